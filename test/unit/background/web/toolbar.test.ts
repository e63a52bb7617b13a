import { beforeEach, expect, test, vi } from 'vitest'
import { SAMPLES } from '../../../../src/ui/dev/samples.ts'
import { fakeBrowser } from '../../fakeBrowser.ts'

const setBadgeText = vi.fn(async (_badge: object) => {})
const setTitle = vi.fn(async (_title: { readonly title: string }) => {})
const askFrames = vi.fn(async (): Promise<unknown> => null)
const bounceOf = vi.fn()
vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    action: {
      setBadgeText: (badge: object) => setBadgeText(badge),
      setBadgeBackgroundColor: async () => {},
      setTitle: (title: never) => setTitle(title),
      getTitle: async () => 'Bounce Doctor',
    },
  }),
}))
vi.mock('../../../../src/platform/catalogue.ts', () => ({
  loadCatalogue: async () => (await import('../../../../_locales/en/messages.json')).default,
}))
vi.mock('../../../../src/background/web/bounce.ts', () => ({ askFrames, bounceOf }))
const { markHidden, markTab, unmarkHidden, unmarkTab } = await import(
  '../../../../src/background/web/toolbar.ts'
)

const [view] = SAMPLES
if (!view) throw new Error('no sample')
beforeEach(() => vi.clearAllMocks())

test('a mark stands in its tab and says why; no error where the tab has gone', async () => {
  await markTab(5, 'covered', { view })
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 5, text: '•' })
  expect(setTitle.mock.lastCall?.[0].title).toContain(view.headline)
  setBadgeText.mockRejectedValueOnce(new Error('no tab'))
  await markTab(6, 'trick', { view })
  expect(setTitle).toHaveBeenCalledTimes(2)
})

test('the mark goes with its message, unless a trick still stands open', async () => {
  askFrames.mockResolvedValue([7, 8])
  bounceOf.mockImplementation(async (_tab, id) => (id === 8 ? { verdict: { verdict: 'trick' } } : null))
  await unmarkTab(5)
  expect(setBadgeText).not.toHaveBeenCalled()
  bounceOf.mockResolvedValue({ verdict: { verdict: 'none' } })
  await unmarkTab(5)
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 5, text: null })
  expect(setTitle).toHaveBeenCalledWith({ tabId: 5, title: 'Bounce Doctor' })
})

test('a message that hides its banner stays marked when another one goes, or no longer hides its own', async () => {
  askFrames.mockResolvedValue([7, 8])
  bounceOf.mockResolvedValue({ verdict: { verdict: 'none' } })
  for (const message of [7, 8]) await markHidden(6, message, { view })
  setBadgeText.mockClear()
  await unmarkHidden(6, 8)
  await unmarkTab(6)
  expect(setBadgeText).not.toHaveBeenCalled()
  await unmarkHidden(6, 7)
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 6, text: null })
})
