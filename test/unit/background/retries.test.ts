import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Retry } from '../../../src/outgoing/retries.ts'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'
import { retry } from '../retrySamples.ts'

const storage = fakeStorage()
const alarms = { create: vi.fn(), clear: vi.fn() }
const notifications = { create: vi.fn(async () => ''), clear: vi.fn(async () => true) }
const setBadgeText = vi.fn()
const getTab = vi.fn()
const updateTab = vi.fn(async () => ({ windowId: 3 }))
const updateWindow = vi.fn()
const openRetryMail = vi.fn<(retry: Retry) => Promise<number>>()
const bounceById = vi.fn()
const bounceOf = vi.fn()
const getHeaders = vi.fn()
const continueList = vi.fn()

const api = fakeBrowser({
  storage,
  alarms,
  notifications,
  action: { setBadgeText },
  tabs: { get: getTab, update: updateTab },
  windows: { update: updateWindow },
  runtime: { getURL: (path: string) => `moz-extension://1/${path}` },
  i18n: { getUILanguage: () => 'en-US' },
  messages: { getHeaders, continueList },
})
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
vi.mock('../../../src/platform/catalogue.ts', () => ({
  loadCatalogue: async () => (await import('../../../_locales/en/messages.json')).default,
}))
vi.mock('../../../src/hosts/thunderbird/reopen.ts', () => ({ openRetryMail }))
vi.mock('../../../src/background/bounce.ts', () => ({ bounceById, bounceOf }))
const { cancelRetry, listRetries, noteSent, reportDue, takeUp } = await import(
  '../../../src/background/retries.ts'
)
const { addRetry, offerRetry, openRetry } = await import('../../../src/background/mailRetries.ts')
const { watchIncoming } = await import('../../../src/background/incoming.ts')

const NOW = '2026-11-22T07:30:00.000Z'
const keep = (...list: Retry[]) => void Object.assign(storage.data, { retries: { version: 1, list } })
const states = () => (storage.data.retries as { list: Retry[] }).list.map(({ state }) => state)

function bounce(diagnosis: object = {}, facts: object = {}, report: object = {}) {
  return {
    header: { id: 5, headerMessageId: 'notice@mx.sender.example' },
    diagnosed: {
      report: { kind: 'failure', original: { messageId: '<original@sender.example>' }, ...report },
      recipients: [
        {
          facts: {
            finalRecipient: 'li.na@partner.example',
            originalRecipient: null,
            action: 'failed',
            ...facts,
          },
          diagnosis: { category: 'greylisted', permanence: 'temporary', params: {}, ...diagnosis },
        },
      ],
    },
  }
}

beforeEach(() => {
  vi.clearAllMocks()
  vi.useFakeTimers({ now: new Date(NOW), toFake: ['Date'] })
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  getTab.mockResolvedValue({ windowId: 3 })
})

describe('an offer', () => {
  test('names times and recipients', async () => {
    bounceById.mockResolvedValue(bounce())
    const offer = await offerRetry(5)
    expect(offer).toMatchObject({ recipients: ['li.na@partner.example'], attempt: 1, pending: null })
    expect(offer?.times[0]).toBe('2026-11-22T07:40:00Z')
  })

  test.each([
    ['a server still tries', bounce({}, { action: 'delayed' }, { kind: 'delay' })],
    ['the cause does not pass', bounce({ category: 'user-unknown', permanence: 'permanent' })],
    ['the address is none', bounce({}, { finalRecipient: 'li na@@' })],
    ['the message is no bounce', null],
  ])('is not made where %s', async (_why, found) => {
    bounceById.mockResolvedValue(found)
    expect(await offerRetry(5)).toBeNull()
    expect(await addRetry(5, '2026-11-22T09:00:00Z')).toBe(false)
    expect(storage.data).toEqual({})
  })

  test('ends after three tries', async () => {
    bounceById.mockResolvedValue(bounce())
    keep(retry({ state: 'sent', attempt: 2 }))
    expect((await offerRetry(5))?.attempt).toBe(3)
    keep(retry({ state: 'sent', attempt: 3 }))
    expect(await offerRetry(5)).toBeNull()
  })
})

test('a reminder is stored without a word of the mail, and its alarm set', async () => {
  bounceById.mockResolvedValue(bounce({ evidence: { text: 'Greylisted' } }, { diagnosticText: 'Greylisted' }))
  expect(await addRetry(5, '2026-11-22T07:40:00Z')).toBe(true)
  expect(alarms.create).toHaveBeenCalledWith('retries', { when: Date.parse('2026-11-22T07:40:00Z') })
  expect(JSON.stringify(storage.data)).not.toContain('Greylisted')
  const [stored] = await listRetries()
  expect(stored).toMatchObject({ notice: 'notice@mx.sender.example', original: 'original@sender.example' })
  await cancelRetry(stored?.id ?? '')
  expect(await listRetries()).toEqual([])
  expect(alarms.clear).toHaveBeenCalledWith('retries')
})

describe('when the time comes', () => {
  test('what is due is told, and the alarm set for the next', async () => {
    keep(retry({ due: NOW }), retry({ id: 'r2', notice: 'b', due: '2026-11-22T09:00:00Z' }))
    await reportDue()
    expect(notifications.create.mock.calls.map(([id]: unknown[]) => id)).toEqual(['retry:r1'])
    expect(states()).toEqual(['due', 'waiting'])
    expect(alarms.create).toHaveBeenCalledWith('retries', { when: Date.parse('2026-11-22T09:00:00Z') })
    expect(setBadgeText).toHaveBeenLastCalledWith({ text: '1' })
    await reportDue()
    expect(notifications.create).toHaveBeenCalledOnce()
  })

  test('the start of the program tells everything that is due, many in one', async () => {
    keep(
      ...['a', 'b', 'c', 'd'].map((id) => retry({ id, notice: id, due: NOW })),
      retry({ id: 'e', notice: 'e', state: 'open', tab: 3 }),
    )
    await takeUp()
    expect(states()).toEqual(['due', 'due', 'due', 'due', 'due'])
    expect(notifications.create).toHaveBeenCalledOnce()
    expect(JSON.stringify(notifications.create.mock.calls)).toContain('5')
  })

  test('no notification comes where the reader wants none, or the system shows none', async () => {
    Object.assign(storage.data, { settings: { version: 1, reminders: false } })
    keep(retry({ due: NOW }))
    await reportDue()
    expect(notifications.create).not.toHaveBeenCalled()
    expect(states()).toEqual(['due'])
    delete storage.data.settings
    notifications.create.mockRejectedValueOnce(new Error('no notifications here'))
    keep(retry({ due: NOW }))
    await reportDue()
    expect(states()).toEqual(['due'])
  })
})

describe('opening', () => {
  test('happens once, however often it is asked for', async () => {
    keep(retry({ state: 'due' }))
    openRetryMail.mockResolvedValue(9)
    expect(await Promise.all([openRetry('r1'), openRetry('r1')])).toEqual([true, true])
    expect(openRetryMail).toHaveBeenCalledOnce()
    expect(await openRetry('r1')).toBe(true)
    expect(updateWindow).toHaveBeenCalledWith(3, { focused: true })
    expect(openRetryMail).toHaveBeenCalledOnce()
  })

  test('that fails leaves it due', async () => {
    keep(retry({ state: 'due' }))
    openRetryMail.mockRejectedValue(new Error('no window'))
    expect(await openRetry('r1')).toBe(false)
    expect(states()).toEqual(['due'])
    expect(await openRetry('unknown')).toBe(false)
  })

  test('and closing without sending leaves it due; sending ends it', async () => {
    keep(retry({ state: 'open', tab: 9 }))
    getTab.mockRejectedValue(new Error('no such tab'))
    expect((await listRetries())[0]?.state).toBe('due')
    await noteSent(8, '<other@sender.example>')
    expect(states()).toEqual(['due'])
    await noteSent(9, '<second@sender.example>')
    expect(storage.data.retries).toMatchObject({ list: [{ state: 'sent', sentAs: 'second@sender.example' }] })
    expect(await listRetries()).toEqual([])
  })
})

describe('mail that comes in', () => {
  const come = (author: string) =>
    watchIncoming({
      id: null,
      messages: [{ id: 7, author, headerMessageId: 'x', subject: '', size: 1, date: new Date(0) }],
    })

  test('cancels when the recipient answers that very mail', async () => {
    keep(retry())
    getHeaders.mockResolvedValue({ 'in-reply-to': ['<original@sender.example>'] })
    await come('Li Na <LI.NA@partner.example>')
    expect(storage.data.retries).toMatchObject({ list: [{ state: 'cancelled', reason: 'replied' }] })
    expect(notifications.clear).toHaveBeenCalledWith('retry:r1')
    expect(alarms.clear).toHaveBeenCalled()
  })

  test('changes nothing when the recipient writes about something else', async () => {
    keep(retry())
    getHeaders.mockResolvedValue({ references: ['<lunch@partner.example>'] })
    await come('li.na@partner.example')
    expect(states()).toEqual(['waiting'])
  })

  test.each([
    ['user-unknown', 'permanent', '<other@sender.example>', 'cancelled'],
    ['spam-content', 'permanent', '<original@sender.example>', 'cancelled'],
    ['spam-content', 'permanent', '<other@sender.example>', 'waiting'],
    ['greylisted', 'temporary', '<original@sender.example>', 'waiting'],
  ])('%s, %s, about %s leaves it %s', async (category, permanence, messageId, state) => {
    keep(retry())
    bounceOf.mockResolvedValue(bounce({ category, permanence }, {}, { original: { messageId } }))
    await come('MAILER-DAEMON@mx.sender.example')
    expect(states()).toEqual([state])
  })

  test('cancels when a notice says that it arrived', async () => {
    keep(retry())
    bounceOf.mockResolvedValue(bounce({}, { action: 'delivered' }, { kind: 'success' }))
    await come('MAILER-DAEMON@mx.sender.example')
    expect(storage.data.retries).toMatchObject({ list: [{ state: 'cancelled', reason: 'delivered' }] })
  })

  test('is not looked at while nothing waits, and cannot break the rest', async () => {
    keep(retry({ state: 'sent' }))
    await come('li.na@partner.example')
    expect(getHeaders).not.toHaveBeenCalled()
    keep(retry())
    getHeaders.mockRejectedValue(new Error('gone'))
    await come('li.na@partner.example')
    expect(states()).toEqual(['waiting'])
  })
})
