import type { AdvisedMail, AdvisedRecipient } from './advised.ts'

/** Names of CONTRACT where it has one, so that the table can be read like `diagnose --json`. */
export const CSV_COLUMNS = [
  'file',
  'number',
  'date',
  'kind',
  'address',
  'action',
  'category',
  'permanence',
  'party',
  'replyCode',
  'status',
  'stage',
  'reportingMta',
  'remoteMta',
  'confidence',
  'ruleId',
  'title',
  'diagnosticText',
  'originalSubject',
  'originalMessageId',
  'originalDate',
]

/** One failing recipient as a row under CSV_COLUMNS. */
export function csvValues(
  file: string,
  number: number | null,
  { diagnosed: { report } }: AdvisedMail,
  { recipient: { facts, diagnosis }, action, title }: AdvisedRecipient,
): (string | number | null)[] {
  return [
    file,
    number,
    report.date,
    report.kind,
    facts.finalRecipient,
    action,
    diagnosis.category,
    diagnosis.permanence,
    diagnosis.party,
    facts.replyCode,
    facts.status,
    facts.stage,
    facts.reportingMta,
    facts.remoteMta,
    diagnosis.confidence,
    diagnosis.ruleId,
    title,
    facts.diagnosticText,
    report.original?.subject ?? null,
    report.original?.messageId ?? null,
    report.original?.date ?? null,
  ]
}
