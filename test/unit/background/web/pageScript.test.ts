import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'

const storage = fakeStorage()
let origins: string[] = []
let registered: unknown[] = []
const executeScript = vi.fn(async (_details: object) => [])
const sendMessage = vi.fn(async (_tab: number, _message: object) => null)
const query = vi.fn(async (_about: object) => [{ id: 1 }, {}, { id: 2 }])
const contains = vi.fn(async ({ origins: [asked] }: { origins: string[] }) => origins.includes(asked ?? ''))
vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    storage,
    permissions: { getAll: async () => ({ origins }), contains: (asked: never) => contains(asked) },
    scripting: {
      executeScript: (details: object) => executeScript(details),
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: unknown[]) => {
        if (registered.length > 0) throw new Error('Duplicate script ID')
        registered = scripts
      },
      updateContentScripts: async (scripts: unknown[]) => {
        registered = scripts
      },
      unregisterContentScripts: async () => {
        registered = []
      },
    },
    tabs: {
      query: (about: object) => query(about),
      sendMessage: (tab: number, message: object) => sendMessage(tab, message),
    },
  }),
}))
const { injectIntoOpenTabs, isAllowed, recheckOpenTabs, registerPageScript } = await import(
  '../../../../src/background/web/pageScript.ts'
)

beforeEach(() => {
  origins = []
  registered = []
  vi.clearAllMocks()
})

describe('the page script', () => {
  test('runs nowhere until the reader allows a page, and nowhere afterwards', async () => {
    await registerPageScript()
    expect(registered).toEqual([])
    origins = ['https://mail.sender.example/*']
    await registerPageScript()
    expect(registered).toMatchObject([
      { matches: origins, js: ['webmail.js'], allFrames: true, persistAcrossSessions: true },
    ])
    origins = []
    await registerPageScript()
    expect(registered).toEqual([])
  })

  test('follows every change, also when two come at once', async () => {
    origins = ['https://a.example/*']
    const first = registerPageScript()
    origins = ['https://a.example/*', 'https://b.example/*']
    await Promise.all([first, registerPageScript()])
    expect(registered).toMatchObject([{ matches: origins }])
  })

  test('leaves pages of the extension itself and of files alone', async () => {
    origins = ['file:///*', 'moz-extension://x/*', '*://mail.sender.example/*']
    await registerPageScript()
    expect(registered).toMatchObject([{ matches: ['*://mail.sender.example/*'] }])
  })

  test('does not run in the pages of a resolver, be it the reader’s own', async () => {
    storage.data.settings = { version: 1, ownResolver: 'https://dns.corp.example/dns-query' }
    origins = ['https://dns.google/*', 'https://dns.corp.example/*', 'https://mail.sender.example/*']
    await registerPageScript()
    expect(registered).toMatchObject([{ matches: ['https://mail.sender.example/*'] }])
  })

  test('comes into the tabs that are open already, though one of them refuses', async () => {
    executeScript.mockRejectedValueOnce(new Error('crashed'))
    await injectIntoOpenTabs(['https://mail.sender.example/*'])
    expect(query).toHaveBeenCalledWith({ url: ['https://mail.sender.example/*'] })
    expect(executeScript).toHaveBeenCalledTimes(2)
    expect(executeScript).toHaveBeenLastCalledWith({
      target: { tabId: 2, allFrames: true },
      files: ['/webmail.js'],
    })
    await injectIntoOpenTabs([])
    expect(query).toHaveBeenCalledOnce()
  })

  test('is asked in every tab whether it may stay', async () => {
    await recheckOpenTabs()
    expect(sendMessage.mock.calls).toEqual([
      [1, { type: 'recheck' }],
      [2, { type: 'recheck' }],
    ])
  })
})

test.each([
  ['https://mail.sender.example:8443/roundcube/?x', true],
  ['https://other.example/', false],
  ['http://mail.sender.example/', false],
  ['about:blank', false],
  [undefined, false],
])('%s is allowed: %s', async (address, allowed) => {
  origins = ['https://mail.sender.example/*']
  expect(await isAllowed(address)).toBe(allowed)
})
