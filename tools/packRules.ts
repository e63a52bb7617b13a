import { CATEGORY_LETTERS, type PackedRuleSet } from '../src/classifier/packed.ts'
import type { RuleData, RuleSet, WordTable } from '../src/classifier/ruleSet.ts'
import { CATEGORIES, type Category } from '../src/classifier/types.ts'

const SEPARATORS = /[|\n]/

/** What `unpackRuleSet` of src/classifier takes apart. Throws on a phrase or id that holds a separator. */
export function packRuleSet(ruleSet: RuleSet): PackedRuleSet {
  const rules = [...ruleSet.rules].sort(byCategory)
  const counts = new Map<Category, number>()
  for (const { category } of rules) counts.set(category, (counts.get(category) ?? 0) + 1)
  return {
    ...ruleSet,
    rules: {
      categories: [...counts],
      ids: join(rules.map(({ id }) => id)),
      contains: rules.map(({ contains }) => join(contains)).join('\n'),
      with: column(rules, (rule) => rule.with && join(rule.with)),
      unless: column(rules, (rule) => rule.unless && join(rule.unless)),
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
      .map(([category, weight]) => `${CATEGORY_LETTERS[CATEGORIES.indexOf(category as Category)]}${weight}`)
      .join('')
  return { bias, stems: join(Object.keys(stems)), votes: join(Object.values(stems).map(votesOf)) }
}

const byCategory = (a: RuleData, b: RuleData) =>
  a.category < b.category ? -1 : a.category > b.category ? 1 : a.id < b.id ? -1 : 1

function join(parts: readonly string[]): string {
  for (const part of parts) if (SEPARATORS.test(part)) throw new Error(`a separator stands in «${part}»`)
  return parts.join('|')
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
