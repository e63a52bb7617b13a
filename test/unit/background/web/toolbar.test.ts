import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../fakeBrowser.ts'

const setBadgeText = vi.fn(async (_badge: object) => {})
const setTitle = vi.fn(async (_title: object) => {})
const sendMessage = vi.fn(async (): Promise<unknown> => null)
vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    action: {
      setBadgeText: (badge: object) => setBadgeText(badge),
      setTitle: (title: object) => setTitle(title),
    },
    tabs: { sendMessage: () => sendMessage() },
  }),
}))
const { markTab, unmarkTab } = await import('../../../../src/background/web/toolbar.ts')

beforeEach(() => vi.clearAllMocks())

test('the mark stands in its tab, and no error where the tab has gone', async () => {
  await markTab(5)
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 5, text: '!' })
  setBadgeText.mockRejectedValueOnce(new Error('no tab'))
  await markTab(6)
})

test('what was said of a message goes with it; the mark stays while another one is open', async () => {
  sendMessage.mockResolvedValueOnce([7])
  await unmarkTab(5)
  expect(setTitle).toHaveBeenCalledWith({ tabId: 5, title: '' })
  expect(setBadgeText).not.toHaveBeenCalled()
  await unmarkTab(5)
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 5, text: '' })
})
