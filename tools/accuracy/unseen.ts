/**
 * How right the diagnosis is about replies it was not made from. Of each house that replies come from (a project, a
 * site, the guides) all is forgotten that it alone has taught: its replies as lessons of the words, and the phrases and
 * lessons of ours that stand in no other house's replies. Then its replies are asked. A reply that reads the same
 * elsewhere teaches nothing either, as houses copy from each other.
 */

import { Folding } from '../../src/classifier/fold.ts'
import { classify, compile } from '../../src/classifier/index.ts'
import { createMatcher, findAll } from '../../src/classifier/match.ts'
import { parsePattern } from '../../src/classifier/pattern.ts'
import type { RuleData, RuleSet } from '../../src/classifier/ruleSet.ts'
import type { Confidence, Diagnosis } from '../../src/classifier/types.ts'
import { LEARNING, learn } from '../words/learn.ts'
import { lessonsOf, type Source } from '../words/lessons.ts'
import type { Score } from './measure.ts'
import type { LabelledReply } from './replies.ts'

/** Houses of fewer replies are left out together. */
const FEW = 40

export interface Answer {
  readonly reply: LabelledReply
  readonly diagnosis: Diagnosis
  readonly right: boolean
}

/** Letters alone, as copies differ in hosts, addresses and numbers. */
export const readingOf = (text: string): string =>
  text
    .slice(0, 500)
    .replace(/https?:\S{1,400}|\S{0,80}[@.]\S{1,200}/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()

const readingOfReply = ({ facts }: LabelledReply) => readingOf(facts.diagnosticText ?? '')

/** A house, or several of few replies, with the replies that stand for it: no two of them are alike. */
interface Fold {
  readonly asked: readonly LabelledReply[]
  readonly others: readonly LabelledReply[]
}

/** One fold for each house. What reads like a reply of the house is not among the others. */
export function foldsOf(replies: readonly LabelledReply[], few = FEW): Fold[] {
  const sizes = new Map<string, number>()
  for (const { house } of replies) sizes.set(house, (sizes.get(house) ?? 0) + 1)
  const foldOf = ({ house }: LabelledReply) => ((sizes.get(house) ?? 0) < few ? '' : house)
  return [...new Set(replies.map(foldOf))].map((name) => {
    const own = replies.filter((reply) => foldOf(reply) === name)
    const readings = new Set(own.map(readingOfReply))
    const others = replies.filter((reply) => foldOf(reply) !== name && !readings.has(readingOfReply(reply)))
    return { asked: onceEach(own), others }
  })
}

/** Copies, and what one server wrote about several mails, count once. */
function onceEach(replies: readonly LabelledReply[]): LabelledReply[] {
  const keyOf = (reply: LabelledReply) => {
    const { replyCode, status } = reply.facts
    return [readingOfReply(reply), replyCode, status, reply.categories[0]].join('\0')
  }
  return [...new Map(replies.map((reply) => [keyOf(reply), reply])).values()]
}

/** Asks each house's replies of what the other houses, and rules that no house has heard of, teach. */
export function askUnseen(
  replies: readonly LabelledReply[],
  own: readonly Source[],
  ruleSet: RuleSet,
  few = FEW,
): Answer[] {
  const phrases = [
    ...new Set([
      ...ruleSet.rules.flatMap(({ contains }) => contains),
      ...own.flatMap(({ phrase }) => phrase ?? []),
    ]),
  ]
  const heard = hearing(phrases)
  return foldsOf(replies, few).flatMap(({ asked, others }) => {
    const elsewhere = heard(others)
    const forgotten = new Set([...heard(asked)].filter((phrase) => !elsewhere.has(phrase)))
    const readings = new Set(asked.map(readingOfReply))
    const kept = own.filter(
      ({ text, phrase }) => !(phrase === null ? readings.has(readingOf(text)) : forgotten.has(phrase)),
    )
    const rules = compile({
      ...ruleSet,
      rules: without(forgotten, ruleSet.rules),
      words: learn([...kept, ...lessonsOf(others)], LEARNING),
    })
    return asked.map((reply) => {
      const diagnosis = classify(reply.facts, { mta: reply.mta }, rules)
      return { reply, diagnosis, right: reply.categories.includes(diagnosis.category) }
    })
  })
}

/** How many answers of each confidence there are, and how many are right; `unknown` is an answer of its own. */
export function tally(answers: readonly Answer[]): Record<Confidence | 'unknown', Score> {
  const scoreOf = (name: string): Score => {
    const own = answers.filter(({ diagnosis: { category, confidence } }) =>
      category === 'unknown' ? name === 'unknown' : name === confidence,
    )
    return { right: own.filter(({ right }) => right).length, total: own.length }
  }
  return {
    certain: scoreOf('certain'),
    likely: scoreOf('likely'),
    unsure: scoreOf('unsure'),
    unknown: scoreOf('unknown'),
  }
}

/** Tells which of the phrases stand in replies. */
function hearing(phrases: readonly string[]): (replies: readonly LabelledReply[]) => Set<string> {
  const matcher = createMatcher(phrases.map(parsePattern))
  const folding = new Folding()
  const known = new Map<LabelledReply, readonly string[]>()
  const heardIn = (reply: LabelledReply): readonly string[] => {
    const texts = new Set([reply.facts.diagnosticText ?? '', ...reply.facts.texts.map(({ text }) => text)])
    return [...texts].flatMap((text) => {
      folding.read(text)
      return findAll(matcher, folding).map(({ pattern }) => phrases[pattern] ?? '')
    })
  }
  return (replies) => {
    const heard = new Set<string>()
    for (const reply of replies) {
      const own = known.get(reply) ?? heardIn(reply)
      known.set(reply, own)
      for (const phrase of own) heard.add(phrase)
    }
    return heard
  }
}

/** Rules that had phrases and have none left are gone. */
const without = (forgotten: ReadonlySet<string>, rules: readonly RuleData[]): RuleData[] =>
  rules.flatMap((rule) => {
    const contains = rule.contains.filter((phrase) => !forgotten.has(phrase))
    return contains.length === 0 && rule.contains.length > 0 ? [] : [{ ...rule, contains }]
  })
