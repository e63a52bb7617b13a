import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Retry } from '../../../../src/outgoing/retries.ts'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'
import { retry } from '../../retrySamples.ts'

const storage = fakeStorage()
const alarms = { create: vi.fn(), clear: vi.fn() }
const setBadgeText = vi.fn()
const tabs = {
  get: vi.fn(async () => ({ windowId: 3 })),
  query: vi.fn(async (): Promise<readonly object[]> => []),
  create: vi.fn(async (_tab: object) => ({ id: 9, windowId: 3 })),
  update: vi.fn(async (id: number) => ({ id, windowId: 3 })),
}
const bounceOf = vi.fn()
// A browser without leave for notifications has none.
const api = fakeBrowser({
  storage,
  alarms,
  tabs,
  action: { setBadgeText },
  windows: { update: vi.fn(async () => ({})) },
  runtime: { getURL: (path: string) => `chrome-extension://1/${path}` },
  i18n: { getUILanguage: () => 'en-US' },
})
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: api }))
vi.mock('../../../../src/platform/catalogue.ts', () => ({
  loadCatalogue: async () => (await import('../../../../_locales/en/messages.json')).default,
}))
vi.mock('../../../../src/background/web/bounce.ts', () => ({ bounceOf }))
const { addRetry, canRetry, offerRetry, openRetry } = await import(
  '../../../../src/background/web/retries.ts'
)
const { cancelRetry, reportDue, takeUp } = await import('../../../../src/background/retries.ts')

const PAGE = 'https://mail.sender.example/?_mbox=INBOX&_uid=5&_action=show'
const NOW = '2026-11-22T07:30:00.000Z'
const bounce = (more: object = {}, diagnosis: object = {}) => ({
  identity: '<notice@mx.sender.example>',
  page: PAGE,
  diagnosed: {
    report: { kind: 'failure', original: { messageId: '<original@sender.example>' } },
    recipients: [
      {
        facts: { finalRecipient: 'li.na@partner.example', originalRecipient: null, action: 'failed' },
        diagnosis: { category: 'greylisted', permanence: 'temporary', params: {}, ...diagnosis },
      },
    ],
  },
  ...more,
})
const keep = (...list: Retry[]) => void Object.assign(storage.data, { retries: { version: 1, list } })
const stored = () => (storage.data.retries as { list: Retry[] }).list

beforeEach(() => {
  vi.clearAllMocks()
  vi.useFakeTimers({ now: new Date(NOW), toFake: ['Date'] })
  for (const key of Object.keys(storage.data)) delete storage.data[key]
})

describe('a reminder of a mail in a webmail', () => {
  test('is kept with the page that shows the bounce, and found again', async () => {
    bounceOf.mockResolvedValue(bounce())
    expect((await offerRetry(5, 77))?.times[0]).toBe('2026-11-22T07:40:00Z')
    expect(bounceOf).toHaveBeenCalledWith(5, 77)
    expect(await addRetry(5, 77, '2026-11-22T07:40:00Z')).toBe(true)
    expect(stored()).toMatchObject([{ notice: '<notice@mx.sender.example>', page: PAGE, state: 'waiting' }])
    expect(alarms.create).toHaveBeenCalledWith('retries', { when: Date.parse('2026-11-22T07:40:00Z') })
    expect((await offerRetry(5, 77))?.pending).toMatchObject({ page: PAGE })
    await cancelRetry(stored()[0]?.id ?? '')
    expect(stored()).toEqual([])
  })

  test.each([
    ['no page shows it by itself', bounce({ page: null })],
    ['its cause does not pass', bounce({}, { category: 'user-unknown', permanence: 'permanent' })],
    ['it is no longer open', null],
  ])('is not offered where %s', async (_why, found) => {
    bounceOf.mockResolvedValue(found)
    expect(await offerRetry(5, 77)).toBeNull()
    expect(await addRetry(5, 77, '2026-11-22T09:00:00Z')).toBe(false)
    expect(storage.data).toEqual({})
  })

  test('ends after three tries', async () => {
    keep(retry({ state: 'sent', attempt: 3 }))
    expect(await canRetry(bounce() as never)).toBe(false)
  })

  test('stands as a number on the button where no notification may be shown', async () => {
    keep(retry({ page: PAGE, due: NOW }))
    await reportDue()
    expect(setBadgeText).toHaveBeenLastCalledWith({ text: '1' })
  })
})

describe('opening it', () => {
  test('brings up the page of the bounce, and again when the tab shows something else', async () => {
    keep(retry({ page: PAGE, state: 'due' }))
    expect(await openRetry('r1')).toBe(true)
    expect(tabs.create).toHaveBeenCalledWith({ url: PAGE })
    expect(stored()).toMatchObject([{ state: 'open', tab: 9 }])
    expect(setBadgeText).toHaveBeenLastCalledWith({ text: '' })
    expect(await Promise.all([openRetry('r1'), openRetry('r1')])).toEqual([true, true])
    expect(tabs.create).toHaveBeenCalledTimes(2)
  })

  test('takes the tab that shows it already', async () => {
    keep(retry({ page: PAGE, state: 'due' }))
    tabs.query.mockResolvedValueOnce([
      { id: 4, url: 'https://mail.sender.example/' },
      { id: 6, url: PAGE },
    ])
    expect(await openRetry('r1')).toBe(true)
    expect(tabs.create).not.toHaveBeenCalled()
    expect(stored()).toMatchObject([{ state: 'open', tab: 6 }])
  })

  test('leaves it due where it fails, and after the browser has ended', async () => {
    keep(retry({ page: PAGE, state: 'due' }))
    tabs.create.mockRejectedValueOnce(new Error('no window'))
    expect(await openRetry('r1')).toBe(false)
    expect(stored()).toMatchObject([{ state: 'due' }])
    await openRetry('r1')
    await takeUp()
    expect(stored()).toMatchObject([{ state: 'due', tab: null }])
  })
})

test('what is no address of a page is not kept as one', async () => {
  const { parseRetries } = await import('../../../../src/outgoing/retries.ts')
  const pages = [PAGE, 'javascript:alert(1)', `https://${'x'.repeat(5000)}`, 7].map((page) => ({
    ...retry(),
    page,
  }))
  expect(parseRetries(pages).map(({ page }) => page)).toEqual([PAGE, null, null, null])
})
