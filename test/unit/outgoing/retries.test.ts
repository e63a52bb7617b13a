import { describe, expect, test } from 'vitest'
import {
  afterNews,
  afterRestart,
  afterSend,
  dueAt,
  MAX_RETRIES,
  type News,
  nextDue,
  parseRetries,
  triesOf,
  withRetry,
} from '../../../src/outgoing/retries.ts'
import { retry } from '../retrySamples.ts'

const NOW = '2026-11-22T08:00:00.000Z'

test('what is stored is read back, and nothing else', () => {
  const good = [retry(), retry({ id: 'r2', state: 'cancelled', reason: 'replied', tab: 4, sentAs: 'x@y' })]
  expect(parseRetries(JSON.parse(JSON.stringify(good)))).toEqual(good)
  expect(parseRetries([{ ...retry(), more: 'Dear Li' }])).toEqual([retry()])
})

test.each([
  [null],
  ['x'],
  [{}],
  [[null]],
  [[{ ...retry(), due: 'soon' }]],
  [[{ ...retry(), state: 'asleep' }]],
  [[{ ...retry(), category: 'bad luck' }]],
  [[{ ...retry(), recipients: [] }]],
  [[{ ...retry(), recipients: ['li@x.example\nBcc: all@x.example'] }]],
  [[{ ...retry(), attempt: 4 }]],
])('no retry is read from %j', (value) => {
  expect(parseRetries(value)).toEqual([])
})

describe('time', () => {
  test('makes due what it has come for', () => {
    const later = retry({ id: 'r2', due: '2026-11-22T08:00:01.000Z' })
    expect(dueAt([retry(), later], NOW).map(({ state }) => state)).toEqual(['due', 'waiting'])
  })

  test('the next one is the earliest that still waits', () => {
    const list = [
      retry({ due: '2026-11-24T00:00:00Z' }),
      retry({ due: '2026-11-23T00:00:00Z' }),
      retry({ due: '2026-11-22T00:00:00Z', state: 'due' }),
    ]
    expect(nextDue(list)).toBe('2026-11-23T00:00:00Z')
    expect(nextDue([])).toBeNull()
  })

  test('a restart closes compose windows and forgets what is long over', () => {
    const open = retry({ id: 'r2', state: 'open', tab: 7 })
    const old = retry({ id: 'r3', state: 'sent', changed: '2026-10-01T00:00:00Z' })
    const closed = retry({ id: 'r2', state: 'due' })
    expect(afterRestart([retry(), open, old], NOW)).toEqual([retry(), closed])
  })
})

describe('tries', () => {
  test('are counted over the mails sent again', () => {
    const sent = afterSend(retry({ state: 'open', tab: 3 }), 'second@sender.example', NOW)
    expect(sent).toMatchObject({ state: 'sent', tab: null })
    expect(triesOf([sent], 'original@sender.example')).toBe(1)
    expect(triesOf([sent], 'second@sender.example')).toBe(1)
    expect(triesOf([sent], 'other@sender.example')).toBe(0)
    expect(triesOf([sent], null)).toBe(0)
    const again = retry({ original: 'second@sender.example', attempt: 2, state: 'sent', sentAs: 'third@x' })
    expect(triesOf([sent, again], 'third@x')).toBe(2)
  })

  test('do not count while nothing was sent', () => {
    expect(triesOf([retry({ state: 'due' })], 'original@sender.example')).toBe(0)
  })
})

test('a bounce has one reminder', () => {
  const later = retry({ id: 'r2', due: '2026-11-23T00:00:00Z' })
  expect(withRetry([retry()], later, NOW)).toEqual([later])
  const sent = retry({ state: 'sent' })
  expect(withRetry([sent], later, NOW)).toEqual([sent, later])
})

test('the list does not grow for ever, and drops what is over first', () => {
  const over = Array.from({ length: MAX_RETRIES }, (_, i) =>
    retry({ id: `s${i}`, notice: `s${i}`, state: 'sent' }),
  )
  const list = withRetry([retry({ id: 'p', notice: 'p' }), ...over], retry({ id: 'q', notice: 'q' }), NOW)
  expect(list).toHaveLength(MAX_RETRIES)
  expect(list.map(({ id }) => id)).toEqual(expect.arrayContaining(['p', 'q']))
})

describe('news', () => {
  const news = (more: Partial<News> = {}): News => ({
    kind: 'replied',
    addresses: ['LI.NA@partner.example'],
    about: ['original@sender.example'],
    anyMail: false,
    ...more,
  })

  test.each(['replied', 'delivered', 'refused'] as const)('%s cancels, and says so', (kind) => {
    expect(afterNews(retry(), news({ kind }), NOW)).toEqual(
      retry({ state: 'cancelled', reason: kind, changed: NOW }),
    )
  })

  test('about another mail change nothing, unless the address itself is at fault', () => {
    const about = ['other@sender.example']
    expect(afterNews(retry(), news({ about }), NOW)).toEqual(retry())
    expect(afterNews(retry(), news({ about, kind: 'refused', anyMail: true }), NOW).state).toBe('cancelled')
  })

  test('count for the mail as it was sent again', () => {
    const again = retry({ sentAs: 'second@sender.example' })
    expect(afterNews(again, news({ about: ['second@sender.example'] }), NOW).state).toBe('cancelled')
  })

  test('of one recipient leave the others', () => {
    const two = retry({ recipients: ['li.na@partner.example', 'bo@partner.example'] })
    expect(afterNews(two, news(), NOW)).toMatchObject({
      state: 'waiting',
      recipients: ['bo@partner.example'],
    })
  })

  test.each(['open', 'sent', 'cancelled'] as const)('leave alone what is %s', (state) => {
    expect(afterNews(retry({ state }), news(), NOW)).toEqual(retry({ state }))
  })
})
