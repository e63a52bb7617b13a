import { createMatcher, type Matcher } from './match.ts'
import { type Pattern, parsePattern } from './pattern.ts'
import type { BlocklistData, RuleData, RuleSet, ServiceData, When } from './ruleSet.ts'
import type { Category } from './types.ts'

/** A rule with its phrases as numbers of patterns in the matcher; all of one shape, unlike the data they come from. */
export interface CompiledRule {
  readonly data: RuleData
  readonly category: Category
  readonly when: When | null
  readonly match: string | null
  readonly with: readonly number[]
  readonly unless: readonly number[]
  /** Worth of the rule itself: its weight and what its conditions add. */
  readonly worth: number
}

/** A rule set made ready for matching; opaque to callers. */
export interface Rules {
  readonly ruleSet: RuleSet
  readonly matcher: Matcher
  /** By pattern: the rules that it may speak for. */
  readonly rulesOf: readonly (readonly CompiledRule[] | undefined)[]
  /** By pattern: the service that it marks. */
  readonly serviceOf: ReadonlyMap<number, ServiceData>
  readonly blocklistOf: ReadonlyMap<number, BlocklistData>
  /** Rules without words, on codes alone. */
  readonly codeRules: readonly CompiledRule[]
  readonly serviceByHost: ReadonlyMap<string, ServiceData>
  /** By pattern: 1 while evidence is gathered from a text where it stands, 0 in between. */
  readonly found: Uint8Array
  readonly ruleById: ReadonlyMap<string, RuleData>
  /** Regular expressions by source, made when first needed. */
  readonly expressions: Map<string, RegExp>
}

export const DEFAULT_WEIGHT = 50

/** What conditions add to a rule's weight: a rule that asks for more knows more. */
function worthOf(rule: RuleData): number {
  const when = rule.when ?? {}
  let worth = rule.weight ?? DEFAULT_WEIGHT
  if (when.provider || when.mta) worth += 6
  if (when.status) worth += 4
  if (when.code) worth += 2
  if (when.stage || when.action) worth += 2
  if (rule.with) worth += 2
  return worth
}

/** Makes a rule set ready for matching. Throws on a format it does not know; the order of the rules has no effect. */
export function compile(ruleSet: RuleSet): Rules {
  if (ruleSet.format !== 1) throw new Error(`rules of unknown format ${ruleSet.format}`)
  const numbers = new Map<string, number>()
  const patterns: Pattern[] = []
  const numberOf = (phrase: string): number => {
    const known = numbers.get(phrase)
    if (known !== undefined) return known
    patterns.push(parsePattern(phrase))
    numbers.set(phrase, patterns.length - 1)
    return patterns.length - 1
  }
  const rulesOf: (CompiledRule[] | undefined)[] = []
  const codeRules: CompiledRule[] = []
  for (const data of ruleSet.rules) {
    const rule: CompiledRule = {
      data,
      category: data.category,
      when: data.when ?? null,
      match: data.match ?? null,
      with: (data.with ?? []).map(numberOf),
      unless: (data.unless ?? []).map(numberOf),
      worth: worthOf(data),
    }
    if (data.contains.length === 0) codeRules.push(rule)
    for (const phrase of data.contains) append(rulesOf, numberOf(phrase), rule)
  }
  const ruleById = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const serviceOf = new Map<number, ServiceData>()
  const serviceByHost = new Map<string, ServiceData>()
  for (const service of ruleSet.services) {
    for (const mark of service.marks ?? []) serviceOf.set(numberOf(mark), service)
    for (const host of service.hosts ?? []) serviceByHost.set(host, service)
  }
  const blocklistOf = new Map<number, BlocklistData>()
  for (const list of ruleSet.blocklists) for (const zone of list.zones) blocklistOf.set(numberOf(zone), list)
  const matcher = createMatcher(patterns)
  return {
    ruleSet,
    matcher,
    rulesOf,
    serviceOf,
    blocklistOf,
    codeRules,
    serviceByHost,
    found: new Uint8Array(patterns.length),
    ruleById,
    expressions: new Map(),
  }
}

function append<V>(lists: (V[] | undefined)[], number: number, value: V): void {
  const list = lists[number]
  if (list) list.push(value)
  else lists[number] = [value]
}
