/**
 * Beside the phrases, the single words of a reply vote. Each word that the learning has seen (rules/words.toml) counts
 * for or against some categories; the sums become shares of one, which ballot.ts weighs together with phrases and
 * codes. Nothing is hidden in it: the words that decided are shown as evidence like a phrase.
 */
import type { RecipientFacts } from '../report/types.ts'
import type { WordTable } from './ruleSet.ts'
import { CATEGORIES, type Category, type Span } from './types.ts'

/** Words are told apart by so many letters: `reject`, `rejected` and `rejection` are one. */
export const STEM_LETTERS = 6

/** Of the words of a reply more than so many must be known; else it is in a language, or about a thing, never heard of. */
export const KNOWN = 0.34

/** Letters of a reply that are looked at. */
const MAX_LETTERS = 2_000

const NOT_WORDS = /\b(?:https?:\/\/|www\.)\S{1,400}|[^\s<>@]{1,80}@\S{1,200}/g
const WORD = /[\p{L}\p{M}]{2,}/gu

const HAN = /\p{Script=Han}/u

/** A reply with blanks for its addresses and links, so that all else stands where it stood. */
const proseOf = (text: string) =>
  text.slice(0, MAX_LETTERS).replace(NOT_WORDS, (whole) => ' '.repeat(whole.length))

const stemOf = (word: string) => word.slice(0, STEM_LETTERS).toLowerCase()

function codesOf({ replyCode, status }: RecipientFacts): string[] {
  const codes: string[] = []
  if (replyCode) codes.push(`#${replyCode}`, `#${replyCode[0]}`)
  if (status) codes.push(`#${status.slice(2)}`)
  return codes
}

/** Everything about a reply that can be learned from: stems of its words, and its codes behind a `#`; each once. */
export function featuresOf(text: string, facts: RecipientFacts): Set<string> {
  const features = new Set(codesOf(facts))
  for (const word of proseOf(text).match(WORD) ?? []) features.add(stemOf(word))
  return features
}

/** True for a text with Chinese characters: for it hanVote.ts speaks, as Chinese is written without blanks. */
export const isHan = (text: string): boolean => HAN.test(text)

/**
 * Logarithms of the shares of all categories in the vote of the words, in the order of CATEGORIES; null where not
 * enough of them are known. Codes without any word say nothing here: rules/codes.toml knows them better.
 */
export function voteOfWords(text: string, facts: RecipientFacts, table: WordTable): number[] | null {
  const { bias, votes } = countedOf(table)
  const known: (readonly number[])[] = []
  let words = 0
  let knownWords = 0
  for (const feature of featuresOf(text, facts)) {
    const own = votes.get(feature)
    const isWord = feature[0] !== '#'
    if (isWord) words++
    if (!own) continue
    known.push(own)
    if (isWord) knownWords++
  }
  return knownWords <= KNOWN * words ? null : logShares(sumsOf(known, bias))
}

/** Votes by stem: place of the category in CATEGORIES and weight, in turns. */
type Votes = ReadonlyMap<string, readonly number[]>

/** Tables are looked up for every reply: each is turned into numbers once. */
const counted = new WeakMap<WordTable, { readonly bias: readonly number[]; readonly votes: Votes }>()

function countedOf(table: WordTable): { readonly bias: readonly number[]; readonly votes: Votes } {
  const known = counted.get(table)
  if (known) return known
  const numbersOf = (votes: WordTable['bias']) =>
    Object.entries(votes).flatMap(([category, weight]) => [CATEGORIES.indexOf(category as Category), weight])
  const bias = CATEGORIES.map((category) => table.bias[category] ?? 0)
  const votes = new Map(Object.entries(table.stems).map(([stem, own]) => [stem, numbersOf(own)]))
  const fresh = { bias, votes }
  counted.set(table, fresh)
  return fresh
}

/** The votes together, after the bias; a long reply does not shout louder than a short one. */
export function sumsOf(known: readonly (readonly number[])[], bias: readonly number[]): number[] {
  const sums = bias.slice()
  const scale = 1 / Math.sqrt(known.length)
  for (const own of known)
    for (let i = 0; i < own.length; i += 2) {
      const place = own[i] as number
      sums[place] = (sums[place] as number) + (own[i + 1] as number) * scale
    }
  return sums
}

/** Turns sums into the logarithms of their shares of one. */
export function logShares(sums: readonly number[]): number[] {
  let most = Number.NEGATIVE_INFINITY
  for (const sum of sums) most = Math.max(most, sum)
  let total = 0
  for (const sum of sums) total += Math.exp(sum - most)
  const whole = Math.log(total)
  return sums.map((sum) => sum - most - whole)
}

/** What a vote, places and weights in turns, says for a place; 0 for none. */
export function weightFor(place: number, own: readonly number[] | undefined): number {
  const at = own?.findIndex((value, index) => index % 2 === 0 && value === place) ?? -1
  return at < 0 ? 0 : (own?.[at + 1] as number)
}

/** The word of the reply that spoke loudest for a category. */
export function loudest(text: string, category: Category, table: WordTable): Span | null {
  const place = CATEGORIES.indexOf(category)
  const { votes } = countedOf(table)
  let best: { readonly start: number; readonly end: number } | null = null
  let most = 0
  for (const { 0: word, index } of proseOf(text).matchAll(WORD)) {
    const weight = weightFor(place, votes.get(stemOf(word)))
    if (weight <= most) continue
    most = weight
    best = { start: index, end: index + word.length }
  }
  if (!best) return null
  const { start, end } = best
  return { source: 'diagnostic-code', start, end, text: text.slice(start, end) }
}
