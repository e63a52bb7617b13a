import type { RuleData, RuleSet, WordTable } from './ruleSet.ts'
import { CATEGORIES, type Category } from './types.ts'

/** What a rule has besides words, by its index; most have nothing. */
type Column<T> = Readonly<Record<number, T>>

/**
 * A rule set as it is shipped: like by like, so that it compresses. Rules stand by language and category; phrases of
 * one rule are parted by `|`, rules by line feeds. Words that servers say all the time are one letter (SHORTHAND).
 */
export interface PackedRuleSet extends Omit<RuleSet, 'rules' | 'words'> {
  readonly rules: {
    /** A letter for each rule. */
    readonly categories: string
    readonly ids: string
    readonly contains: string
    readonly with: Column<string>
    readonly unless: Column<string>
    readonly match: Column<string>
    readonly weight: string
    readonly rest: Column<Pick<RuleData, 'when' | 'permanence' | 'party' | 'params'>>
  }
  /** Stems parted by `|`, and for each its votes: a letter for the category's place in CATEGORIES, then the weight. */
  readonly words: { readonly bias: WordTable['bias']; readonly stems: string; readonly votes: string }
}

/** What the capital letters of packed phrases stand for; folded phrases have none of their own. */
export const SHORTHAND =
  'recipient|address|mail|message|connection|sender|domain|authenticat|rejected|account|invalid|blocked|blacklist|able|nota|exceed|error|user|toomany|exist|spam|attachment|content|temporar|limit|tion'.split(
    '|',
  )

/** Letters that stand for categories. */
export const CATEGORY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const categoryOf = (letter = ''): Category | undefined => CATEGORIES[CATEGORY_LETTERS.indexOf(letter)]

const listOf = (joined: string): string[] => (joined === '' ? [] : joined.split('|'))

const writtenOut = (short: string): string =>
  short.replace(/[A-Z]/g, (letter) => SHORTHAND[letter.charCodeAt(0) - 65] ?? '')

const phrasesOf = (joined: string): string[] => listOf(writtenOut(joined))

/** The rule set that was packed; see tools/packRules.ts for the other direction. */
export function unpackRuleSet(packed: PackedRuleSet): RuleSet {
  const { categories, ids, contains, with: also, unless, match, weight, rest } = packed.rules
  const phrases = contains.split('\n')
  const weights = weight.split('|')
  const rules = ids.split('|').map((id, index): RuleData => {
    const own = weights[index]
    return {
      id,
      category: categoryOf(categories[index]) as Category,
      contains: phrasesOf(phrases[index] ?? ''),
      ...(also[index] !== undefined && { with: phrasesOf(also[index]) }),
      ...(unless[index] !== undefined && { unless: phrasesOf(unless[index]) }),
      ...(match[index] !== undefined && { match: match[index] }),
      ...(own && { weight: Number(own) }),
      ...rest[index],
    }
  })
  return { ...packed, rules, words: { bias: packed.words.bias, stems: unpackStems(packed.words) } }
}

function unpackStems({ stems, votes }: PackedRuleSet['words']): WordTable['stems'] {
  const packed = votes.split('|')
  return Object.fromEntries(
    listOf(stems).map((stem, index) => {
      const pairs = [...(packed[index] ?? '').matchAll(/([A-Za-z])(-?\d+)/g)]
      const weights = pairs.map(([, letter, weight]) => [categoryOf(letter), Number(weight)])
      return [stem, Object.fromEntries(weights)]
    }),
  )
}
