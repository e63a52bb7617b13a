import { describe, expect, it } from 'vitest'
import type { Category } from '../../../src/classifier/types.ts'
import { houseOf, type LabelledReply } from '../../../tools/accuracy/replies.ts'
import { askUnseen, foldsOf, readingOf, tally } from '../../../tools/accuracy/unseen.ts'
import { factsOf, ruleSetOf, shippedRuleSet } from '../classifier/rules.ts'

const reply = (house: string, text: string, ...categories: Category[]): LabelledReply => ({
  house,
  facts: factsOf(text),
  mta: null,
  categories,
})

describe('a house', () => {
  it.each([
    ['corpus/sisimai', 'sisimai'],
    ['sisimai/go-sisimai:reason/why-userunknown.go', 'sisimai'],
    ['https://help.example.com/codes (a table)', 'help.example.com'],
    ['QQ Mail help id=20022', 'qq'],
    ['mta/exim', 'seeds'],
    ['seeds/004 (server reply list)', 'seeds'],
  ])('of %s is %s', (origin, house) => {
    expect(houseOf(origin)).toBe(house)
  })
})

describe('leaving a house out', () => {
  const replies = [
    reply('north', '550 mailbox is crowded', 'mailbox-full'),
    reply('north', '550 mailbox is crowded!', 'mailbox-full'),
    reply('south', '550 Mailbox is crowded <li@example.com>', 'mailbox-full'),
    reply('south', '550 a stranger lives here', 'user-unknown'),
    reply('east', '550 crowded out', 'mailbox-full'),
  ]

  it('asks each reply once, and leaves out what reads the same elsewhere', () => {
    const [north] = foldsOf(replies, 0)
    expect(north?.asked).toHaveLength(1)
    expect(north?.others.map(({ house }) => house)).toEqual(['south', 'east'])
  })

  it('takes small houses together', () => {
    expect(foldsOf(replies, 2).map(({ asked }) => asked.map(({ house }) => house))).toEqual([
      ['north'],
      ['south', 'south'],
      ['east'],
    ])
    expect(foldsOf(replies, 3)).toHaveLength(1)
  })

  it('reads letters alone', () => {
    expect(readingOf('550-5.1.1 <li@example.com> User UNKNOWN, see https://example.com/x')).toBe(
      'user unknown see',
    )
  })
})

describe('what is forgotten', async () => {
  const ruleSet = ruleSetOf(await shippedRuleSet(), [
    { id: 'own', category: 'mailbox-full', contains: ['is crowded', 'is overfull'], weight: 70 },
  ])
  const asked = (...replies: LabelledReply[]) =>
    askUnseen(replies, [], ruleSet, 0).map(({ diagnosis }) => diagnosis.ruleId)

  it('are phrases that only the asked house says', () => {
    expect(asked(reply('north', '599 it is crowded', 'mailbox-full'))).toEqual([null])
  })

  it('are none that another house says as well', () => {
    const both = asked(
      reply('north', '599 it is crowded', 'mailbox-full'),
      reply('south', '599 the place is crowded now', 'mailbox-full'),
    )
    expect(both).toEqual(['own', 'own'])
  })
})

it('answers are counted by their confidence, unknown apart', async () => {
  const ruleSet = ruleSetOf(await shippedRuleSet(), [])
  const answers = askUnseen([reply('north', '599 zorblax', 'mailbox-full')], [], ruleSet, 0)
  const none = { right: 0, total: 0 }
  expect(tally(answers)).toEqual({
    certain: none,
    likely: none,
    unsure: none,
    unknown: { right: 0, total: 1 },
  })
})
