import { formatBytes } from '../i18n/format.ts'
import { translate } from '../i18n/translate.ts'
import type { MessageRef } from '../i18n/types.ts'
import type { Finding } from '../live/types.ts'
import { findingRef } from '../live/words.ts'
import { cleanLine } from './cleanText.ts'
import { ticketTime } from './ticketTime.ts'
import type { Audience, TicketFacts, TicketOptions, TicketRecipient } from './types.ts'

type Language = Pick<TicketOptions, 'locale' | 'catalogue'>

/** Everything a ticket says, in the ticket's language. */
export interface Words {
  readonly audience: Audience
  say(ref: MessageRef | string): string
  /** What happened, in one sentence; once more in the second language where one is asked for. */
  happened(facts: TicketFacts): string[]
  /** The category as a short phrase that reads the same for every reader: it speaks of no `you`. */
  reason(one: TicketRecipient): string
  failedLine(one: TicketRecipient): string
  diagnosis(one: TicketRecipient): string
  /** A finding, with when and by whom it was found. */
  check(finding: Finding): string
  /** Name and version of this program. */
  readonly generator: string
  retryUntil(iso: string | null): string | null
  andMore(count: number): string
  size(bytes: number): string
}

export function wordsOf(options: TicketOptions): Words {
  const say = (ref: MessageRef | string, language: Language = options) =>
    cleanLine(translate(language.catalogue, language.locale, typeof ref === 'string' ? { key: ref } : ref))
  return {
    audience: options.audience,
    say: (ref) => say(ref),
    happened: (facts) =>
      [options, ...(options.also ? [options.also] : [])].map((language) =>
        say(
          happenedRef(facts, (one) => say(reasonRef(one), language)),
          language,
        ),
      ),
    reason: (one) => say(reasonRef(one)),
    failedLine: (one) => say(failedRef(one, say)),
    diagnosis: (one) => diagnosisText(one, say),
    check: (finding) => checkText(finding, options, say),
    generator: say({ key: 'ticket_generator', params: { version: options.version } }),
    retryUntil: (iso) => {
      const time = ticketTime(iso, options.timeZone)
      return time && say({ key: 'ticket_retry_until', params: { time: time.local } })
    },
    andMore: (count) => say({ key: 'ticket_and_more', params: { count: String(count) } }),
    size: (bytes) => formatBytes(bytes, options.locale),
  }
}

/** `552 5.2.2`, as far as known. */
export function codeOf(one: TicketRecipient): string {
  return [one.replyCode, one.status].filter((code) => code !== null).join(' ')
}

function reasonRef({ category }: TicketRecipient): MessageRef {
  return { key: `ticket_reason_${category.replaceAll('-', '_')}` }
}

function happenedRef(facts: TicketFacts, reasonOf: (one: TicketRecipient) => string): MessageRef {
  const [first] = facts.failed
  if (!first) return { key: 'ticket_happened_nothing' }
  const count = facts.failed.length + facts.failedOmitted
  const delayed = facts.failed.every((one) => one.action === 'delayed') ? '_delayed' : ''
  const reasons = [...new Set(facts.failed.map(reasonOf))]
  const reason = reasons.length > 3 ? `${reasons.slice(0, 3).join(' / ')} / …` : reasons.join(' / ')
  if (count === 1) return { key: `ticket_happened${delayed}`, params: { address: first.address, reason } }
  const total = String(count + facts.received.length + facts.receivedOmitted)
  return { key: `ticket_happened${delayed}_many`, params: { count: String(count), total, reason } }
}

function failedRef(one: TicketRecipient, say: (ref: MessageRef) => string): MessageRef {
  const { address, originalRecipient: original } = one
  const who = original ? say({ key: 'ticket_originally', params: { address, original } }) : address
  const code = codeOf(one)
  return {
    key: code ? 'ticket_failed_code' : 'ticket_failed',
    params: { address: who, title: say(reasonRef(one)), code },
  }
}

function checkText(finding: Finding, { timeZone }: TicketOptions, say: (ref: MessageRef) => string): string {
  const status = say({ key: `live_status_${finding.status.replaceAll('-', '_')}` })
  const time = ticketTime(finding.time, timeZone)
  const source = {
    resolver: finding.resolver || '-',
    time: time ? `${time.local} (${time.utc})` : finding.time,
  }
  const record = finding.params.record === undefined ? [] : [finding.params.record]
  const from = finding.resolver === '' ? [] : [say({ key: 'liveSource', params: source })]
  const also = [...record, ...from].map((text) => `[${text}]`)
  return [`${status}:`, say(findingRef(finding)), ...also].join(' ')
}

function diagnosisText(one: TicketRecipient, say: (ref: MessageRef) => string): string {
  const params = {
    title: say(reasonRef(one)),
    category: one.category,
    permanence: say({ key: `ticket_permanence_${one.permanence}` }),
    confidence: say({ key: `ticket_confidence_${one.confidence}` }),
    rule: one.ruleId ?? '-',
  }
  const conflict = one.conflict ? [say({ key: 'ticket_conflict' })] : []
  return [say({ key: 'ticket_diagnosis', params }), ...conflict].join(' ')
}
