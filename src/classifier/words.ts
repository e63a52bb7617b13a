/**
 * Where phrases leave open what a reply means, its single words vote. Each word that the learning has seen
 * (rules/words.toml) counts for or against some categories; the sums become shares of one. Nothing is hidden in it:
 * the words that decided are shown as evidence like a phrase.
 */
import type { RecipientFacts } from '../report/types.ts'
import type { WordTable } from './ruleSet.ts'
import { CATEGORIES, type Category, type Span } from './types.ts'

/** Words are told apart by so many letters: `reject`, `rejected` and `rejection` are one. */
export const STEM_LETTERS = 6

/** Of the words of a reply more must be known; else it is in a language, or about a thing, never heard of. */
const KNOWN = 0.5

/** Letters of a reply that are looked at. */
const MAX_LETTERS = 2_000

const NOT_WORDS = /https?:\/\/\S{1,400}|www\.\S{1,400}|\S{0,80}@\S{1,200}/g
const WORD = /[\p{L}\p{M}]{2,}/gu

/** Chinese is written without blanks: the phrases of rules/phrases/zh*.toml alone speak there. */
const HAN = /\p{Script=Han}/u

/** A word's stem and where the word stands. */
interface Stem {
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** What the words of a reply propose, with the word that speaks loudest for it. */
export interface Proposal {
  readonly category: Category
  /** Between 0 and 1: how much of the vote the category got. */
  readonly share: number
  readonly span: Span | null
}

function* wordsOf(text: string): Generator<Stem> {
  const blank = text.slice(0, MAX_LETTERS).replace(NOT_WORDS, (whole) => ' '.repeat(whole.length))
  for (const { 0: word, index } of blank.matchAll(WORD)) {
    yield { stem: word.toLowerCase().slice(0, STEM_LETTERS), start: index, end: index + word.length }
  }
}

function codesOf({ replyCode, status }: RecipientFacts): string[] {
  const codes: string[] = []
  if (replyCode) codes.push(`#${replyCode}`, `#${replyCode[0]}`)
  if (status) codes.push(`#${status.slice(2)}`)
  return codes
}

/** Everything about a reply that can be learned from: stems of its words, and its codes behind a `#`; each once. */
export function featuresOf(text: string, facts: RecipientFacts): Set<string> {
  const features = new Set(codesOf(facts))
  for (const { stem } of wordsOf(text)) features.add(stem)
  return features
}

/** What the words of the reply vote for; null where there is no reply or none of its words is known. */
export function proposeByWords(facts: RecipientFacts, table: WordTable): Proposal | null {
  const text = facts.diagnosticText
  const vote = text && !HAN.test(text) ? proposeByFeatures(featuresOf(text, facts), table) : null
  if (!text || !vote) return null
  return { ...vote, span: loudest(text, vote.category, table) }
}

const countWords = (features: readonly string[]) =>
  features.filter((feature) => !feature.startsWith('#')).length

/** The same for features alone. Codes without any word propose nothing: rules/codes.toml knows them better. */
export function proposeByFeatures(
  features: ReadonlySet<string>,
  table: WordTable,
): Pick<Proposal, 'category' | 'share'> | null {
  const known = [...features].filter((feature) => Object.hasOwn(table.stems, feature))
  if (countWords(known) === 0 || countWords(known) <= KNOWN * countWords([...features])) return null
  const sums = sumsOf(known, table)
  const category = CATEGORIES.reduce((best, next) => (sumOf(sums, next) > sumOf(sums, best) ? next : best))
  const highest = sumOf(sums, category)
  const total = CATEGORIES.reduce((sum, next) => sum + Math.exp(sumOf(sums, next) - highest), 0)
  return { category, share: 1 / total }
}

type Sums = ReadonlyMap<Category, number>

const sumOf = (sums: Sums, category: Category) => sums.get(category) ?? 0

/** Votes of the words together; a long reply does not shout louder than a short one. */
function sumsOf(features: readonly string[], table: WordTable): Sums {
  const sums = new Map<Category, number>(Object.entries(table.bias) as [Category, number][])
  const scale = 1 / Math.sqrt(features.length)
  for (const feature of features)
    for (const [category, weight] of Object.entries(table.stems[feature] ?? {}) as [Category, number][])
      sums.set(category, (sums.get(category) ?? 0) + weight * scale)
  return sums
}

function loudest(text: string, category: Category, table: WordTable): Span | null {
  let best: Stem | null = null
  let most = 0
  for (const word of wordsOf(text)) {
    const weight = Object.hasOwn(table.stems, word.stem) ? (table.stems[word.stem]?.[category] ?? 0) : 0
    if (weight <= most) continue
    most = weight
    best = word
  }
  if (!best) return null
  const { start, end } = best
  return { source: 'diagnostic-code', start, end, text: text.slice(start, end) }
}
