import type { RuleData, RuleSet, WordTable } from './ruleSet.ts'
import { CATEGORIES, type Category } from './types.ts'

/** What a rule has besides words, by its index; most have nothing. */
type Column<T> = Readonly<Record<number, T>>

/**
 * A rule set as it is shipped: like by like, so that it compresses. Rules stand by category; phrases of one rule are
 * parted by `|`, rules by line feeds.
 */
export interface PackedRuleSet extends Omit<RuleSet, 'rules' | 'words'> {
  readonly rules: {
    readonly categories: readonly (readonly [category: Category, count: number])[]
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

/** Letters that stand for categories in packed votes. */
export const CATEGORY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const listOf = (joined: string): string[] => (joined === '' ? [] : joined.split('|'))

/** The rule set that was packed; see tools/packRules.ts for the other direction. */
export function unpackRuleSet(packed: PackedRuleSet): RuleSet {
  const { categories, ids, contains, with: also, unless, match, weight, rest } = packed.rules
  const names = categories.flatMap(([category, count]) => new Array<Category>(count).fill(category))
  const phrases = contains.split('\n')
  const weights = weight.split('|')
  const rules = ids.split('|').map((id, index): RuleData => {
    const own = weights[index]
    return {
      id,
      category: names[index] as Category,
      contains: listOf(phrases[index] ?? ''),
      ...(also[index] !== undefined && { with: listOf(also[index]) }),
      ...(unless[index] !== undefined && { unless: listOf(unless[index]) }),
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
      const weights = pairs.map(([, letter, weight]) => [
        CATEGORIES[CATEGORY_LETTERS.indexOf(letter ?? '')],
        Number(weight),
      ])
      return [stem, Object.fromEntries(weights)]
    }),
  )
}
