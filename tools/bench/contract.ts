import {
  CATEGORIES,
  CONFIDENCES,
  type DiagnosedReport,
  type Diagnosis,
  PARTIES,
  PERMANENCES,
} from '../../src/classifier/types.ts'
import { MESSAGE_KINDS, type RecipientFacts } from '../../src/report/types.ts'

const has = (list: readonly string[], value: string) => list.includes(value)

/** What is wrong with a result by the contract, whatever was read; null when nothing is. */
export function faultOf({ report, recipients }: DiagnosedReport): string | null {
  if (!has(MESSAGE_KINDS, report.kind)) return `kind ${report.kind}`
  if (report.format === '') return 'no format'
  if (report.kind === 'not-bounce' && recipients.length > 0) return 'recipients of what is no bounce'
  if (recipients.length !== report.recipients.length) return 'recipients lost'
  for (const { facts, diagnosis } of recipients) {
    const fault = faultOfFacts(facts) ?? faultOfDiagnosis(diagnosis, facts)
    if (fault) return fault
  }
  return null
}

/** The same for the facts about one recipient. */
export function faultOfFacts(facts: RecipientFacts): string | null {
  if (/[<>\n]/.test(facts.finalRecipient)) return `recipient ${facts.finalRecipient}`
  if (facts.replyCode !== null && !/^[245]\d\d$/.test(facts.replyCode)) return `code ${facts.replyCode}`
  if (facts.status !== null && !/^[245]\.\d{1,3}\.\d{1,3}$/.test(facts.status))
    return `status ${facts.status}`
  if (facts.diagnosticText !== null && !/^\S.*$/.test(facts.diagnosticText)) return 'reply of several lines'
  return facts.texts.some(({ text }) => text === '') ? 'an empty text' : null
}

/** The same for a diagnosis; its evidence must stand where it says. */
export function faultOfDiagnosis(diagnosis: Diagnosis, facts: RecipientFacts): string | null {
  const { category, permanence, party, confidence, evidence } = diagnosis
  if (!has(CATEGORIES, category)) return `category ${category}`
  if (!has(PERMANENCES, permanence)) return `permanence ${permanence}`
  if (!has(PARTIES, party)) return `party ${party}`
  if (!has(CONFIDENCES, confidence)) return `confidence ${confidence}`
  for (const [key, value] of Object.entries(diagnosis.params))
    if (typeof value === 'number' ? !Number.isFinite(value) || value < 0 : typeof value !== 'string')
      return `${key} is ${value}`
  if (!evidence || evidence.source === 'status-field') return null
  const stands = facts.texts.some(
    ({ source, text }) =>
      source === evidence.source && text.slice(evidence.start, evidence.end) === evidence.text,
  )
  const said = facts.diagnosticText?.slice(evidence.start, evidence.end) === evidence.text
  return stands || said ? null : `evidence ${JSON.stringify(evidence)}`
}
