import type { MessageRef } from '../i18n/types.ts'
import { requestsTo } from './request.ts'
import type {
  SectionId,
  TicketFacts,
  TicketRecipient,
  TicketSection,
  TicketTime,
  TicketValue,
} from './types.ts'
import type { Words } from './words.ts'

type Content = readonly TicketValue[]

/** All sections in triage order; what the bounce does not give is named as missing. */
export function describe(facts: TicketFacts, words: Words): TicketSection[] {
  const contents: readonly (readonly [number, SectionId, Content])[] = [
    [1, 'happened', words.happened(facts).map(prose)],
    [2, 'from', data(facts.from)],
    [2, 'envelopeFrom', data(facts.envelopeFrom)],
    [3, 'failed', failedLines(facts, words)],
    [3, 'received', counted(facts.received, facts.receivedOmitted, words)],
    [4, 'sentAt', time(facts.sentAt)],
    [4, 'bouncedAt', [...time(facts.bouncedAt), ...retries(facts, words)]],
    [5, 'subject', subject(facts, words)],
    [6, 'messageId', data(facts.messageId)],
    [6, 'queueIds', facts.queueIds.flatMap(data)],
    [6, 'traceIds', facts.traceIds.flatMap(({ value }) => data(value))],
    [7, 'reportingMta', perRecipient(facts.failed, 'data', (one) => one.reportingMta)],
    [7, 'remoteMta', perRecipient(facts.failed, 'data', remote)],
    [7, 'sendingIp', data(facts.sendingIp)],
    [7, 'helo', data(facts.helo)],
    [8, 'stage', perRecipient(facts.failed, 'data', (one) => one.stage)],
    [8, 'reply', perRecipient(facts.failed, 'verbatim', (one) => one.reply)],
    [9, 'diagnosis', [...perRecipient(facts.failed, 'prose', words.diagnosis), prose(words.generator)]],
    [9, 'checks', facts.checks.map((finding) => prose(words.check(finding)))],
    [10, 'tried', facts.tried.length ? facts.tried.map(prose) : [prose(words.say('ticket_tried_nothing'))]],
    [11, 'request', requestsTo(words.audience, facts).map((ref: MessageRef) => prose(words.say(ref)))],
    [12, 'attachments', attachments(facts, words)],
  ]
  const told = contents.filter(([, id, values]) => id !== 'checks' || values.length > 0)
  return told.map(([group, id, values]) => ({
    id,
    group,
    label: words.say(`ticket_label_${id}`),
    values: values.length ? values : [prose(words.say(missingKey(id, facts)))],
    missing: !values.length,
  }))
}

function missingKey(id: SectionId, facts: TicketFacts): string {
  if (id === 'received') return 'ticket_missing_received'
  if (id === 'attachments')
    return facts.returned === 'full' ? 'ticket_no_attachments' : 'ticket_missing_original'
  return 'ticket_missing'
}

function failedLines(facts: TicketFacts, words: Words): Content {
  const lines = facts.failed.map((one) => prose(words.failedLine(one)))
  return facts.failedOmitted ? [...lines, prose(words.andMore(facts.failedOmitted))] : lines
}

function counted(items: readonly string[], omitted: number, words: Words): Content {
  const values = items.flatMap(data)
  return omitted ? [...values, prose(words.andMore(omitted))] : values
}

function retries(facts: TicketFacts, words: Words): Content {
  const delayed = facts.failed.filter((one) => one.action === 'delayed')
  return perRecipient(delayed, 'prose', (one) => words.retryUntil(one.willRetryUntil))
}

function subject(facts: TicketFacts, words: Words): Content {
  return facts.subjectWithheld ? [prose(words.say('ticket_withheld'))] : data(facts.subject)
}

function attachments(facts: TicketFacts, words: Words): Content {
  return facts.attachments.map(({ name, bytes }) => value('data', `${name} (${words.size(bytes)})`))
}

function remote(one: TicketRecipient): string | null {
  if (one.remoteMta && one.remoteIp && one.remoteMta !== one.remoteIp)
    return `${one.remoteMta} [${one.remoteIp}]`
  return one.remoteMta ?? one.remoteIp
}

/** Equal values once; with whom they concern unless all recipients share the only one. */
function perRecipient(
  recipients: readonly TicketRecipient[],
  kind: TicketValue['kind'],
  read: (one: TicketRecipient) => string | null,
): Content {
  const groups = new Map<string, string[]>()
  for (const one of recipients) {
    const text = read(one)
    if (text) groups.set(text, [...(groups.get(text) ?? []), one.address])
  }
  const shared = groups.size === 1 && [...groups.values()][0]?.length === recipients.length
  return [...groups].map(([text, of]) => ({ kind, text, of: shared ? [] : of }))
}

function time(moment: TicketTime | null): Content {
  return moment ? [value('data', `${moment.local} (${moment.utc})`)] : []
}

function data(text: string | null): TicketValue[] {
  return text ? [value('data', text)] : []
}

function prose(text: string): TicketValue {
  return value('prose', text)
}

function value(kind: TicketValue['kind'], text: string): TicketValue {
  return { kind, text, of: [] }
}
