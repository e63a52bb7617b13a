import { formatBytes } from '../i18n/format.ts'
import { translate } from '../i18n/translate.ts'
import type { MessageRef } from '../i18n/types.ts'
import { cleanLine } from './cleanText.ts'
import { ticketTime } from './ticketTime.ts'
import type { Audience, TicketFacts, TicketOptions, TicketRecipient } from './types.ts'

type Language = Pick<TicketOptions, 'locale' | 'catalogue'>
/** The title of a recipient's category in a language, masked if need be. */
export type TitleOf = (one: TicketRecipient, language: Language) => string

/** Everything a ticket says, in the ticket's language. */
export interface Words {
  readonly audience: Audience
  say(ref: MessageRef | string): string
  /** What happened, in one sentence; once more in the second language where one is asked for. */
  happened(facts: TicketFacts): string[]
  failedLine(one: TicketRecipient): string
  diagnosis(one: TicketRecipient): string
  /** Name and version of this program. */
  readonly generator: string
  retryUntil(iso: string | null): string | null
  andMore(count: number): string
  size(bytes: number): string
}

export function wordsOf(options: TicketOptions, titleOf: TitleOf): Words {
  const say = (ref: MessageRef | string, language: Language = options) =>
    cleanLine(translate(language.catalogue, language.locale, typeof ref === 'string' ? { key: ref } : ref))
  const title = (one: TicketRecipient) => titleOf(one, options)
  return {
    audience: options.audience,
    say: (ref) => say(ref),
    happened: (facts) =>
      [options, ...(options.also ? [options.also] : [])].map((language) =>
        say(
          happenedRef(facts, (one) => titleOf(one, language)),
          language,
        ),
      ),
    failedLine: (one) => say(failedRef(one, title(one), say)),
    diagnosis: (one) => diagnosisText(one, title(one), say),
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

function happenedRef(facts: TicketFacts, title: (one: TicketRecipient) => string): MessageRef {
  const [first] = facts.failed
  if (!first) return { key: 'ticket_happened_nothing' }
  const count = facts.failed.length + facts.failedOmitted
  const delayed = facts.failed.every((one) => one.action === 'delayed') ? '_delayed' : ''
  const titles = [...new Set(facts.failed.map(title))]
  const reason = titles.length > 3 ? `${titles.slice(0, 3).join(' / ')} / …` : titles.join(' / ')
  if (count === 1) return { key: `ticket_happened${delayed}`, params: { address: first.address, reason } }
  const total = String(count + facts.received.length + facts.receivedOmitted)
  return { key: `ticket_happened${delayed}_many`, params: { count: String(count), total, reason } }
}

function failedRef(one: TicketRecipient, title: string, say: (ref: MessageRef) => string): MessageRef {
  const { address, originalRecipient: original } = one
  const who = original ? say({ key: 'ticket_originally', params: { address, original } }) : address
  const code = codeOf(one)
  return { key: code ? 'ticket_failed_code' : 'ticket_failed', params: { address: who, title, code } }
}

function diagnosisText(one: TicketRecipient, title: string, say: (ref: MessageRef) => string): string {
  const params = {
    title,
    category: one.category,
    permanence: say({ key: `ticket_permanence_${one.permanence}` }),
    confidence: say({ key: `ticket_confidence_${one.confidence}` }),
    rule: one.ruleId ?? '-',
  }
  const conflict = one.conflict ? [say({ key: 'ticket_conflict' })] : []
  return [say({ key: 'ticket_diagnosis', params }), ...conflict].join(' ')
}
