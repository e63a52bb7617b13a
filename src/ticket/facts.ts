import { outcomeOf } from '../advice/advise.ts'
import type { DiagnosedRecipient, DiagnosedReport } from '../classifier/types.ts'
import { header, headerAll } from '../mime/index.ts'
import type { OriginalMail, Report } from '../report/types.ts'
import { listAttachments } from './attachments.ts'
import { cleanBlock, cleanLine } from './cleanText.ts'
import { createMask, findAddresses, type Mask, NO_MASK } from './mask.ts'
import { findSendingSide } from './sendingSide.ts'
import { ticketTime } from './ticketTime.ts'
import { findTraceIds, queueIdsOf, type TraceId } from './traceIds.ts'
import type { TicketFacts, TicketOptions, TicketRecipient } from './types.ts'

/** Recipients listed one by one; the rest is counted. */
export const MAX_RECIPIENTS = 50
const MAX_TEXT = 20_000
const MAX_REPLY = 4000

/** Every fact a ticket may name, cleaned, and masked where the options ask for it. */
export function collectFacts(diagnosed: DiagnosedReport, options: TicketOptions): TicketFacts {
  const { report } = diagnosed
  const mask = options.mask ? maskFor(diagnosed) : NO_MASK
  const failed = failedOf(diagnosed)
  const missed = new Set(failed)
  const arrived = diagnosed.recipients.filter((one) => !missed.has(one))
  const side = findSendingSide(diagnosed)
  return {
    kind: report.kind,
    format: report.format,
    mta: report.mta,
    from: options.mask ? maskedField(report.original?.from?.address, mask) : fromField(report.original),
    envelopeFrom: maskedField(report.envelopeFrom ?? notified(report), mask),
    failed: failed.slice(0, MAX_RECIPIENTS).map((one) => recipientFacts(one, report, options, mask)),
    failedOmitted: Math.max(0, failed.length - MAX_RECIPIENTS),
    received: arrived
      .slice(0, MAX_RECIPIENTS)
      .map((one) => cleanLine(mask.address(one.facts.finalRecipient), 320)),
    receivedOmitted: Math.max(0, arrived.length - MAX_RECIPIENTS),
    sentAt: ticketTime(report.original?.date ?? report.arrivalDate, options.timeZone),
    bouncedAt: ticketTime(report.date, options.timeZone),
    ...subjectFacts(report, options),
    messageId: report.original?.messageId ? cleanLine(mask.id(report.original.messageId), 500) : null,
    queueIds: queueIds(report).map((id) => cleanLine(mask.id(id), 300)),
    traceIds: traceIds(failed, report).map(({ kind, value }) => ({
      kind,
      value: cleanLine(mask.id(value), 300),
    })),
    sendingIp: side.ip,
    helo: side.helo === null ? null : cleanLine(side.helo, 255),
    returned: report.original?.returned ?? 'none',
    attachments: listAttachments(report.message, report.original).map(({ name, bytes }) => ({
      name: options.mask ? maskedFileName(name) : cleanLine(name, 255),
      bytes,
    })),
    tried: (options.tried ?? []).slice(0, 20).map((text) => cleanLine(mask.text(text), 300)),
    checks: (options.checks ?? []).slice(0, 40),
  }
}

/** Those who did not get the mail, in the order of the notice. */
function failedOf({ report, recipients }: DiagnosedReport): DiagnosedRecipient[] {
  return recipients.filter(({ facts }) => {
    const outcome = outcomeOf(facts, report.kind)
    return outcome === 'failed' || outcome === 'delayed'
  })
}

function recipientFacts(
  { facts, diagnosis }: DiagnosedRecipient,
  report: Report,
  options: TicketOptions,
  mask: Mask,
): TicketRecipient {
  const hide = (text: string | null) => {
    if (text === null) return null
    return cleanBlock(withoutSubject(mask.text(text.slice(0, MAX_TEXT)), report, options), MAX_REPLY)
  }
  const { finalRecipient, originalRecipient } = facts
  const renamed = originalRecipient?.toLowerCase() !== finalRecipient.toLowerCase()
  return {
    address: cleanLine(mask.address(finalRecipient), 320),
    originalRecipient: renamed ? maskedField(originalRecipient, mask) : null,
    domain: domainOf(finalRecipient),
    action: outcomeOf(facts, report.kind),
    category: diagnosis.category,
    permanence: diagnosis.permanence,
    party: diagnosis.party,
    confidence: diagnosis.confidence,
    ruleId: diagnosis.ruleId,
    conflict: diagnosis.conflict,
    evidence: hide(diagnosis.evidence?.text ?? null),
    replyCode: facts.replyCode,
    status: facts.status,
    stage: facts.stage,
    reply: hide(replyOf({ facts, diagnosis })),
    reportingMta: hostField(facts.reportingMta),
    remoteMta: hostField(facts.remoteMta),
    remoteIp: hostField(facts.remoteIp),
    lastAttempt: facts.lastAttempt,
    willRetryUntil: facts.willRetryUntil,
  }
}

/** The server's reply; failing that the notice's words about this recipient, or the lines that decided. */
function replyOf({ facts, diagnosis }: DiagnosedRecipient): string | null {
  if (facts.diagnosticText) return facts.diagnosticText
  const own = facts.texts.find((text) => text.source === 'recipient-text')
  if (own?.text.trim()) return own.text.slice(0, 1500)
  const span = diagnosis.evidence
  if (span?.source !== 'notice-text') return null
  const notice = facts.texts.find((text) => text.source === span.source)?.text ?? ''
  const start = notice.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1
  const end = notice.indexOf('\n', span.end)
  return notice.slice(start, end < 0 ? undefined : end).slice(0, 1500) || span.text
}

function subjectFacts(
  report: Report,
  options: TicketOptions,
): Pick<TicketFacts, 'subject' | 'subjectWithheld'> {
  const subject = report.original?.subject ?? null
  if (options.mask || !options.includeSubject) return { subject: null, subjectWithheld: subject !== null }
  return { subject: subject === null ? null : cleanLine(subject, 500), subjectWithheld: false }
}

function withoutSubject(text: string, report: Report, options: TicketOptions): string {
  const subject = report.original?.subject?.trim() ?? ''
  const shown = options.includeSubject && !options.mask
  return shown || subject.length < 5 ? text : text.split(subject).join('***')
}

function fromField(original: OriginalMail | null): string | null {
  const from = original?.from
  if (!from?.address) return null
  return cleanLine(from.name ? `${from.name} <${from.address}>` : from.address, 500)
}

function maskedField(address: string | null | undefined, mask: Mask): string | null {
  return address ? cleanLine(mask.address(address), 320) : null
}

/** A host name or address, without whatever else stood in the field. */
function hostField(host: string | null): string | null {
  return host ? cleanLine(host.split(/[\s,;]/)[0] ?? '', 255) || null : null
}

function maskedFileName(name: string): string {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return `***${extension}`
}

/** The one whom the notice was sent to: the envelope sender of the mail that failed (RFC 5321 4.5.5). */
function notified(report: Report): string | null {
  const to = report.message && header(report.message.root, 'to')
  return to ? (findAddresses(to.slice(0, 1000))[0]?.address ?? null) : null
}

function queueIds(report: Report): string[] {
  const part = report.original?.part
  const onTheWay = queueIdsOf(part ? headerAll(part, 'received') : [])
  const own = report.queueId
  return own && !onTheWay.some((id) => id.split(' ')[0] === own) ? [own, ...onTheWay] : onTheWay
}

function traceIds(failed: readonly DiagnosedRecipient[], report: Report): TraceId[] {
  const listed = failed.slice(0, MAX_RECIPIENTS)
  const replies = listed.flatMap(({ facts }) => [
    facts.diagnosticText ?? '',
    ...facts.texts.map((text) => text.text),
  ])
  const found = findTraceIds([...new Set([...replies, report.original?.messageId ?? ''])].slice(0, 40))
  const named = new Set(listed.flatMap(({ diagnosis }) => diagnosis.params.traceId ?? []))
  const others = [...named].filter(
    (id) => !found.some(({ value }) => value.includes(id) || id.includes(value)),
  )
  return [...found, ...others.map((value) => ({ kind: 'other' as const, value }))]
}

function maskFor(diagnosed: DiagnosedReport): Mask {
  const { report, recipients } = diagnosed
  const original = report.original
  const mailboxes = [original?.from, ...(original?.to ?? []), ...(original?.cc ?? [])]
  const facts = recipients.map((one) => one.facts)
  const quoted = [
    ...new Set(facts.slice(0, MAX_RECIPIENTS).flatMap((one) => one.texts.map((text) => text.text))),
  ]
  const named = [
    ...mailboxes.flatMap((mailbox) => mailbox?.address || []),
    report.envelopeFrom,
    notified(report),
    ...facts.flatMap((one) => [one.finalRecipient, one.originalRecipient]),
    ...quoted
      .slice(0, 120)
      .flatMap((text) => findAddresses(text.slice(0, MAX_TEXT)).map((found) => found.address)),
  ]
  const hosts = facts.slice(0, MAX_RECIPIENTS).flatMap((one) => [one.reportingMta, one.remoteMta])
  return createMask(named.filter(isText), hosts.filter(isText))
}

function isText(value: string | null): value is string {
  return value !== null && value !== ''
}

function domainOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return address.includes('@') && domain ? cleanLine(domain, 255) : null
}
