/**
 * What phrases, codes and single words say together, as shares of one: the chance that each category is right. The
 * figures were fitted (multinomial logistic regression) on 5,500 labelled replies of 60 sources. For each reply what
 * only its own source had taught was taken away first, its phrases as well as its words, so that the shares hold for
 * servers never heard of.
 */
import type { RecipientFacts } from '../report/types.ts'
import { voteOfHan } from './hanVote.ts'
import type { RuleSet } from './ruleSet.ts'
import { CATEGORIES, type Category, type Evidence } from './types.ts'
import { isHan, logShares, voteOfWords } from './words.ts'

/** What the words' vote counts for; a category without votes is not impossible. */
const WORDS = { worth: 1.14, least: -8 }
/** The same for the vote of Chinese characters, fitted in the same way on 770 Chinese replies of 16 sources. */
const HAN = { worth: 1, least: -5 }
/** What a point of a phrase's weight counts for, a point above HEAVY on top of that, and being all that is said. */
const PHRASE = { point: 0.025, above: 0.094, whole: 1.6 }
const HEAVY = 44
/** What a point of a code's weight counts for; where a phrase says the same it adds less. */
const CODE = { point: 0.056, again: -1.2 }
/** Where no words vote the others have it easier. */
const ALONE = { phrase: 1.1, phrasePoint: 0.021, code: 1.3, codePoint: 0.009 }
/** Letters of a reply of which a phrase may be the whole. */
const MAX_LETTERS = 500

/** The outcome of the vote. */
export interface Ballot {
  readonly category: Category
  /** Chance that it is right, between 0 and 1. */
  readonly share: number
  /** False where too few single words were known to vote. */
  readonly worded: boolean
  /** True where the reply has Chinese characters, which vote instead of words. */
  readonly han: boolean
  /** The chance of any category. */
  readonly shareOf: (category: Category) => number
}

/** Letters of a text, addresses left aside. */
function lettersOf(text: string): number {
  const words = text.includes('@') ? text.replace(/\S{0,80}@\S{1,200}/g, ' ') : text
  return words.replace(/\P{L}+/gu, '').length
}

const isCode = ({ ruleId }: Evidence) => ruleId.startsWith('code/')

/** Counts the votes on a reply; null where it has no words, as then there is nothing to hold against codes. */
export function countVotes(
  evidence: readonly Evidence[],
  facts: RecipientFacts,
  ruleSet: Pick<RuleSet, 'rules' | 'words'>,
): Ballot | null {
  const reply = facts.diagnosticText
  const letters = reply ? lettersOf(reply.slice(0, MAX_LETTERS)) : 0
  if (!reply || letters === 0) return null
  const han = isHan(reply)
  const { worth, least } = han ? HAN : WORDS
  const vote = han ? voteOfHan(reply, ruleSet) : voteOfWords(reply, facts, ruleSet.words)
  const sums = CATEGORIES.map((_, place) => (vote ? worth * Math.max(vote[place] as number, least) : 0))
  const phrases = heaviest(evidence.filter((own) => !isCode(own)))
  const codes = heaviest(evidence.filter(isCode))
  for (const [category, own] of phrases) add(sums, category, worthOfPhrase(own, letters, vote === null))
  for (const [category, { weight }] of codes) {
    add(sums, category, CODE.point * weight + (phrases.has(category) ? CODE.again : 0))
    if (!vote) add(sums, category, ALONE.code + ALONE.codePoint * weight)
  }
  return outcomeOf(logShares(sums), { worded: vote !== null, han })
}

function add(sums: number[], category: Category, worth: number): void {
  const place = CATEGORIES.indexOf(category)
  sums[place] = (sums[place] as number) + worth
}

function heaviest(evidence: readonly Evidence[]): Map<Category, Evidence> {
  const best = new Map<Category, Evidence>()
  for (const own of evidence)
    if (own.weight > (best.get(own.category)?.weight ?? 0)) best.set(own.category, own)
  return best
}

function worthOfPhrase({ weight, span }: Evidence, letters: number, alone: boolean): number {
  const part = Math.min(1, lettersOf(span.text) / letters)
  const own = PHRASE.point * weight + PHRASE.above * Math.max(0, weight - HEAVY) + PHRASE.whole * part
  return alone ? own + ALONE.phrase + ALONE.phrasePoint * weight : own
}

function outcomeOf(shares: readonly number[], voters: Pick<Ballot, 'worded' | 'han'>): Ballot {
  let best = 0
  for (let i = 1; i < shares.length; i++) if ((shares[i] as number) > (shares[best] as number)) best = i
  const shareOf = (category: Category) => Math.exp(shares[CATEGORIES.indexOf(category)] as number)
  const category = CATEGORIES[best] as Category
  return { category, share: shareOf(category), ...voters, shareOf }
}
