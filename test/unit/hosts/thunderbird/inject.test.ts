import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../fakeBrowser.ts'

const registerScripts = vi.fn()
const executeScript = vi.fn()
const query = vi.fn()
vi.mock('../../../../src/platform/browser.ts', () => ({
  thunderbird: fakeBrowser({
    scripting: { executeScript, messageDisplay: { registerScripts } },
    tabs: { query },
  }),
}))
const { injectIntoOpenMessages, registerContentScript } = await import(
  '../../../../src/hosts/thunderbird/inject.ts'
)

beforeEach(() => vi.clearAllMocks())

test('a registration that outlived the event page is no error', async () => {
  registerScripts.mockRejectedValue(
    new Error('A messageDisplayScript with id "content" is already registered.'),
  )
  await expect(registerContentScript()).resolves.toBeUndefined()
})

test('any other refusal is', async () => {
  registerScripts.mockRejectedValue(new Error('Missing permission'))
  await expect(registerContentScript()).rejects.toThrow('Missing permission')
})

test('reaches every open message although one of them is closed meanwhile', async () => {
  query.mockResolvedValue([{ id: 1 }, { id: 2 }, {}, { id: 3 }])
  executeScript.mockRejectedValueOnce(new Error('no tab 1'))
  await injectIntoOpenMessages()
  expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1, 2, 3])
})
