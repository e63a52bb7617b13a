/** What codes say alone (RFC 5321 4.2, RFC 3463 and the IANA registry): the last resort, and a check on the words. */
import type { RecipientFacts } from '../report/types.ts'
import { codeSpan } from './evidence.ts'
import type { CodeData, RuleSet } from './ruleSet.ts'
import type { Category, Evidence } from './types.ts'

function categoryOf(data: CodeData, code: string): Category {
  return code.startsWith('4') ? (data.category4 ?? data.category) : data.category
}

/** The registry's entry for an enhanced status code (`5.1.1`), else that of its subject alone (`x.1.0`). */
export function statusData(status: string, ruleSet: RuleSet): CodeData | null {
  const [, subject, detail] = status.split('.')
  const { statusCodes } = ruleSet
  return statusCodes[status] ?? statusCodes[`x.${subject}.${detail}`] ?? statusCodes[`x.${subject}.0`] ?? null
}

/** Evidence of the enhanced status code and of the reply code, the former weighing more. */
export function codeEvidence(facts: RecipientFacts, ruleSet: RuleSet): Evidence[] {
  const evidence: Evidence[] = []
  const add = (code: string | null, data: CodeData | null | undefined) => {
    if (!code || !data || !/^[45]/.test(code)) return
    const category = categoryOf(data, code)
    if (category === 'unknown') return
    const { permanence, weight } = data
    const span = codeSpan(code, facts)
    evidence.push({ ruleId: `code/${code}`, category, weight, span, permanence, party: undefined })
  }
  if (facts.status) add(facts.status, statusData(facts.status, ruleSet))
  if (facts.replyCode) add(facts.replyCode, ruleSet.replyCodes[facts.replyCode])
  return evidence
}
