import { beforeAll, describe, expect, test } from 'vitest'
import type { Field } from '../../tools/accuracy/judge.ts'
import type { Accuracy, Score } from '../../tools/accuracy/measure.ts'
import { filledIn } from '../../tools/accuracy/placeholders.ts'
import { accuracyOf } from '../../tools/accuracy.ts'
import { sharedAvailable } from './shared.ts'

/** Least percentage of labels that we agree with. Raise a floor when the figure has risen, never lower it. */
const FLOORS: readonly (readonly [source: string, field: Field, percent: number])[] = [
  ['all', 'detected', 99.5],
  ['all', 'falseAlarm', 99.8],
  ['all', 'kind', 98],
  ['all', 'recipients', 98.5],
  ['all', 'replyCode', 98],
  ['all', 'status', 98],
  ['all', 'permanence', 97],
  ['all', 'party', 92.5],
  ['all', 'candidates', 91],
  ['corpus', 'category', 96.5],
  ['mta', 'category', 99],
  ['kb/codes', 'category', 98],
  ['kb/lines-zh', 'category', 99],
  ['seeds/example', 'category', 100],
  ['seeds/keyword', 'category', 100],
  ['seeds/not-a-failure', 'falseAlarm', 100],
]

const percent = ({ right, total }: Score) => (100 * right) / total

describe.runIf(sharedAvailable('agreement with the labelled mails and lines'))('accuracy', () => {
  let accuracy: Accuracy
  beforeAll(async () => {
    accuracy = await accuracyOf()
  }, 120_000)

  test.each(FLOORS)('%s: %s is right for at least %d %%', (source, field, floor) => {
    const score = accuracy.scores.get(source)?.[field]
    expect(score?.total).toBeGreaterThan(0)
    expect(percent(score as Score)).toBeGreaterThanOrEqual(floor)
  })

  test('the surer the diagnosis, the more often it is right', () => {
    const row = accuracy.calibration.get('all')
    if (!row) throw new Error('no calibration')
    expect(percent(row.certain)).toBeGreaterThanOrEqual(99)
    expect(percent(row.likely)).toBeGreaterThanOrEqual(95)
    expect(percent(row.likely)).toBeGreaterThan(percent(row.unsure))
    expect(percent(row.unsure)).toBeGreaterThanOrEqual(85)
  })

  test('every miss names the place of its label', () => {
    for (const { case: item } of accuracy.misses) expect(item.where).toMatch(/^[\w/-]+\.jsonl:\d+$/)
  })
})

test('an entry of the knowledge base becomes a line that a server could say', () => {
  expect(filledIn('Client host [<ip>] blocked … see <url>', ['554', '5.7.1'])).toBe(
    '554 5.7.1 Client host [192.0.2.25] blocked see https://help.example.net/codes',
  )
  expect(filledIn('550 5.1.1 <rcpt>: unknown', ['550', '5.1.1'])).toBe(
    '550 5.1.1 li.ming@recipient.example: unknown',
  )
})
