import { SISIMAI_REASON } from './sisimaiReason.ts'
import type { Ticket, TicketFacts, TicketRecipient } from './types.ts'

/**
 * The ticket for programs, as docs/TICKET.md describes it: field names of Sisimai where it has them (lower case, one
 * object per failed recipient under `bounces`), ours beside them. A field that the bounce does not give is null.
 */
export function formatJson(ticket: Ticket): string {
  const { facts } = ticket
  const document = {
    format: 1,
    generator: `Bounce Doctor ${ticket.version}`,
    locale: ticket.locale,
    audience: ticket.audience,
    masked: ticket.masked,
    summary: ticket.summary,
    request:
      ticket.sections.find((section) => section.id === 'request')?.values.map((value) => value.text) ?? [],
    note: ticket.note,
    kind: facts.kind,
    layout: facts.format,
    mta: facts.mta,
    from: facts.from,
    envelopefrom: facts.envelopeFrom,
    subject: facts.subject,
    messageid: facts.messageId,
    sentat: facts.sentAt,
    bouncedat: facts.bouncedAt,
    queueids: facts.queueIds,
    traceids: facts.traceIds,
    sendingip: facts.sendingIp,
    helo: facts.helo,
    returned: facts.returned,
    attachments: facts.attachments,
    tried: facts.tried,
    checks: facts.checks,
    bounces: facts.failed.map((one) => bounce(one, facts)),
    omitted: facts.failedOmitted,
    delivered: facts.received,
    deliveredomitted: facts.receivedOmitted,
    missing: ticket.sections.filter((section) => section.missing).map((section) => section.id),
    sections: ticket.sections.map(({ id, label, values }) => ({
      id,
      label,
      values: values.map((value) => value.text),
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function bounce(one: TicketRecipient, facts: TicketFacts): Record<string, unknown> {
  return {
    recipient: one.address,
    alias: one.originalRecipient,
    destination: one.domain,
    addresser: facts.envelopeFrom ?? facts.from,
    action: one.action,
    reason: SISIMAI_REASON[one.category],
    hardbounce: one.permanence === 'permanent',
    deliverystatus: one.status,
    replycode: one.replyCode,
    smtpcommand: one.stage,
    diagnosticcode: one.reply,
    lhost: one.reportingMta,
    rhost: one.remoteMta,
    messageid: facts.messageId,
    subject: facts.subject,
    timestamp: facts.bouncedAt ? Date.parse(facts.bouncedAt.utc) / 1000 : null,
    category: one.category,
    permanence: one.permanence,
    party: one.party,
    confidence: one.confidence,
    ruleid: one.ruleId,
    conflict: one.conflict,
    evidence: one.evidence,
    remoteip: one.remoteIp,
    lastattempt: one.lastAttempt,
    willretryuntil: one.willRetryUntil,
  }
}
