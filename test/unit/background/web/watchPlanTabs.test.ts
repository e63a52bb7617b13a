import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlanProgress, WindowState } from '../../../../src/platform/planProgress.ts'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'

const storage = fakeStorage()
/** What the tab shows, each time that it is looked at. */
let statuses: (string | null)[] = []
const sendMessage = vi.fn(async (..._: unknown[]): Promise<unknown> => true)
const executeScript = vi.fn(async () => [])
vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    storage,
    scripting: { executeScript },
    tabs: {
      async get() {
        const status = statuses.length > 1 ? statuses.shift() : statuses[0]
        if (!status) throw new Error('no such tab')
        return { status }
      },
      sendMessage: (...all: unknown[]) => sendMessage(...all),
    },
  }),
}))
vi.stubGlobal('navigator', {
  locks: { request: (_: string, task: () => unknown) => Promise.resolve(task()) },
})
const { noteLeft } = await import('../../../../src/background/web/watchPlanTabs.ts')

const page = { url: 'https://mail.example/?_action=compose&_id=1', shows: 'li@partner.example' }

function keep(state: WindowState['state']): void {
  const windows = [{ state, tab: 7, window: 7 }]
  storage.data.plans = { one: { choices: {}, covers: [], windows, time: '' } }
}
const state = () => (storage.data.plans as Record<string, PlanProgress>).one?.windows[0]?.state

beforeEach(() => {
  vi.clearAllMocks()
  statuses = ['complete']
})

describe('the page of a mail of a plan that has gone', () => {
  test('is opened again where it was only loaded again with its mail', async () => {
    keep('opened')
    statuses = ['loading', 'complete']
    await noteLeft(7, page)
    expect(state()).toBe('opened')
    expect(sendMessage).toHaveBeenCalledWith(7, { type: 'follow', ...page }, { frameId: 0 })
  })

  test.each([
    ['another page stands there', undefined],
    ['its mail did not come back', false],
  ])('stays closed where %s', async (_, answer) => {
    keep('opened')
    sendMessage.mockResolvedValueOnce(answer)
    await noteLeft(7, page)
    expect(state()).toBe('closed')
  })

  test('stays closed where its tab has gone, or shows what is none of ours', async () => {
    keep('opened')
    statuses = [null]
    await noteLeft(7, page)
    expect(state()).toBe('closed')
    keep('opened')
    statuses = ['complete']
    executeScript.mockRejectedValueOnce(new Error('not allowed'))
    await noteLeft(7, page)
    expect(state()).toBe('closed')
  })

  test('is not looked for once its mail was sent', async () => {
    keep('sent')
    await noteLeft(7, page)
    expect(state()).toBe('sent')
    expect(executeScript).not.toHaveBeenCalled()
  })
})
