import type { Diagnosis } from '../classifier/types.ts'
import type { Mailbox } from '../mime/types.ts'
import type { OriginalMail, RecipientFacts } from '../report/types.ts'
import type { AdvisedMail, AdvisedRecipient } from './advised.ts'
import type { JudgedMail } from './verdict.ts'

/** One recipient from `category` on, as CONTRACT names the fields; further ones follow. Null where nothing failed. */
export function replyFields(facts: RecipientFacts, diagnosis: Diagnosis | null) {
  const evidence = diagnosis?.evidence
  return {
    category: diagnosis?.category ?? null,
    permanence: diagnosis?.permanence ?? null,
    party: diagnosis?.party ?? null,
    replyCode: facts.replyCode,
    status: facts.status,
    stage: facts.stage,
    reportingMta: facts.reportingMta,
    remoteMta: facts.remoteMta,
    diagnosticText: facts.diagnosticText,
    confidence: diagnosis?.confidence ?? null,
    ruleId: diagnosis?.ruleId ?? null,
    evidence: evidence
      ? { text: evidence.text, source: evidence.source, start: evidence.start, end: evidence.end }
      : null,
    params: diagnosis?.params ?? {},
    provider: diagnosis?.provider ?? null,
    conflict: diagnosis?.conflict ?? false,
  }
}

function recipientFields({
  recipient: { facts, diagnosis },
  action,
  failing,
  title,
  steps,
}: AdvisedRecipient) {
  return {
    address: facts.finalRecipient || null,
    action,
    ...replyFields(facts, failing ? diagnosis : null),
    originalRecipient: facts.originalRecipient,
    remoteIp: facts.remoteIp,
    lastAttempt: facts.lastAttempt,
    willRetryUntil: facts.willRetryUntil,
    title,
    advice: steps,
  }
}

const addressOf = ({ address, name }: Mailbox) => address || name

function originalFields(original: OriginalMail | null) {
  if (!original) return null
  return {
    messageId: original.messageId,
    subject: original.subject,
    from: original.from ? addressOf(original.from) : null,
    to: original.to.map(addressOf),
    date: original.date,
    returned: original.returned,
    cc: original.cc.map(addressOf),
    sizeBytes: original.sizeBytes,
  }
}

/** One message as a line of `diagnose --json`. */
export function mailFields(file: string, number: number | null, mail: AdvisedMail) {
  const { report } = mail.diagnosed
  return {
    file,
    ...(number === null ? {} : { number }),
    kind: report.kind,
    format: report.format,
    recipients: mail.recipients.map(recipientFields),
    original: originalFields(report.original),
    title: mail.title,
    advice: mail.steps,
    mta: report.mta,
    subject: report.subject,
    date: report.date,
    queueId: report.queueId,
  }
}

/** The verdict on the notice itself (CONTRACT), and what its reasons are made of. */
export function verdictFields({ verdict, title, reasons }: JudgedMail) {
  return {
    verdict: verdict.verdict,
    verdictReasons: reasons,
    verdictTitle: title,
    verdictReasonIds: verdict.reasons.map(({ id }) => id),
    linkHosts: verdict.linkHosts,
  }
}
