import { describe, expect, it } from 'vitest'
import { compile, explain } from '../../../src/classifier/index.ts'
import type { WordTable } from '../../../src/classifier/ruleSet.ts'
import { featuresOf, loudest, proposeByWords } from '../../../src/classifier/words.ts'
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
const propose = (text: string) => proposeByWords(factsOf(text), TABLE)

describe('single words', () => {
  it('are heard by their stems, addresses and links left aside', () => {
    const text = '550 5.7.1 <crowded@example.com> Rejected rejection, see https://spam.example/crowded'
    expect([...featuresOf(text, factsOf(text))]).toEqual(['#550', '#5', '#7.1', 'reject', 'see'])
  })

  it('vote, and show the word that spoke loudest', () => {
    expect(propose('552 Mailbox crowded')?.category).toBe('mailbox-full')
    const span = { source: 'diagnostic-code', text: 'crowded', start: 12, end: 19 }
    expect(loudest('552 Mailbox crowded', 'mailbox-full', TABLE)).toEqual(span)
    expect(propose('550 Mailbox of a stranger')?.category).toBe('user-unknown')
    const share = (text: string) => propose(text)?.share ?? 0
    expect(share('552 crowded mailbox')).toBeGreaterThan(share('552 mailbox'))
  })

  it.each([
    ['no reply', null],
    ['words unheard of', '550 zorblax quuxified'],
    ['hardly any word known', '550 crowded zorblax quuxified frobnicated'],
    ['a code alone', '552'],
    ['Chinese, which has no blanks', '552 邮箱 crowded'],
    ['names of what every object has', '550 constructor toString'],
  ])('stay silent for %s', (_, text) => {
    expect(proposeByWords(text === null ? NOTHING : factsOf(text), TABLE)).toBeNull()
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
    [50, 'likely', 'unsure'],
    [80, 'certain', 'certain'],
  ])('of weight %i are %s where they agree, %s where not', (weight, agreeing, contradicting) => {
    const confidenceOf = (category: 'mailbox-full' | 'user-unknown') => {
      const own = ruleSetOf(ruleSet, [{ id: 'own', category, contains: ['is crowded'], weight }])
      return explain('599 Mailbox is crowded', compile({ ...own, words: TABLE })).diagnosis.confidence
    }
    expect([confidenceOf('mailbox-full'), confidenceOf('user-unknown')]).toEqual([agreeing, contradicting])
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
