import { resolve } from 'node:path'
import { compile, type Rules } from '../../../src/classifier/index.ts'
import { foldPattern } from '../../../src/classifier/pattern.ts'
import type { RuleData, RuleSet } from '../../../src/classifier/ruleSet.ts'
import { NO_FACTS } from '../../../src/report/noFacts.ts'
import type { RecipientFacts } from '../../../src/report/types.ts'
import { compileRules } from '../../../tools/compileRules.ts'

export const RULES_DIR = resolve(import.meta.dirname, '../../../rules')

/** The rules of the repository. */
export async function shippedRuleSet(): Promise<RuleSet> {
  return (await compileRules(RULES_DIR)).value
}

export async function shippedRules(): Promise<Rules> {
  return compile(await shippedRuleSet())
}

/** A rule set of a few rules, with the shipped codes and categories. */
export function ruleSetOf(
  base: RuleSet,
  rules: readonly (Partial<RuleData> & Pick<RuleData, 'id'>)[],
): RuleSet {
  const filled = rules.map((rule): RuleData => {
    const contains = (rule.contains ?? []).map(foldPattern)
    return { category: 'user-unknown', ...rule, contains }
  })
  return { ...base, rules: filled }
}

export const NOTHING: RecipientFacts = NO_FACTS

/** Facts of one reply: the code read off its head, the text as the refusing server's own. */
export function factsOf(text: string, more: Partial<RecipientFacts> = {}): RecipientFacts {
  const match = /^([245]\d\d)[ -](?:([245]\.\d+\.\d+) )?/.exec(text)
  return {
    ...NOTHING,
    replyCode: match?.[1] ?? null,
    status: match?.[2] ?? null,
    diagnosticText: text,
    texts: [{ source: 'diagnostic-code', text }],
    ...more,
  }
}
