import { CATEGORY_LETTERS, type PackedRuleSet, SHORTHAND } from '../src/classifier/packed.ts'
import type { RuleData, RuleSet, WordTable } from '../src/classifier/ruleSet.ts'
import { CATEGORIES, type Category } from '../src/classifier/types.ts'

const SEPARATORS = /[|\n]/

/** What `unpackRuleSet` of src/classifier takes apart. Throws on a phrase or id that holds a separator. */
export function packRuleSet(ruleSet: RuleSet): PackedRuleSet {
  const rules = [...ruleSet.rules].sort(byLanguage)
  return {
    ...ruleSet,
    rules: {
      categories: rules.map(({ category }) => letterOf(category)).join(''),
      ids: join(rules.map(({ id }) => id)),
      contains: rules.map(({ contains }) => joinPhrases(contains)).join('\n'),
      with: column(rules, (rule) => rule.with && joinPhrases(rule.with)),
      unless: column(rules, (rule) => rule.unless && joinPhrases(rule.unless)),
      match: column(rules, ({ match }) => match),
      weight: rules.map(({ weight }) => weight ?? '').join('|'),
      rest: column(rules, restOf),
    },
    words: packWords(ruleSet.words),
  }
}

function packWords({ bias, stems }: WordTable): PackedRuleSet['words'] {
  const votesOf = (votes: WordTable['stems'][string]) =>
    Object.entries(votes)
      .map(([category, weight]) => `${letterOf(category as Category)}${weight}`)
      .join('')
  return { bias, stems: join(Object.keys(stems)), votes: join(Object.values(stems).map(votesOf)) }
}

const letterOf = (category: Category) => CATEGORY_LETTERS[CATEGORIES.indexOf(category)] as string

/** Rules in one language are named for it, `de-full` or `lang-sv-full`; words of one language are alike. */
const LANGUAGE = /^(?:lang-)?(de|es|fr|it|ja|ko|nl|pl|pt|ru|zh)-/

function byLanguage(a: RuleData, b: RuleData): number {
  const [one, other] = [a, b].map(({ id, category }) =>
    [LANGUAGE.exec(id)?.[1] ?? '', category, id].join(' '),
  )
  return (one as string) < (other as string) ? -1 : 1
}

function join(parts: readonly string[]): string {
  for (const part of parts) if (SEPARATORS.test(part)) throw new Error(`a separator stands in «${part}»`)
  return parts.join('|')
}

/** Throws on a phrase with a capital letter, which would be taken for shorthand. */
function joinPhrases(phrases: readonly string[]): string {
  const joined = join(phrases)
  if (/[A-Z]/.test(joined)) throw new Error(`a capital letter stands in «${joined}»`)
  return SHORTHAND.reduce(
    (text, word, index) => text.replaceAll(word, String.fromCharCode(65 + index)),
    joined,
  )
}

function column<T>(rules: readonly RuleData[], cellOf: (rule: RuleData) => T | undefined): Record<number, T> {
  const values: Record<number, T> = {}
  rules.forEach((rule, index) => {
    const value = cellOf(rule)
    if (value !== undefined) values[index] = value
  })
  return values
}

type Rest = PackedRuleSet['rules']['rest'][number]

function restOf({ when, permanence, party, params }: RuleData): Rest | undefined {
  const rest: Rest = {
    ...(when && { when }),
    ...(permanence && { permanence }),
    ...(party && { party }),
    ...(params && { params }),
  }
  return Object.keys(rest).length > 0 ? rest : undefined
}
