import { describe, expect, it } from 'vitest'
import { countVotes } from '../../../src/classifier/ballot.ts'
import { compile, explain } from '../../../src/classifier/index.ts'
import type { WordTable } from '../../../src/classifier/ruleSet.ts'
import { CATEGORIES, type Category } from '../../../src/classifier/types.ts'
import { featuresOf, loudest, voteOfWords } from '../../../src/classifier/words.ts'
import { learn } from '../../../tools/words/learn.ts'
import { factsOf, NOTHING, ruleSetOf, shippedRuleSet } from './rules.ts'

const TABLE: WordTable = {
  bias: {},
  stems: {
    mailbo: { 'mailbox-full': 3, 'user-unknown': 2 },
    crowde: { 'mailbox-full': 6 },
    strang: { 'user-unknown': 6 },
    '#552': { 'mailbox-full': 2 },
  },
}
const RULE_SET = { words: TABLE, rules: [] }
const vote = (text: string) => voteOfWords(text, factsOf(text), TABLE)
const shareOf = (category: Category, text: string) =>
  Math.exp(vote(text)?.[CATEGORIES.indexOf(category)] ?? Number.NEGATIVE_INFINITY)

describe('single words', () => {
  it('are heard by their stems, addresses and links left aside', () => {
    const text = '550 5.7.1 <crowded@example.com> Rejected rejection, see https://spam.example/crowded'
    expect([...featuresOf(text, factsOf(text))]).toEqual(['#550', '#5', '#7.1', 'reject', 'see'])
  })

  it('vote, and show the word that spoke loudest', () => {
    const span = { source: 'diagnostic-code', text: 'crowded', start: 12, end: 19 }
    expect(loudest('552 Mailbox crowded', 'mailbox-full', TABLE)).toEqual(span)
    const stranger = '550 Mailbox of a stranger'
    expect(shareOf('user-unknown', stranger)).toBeGreaterThan(shareOf('mailbox-full', stranger))
    expect(shareOf('mailbox-full', '552 crowded mailbox')).toBeGreaterThan(
      shareOf('mailbox-full', '552 mailbox'),
    )
  })

  it('share one vote among the categories', () => {
    const total = CATEGORIES.reduce((sum, category) => sum + shareOf(category, '552 Mailbox crowded'), 0)
    expect(total).toBeCloseTo(1, 10)
  })

  it.each([
    ['words unheard of', '550 zorblax quuxified'],
    ['hardly any word known', '550 crowded zorblax quuxified frobnicated'],
    ['a code alone', '552'],
    ['names of what every object has', '550 constructor toString'],
  ])('stay silent for %s', (_, text) => {
    expect(vote(text)).toBeNull()
  })
})

describe('the ballot', () => {
  const rule = (category: Category, weight: number, text: string) => {
    const span = { source: 'diagnostic-code' as const, text, start: 4, end: 4 + text.length }
    return { ruleId: 'own', category, weight, span }
  }
  const chance = (text: string, ...evidence: ReturnType<typeof rule>[]) =>
    countVotes(evidence, factsOf(text), RULE_SET)?.shareOf('mailbox-full') ?? 0

  it('hears phrases, heavier ones more, and those most that are all that is said', () => {
    const text = '552 Mailbox crowded'
    const [light, heavy, whole] = [
      rule('mailbox-full', 30, 'crowded'),
      rule('mailbox-full', 60, 'crowded'),
      rule('mailbox-full', 60, 'Mailbox crowded'),
    ]
    const chances = [chance(text), chance(text, light), chance(text, heavy), chance(text, whole)]
    expect(chances).toEqual([...chances].sort())
    expect(chance(text, rule('spam-content', 60, 'crowded'))).toBeLessThan(chance(text))
  })

  it.each([null, '552 5.2.2', '552'])('is not held where %s is all there is', (text) => {
    expect(countVotes([], text === null ? NOTHING : factsOf(text), RULE_SET)).toBeNull()
  })
})

describe('learning', () => {
  const lesson = (text: string, category: 'mailbox-full' | 'user-unknown') => ({
    features: featuresOf(text, NOTHING),
    categories: [category] as const,
    weight: 1,
  })
  const lessons = Array.from({ length: 6 }, () => [
    lesson('the crowded mailbox', 'mailbox-full'),
    lesson('the strange mailbox', 'user-unknown'),
  ]).flat()

  it('finds the words that tell categories apart', () => {
    const { stems } = learn(lessons, { least: 3, thrift: 0.003 })
    expect(Object.keys(stems).sort()).toEqual(expect.arrayContaining(['crowde', 'strang']))
    expect(stems.crowde?.['mailbox-full']).toBeGreaterThan(0)
  })

  it('comes to the same table each time', () => {
    const learning = { least: 3, thrift: 0.003 }
    expect(learn(lessons, learning)).toEqual(learn(lessons, learning))
  })
})

describe('phrases and words together', async () => {
  const ruleSet = await shippedRuleSet()
  const rules = compile(ruleSet)
  const judge = (text: string) => explain(text, rules).diagnosis

  it.each([
    [66, 'certain', 'likely'],
    [50, 'certain', 'unsure'],
    [80, 'certain', 'likely'],
  ])('of weight %i are %s where they agree, %s where not', (weight, agreeing, contradicting) => {
    const confidenceOf = (category: 'mailbox-full' | 'user-unknown') => {
      const own = ruleSetOf(ruleSet, [{ id: 'own', category, contains: ['is crowded'], weight }])
      return explain('599 Mailbox is crowded', compile({ ...own, words: TABLE })).diagnosis.confidence
    }
    expect([confidenceOf('mailbox-full'), confidenceOf('user-unknown')]).toEqual([agreeing, contradicting])
  })

  it('hear the vote rather than a light phrase that it is clearly against', () => {
    const own = ruleSetOf(ruleSet, [
      { id: 'own', category: 'user-unknown', contains: ['is crowded'], weight: 45 },
    ])
    const { category, ruleId, confidence } = explain(
      '599 Crowded mailbox is crowded',
      compile({ ...own, words: TABLE }),
    ).diagnosis
    expect([category, ruleId, confidence]).toEqual(['mailbox-full', 'words', 'unsure'])
  })

  it.each(['550 Error', '550', '554 Transaction failed', '550 5.0.0 Sorry', '554 5.0.0 zorblax'])(
    'do not guess at %s',
    (text) => {
      expect(judge(text)).toMatchObject({ category: 'unknown', confidence: 'unsure' })
    },
  )

  it('name the rule that is none', () => {
    const { ruleId, confidence, evidence, category } = judge(
      '554 Recipients mailbox is crowded and overflowing',
    )
    expect(confidence).not.toBe('certain')
    if (category !== 'unknown') expect([ruleId === null, evidence === null]).toEqual([false, false])
  })
})
