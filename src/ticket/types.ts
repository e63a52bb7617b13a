import type { Category, Confidence, Party, Permanence } from '../classifier/types.ts'
import type { Catalogue, Locale } from '../i18n/types.ts'
import type { Finding } from '../live/types.ts'
import type { MessageKind, OriginalMail, RecipientAction, Stage } from '../report/types.ts'
import type { TraceId } from './traceIds.ts'

/** Who is to read the ticket; each gets a request of their own. */
export const AUDIENCES = ['own-admin', 'recipient-admin', 'provider', 'recipient'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface TicketOptions {
  readonly locale: Locale
  readonly catalogue: Catalogue
  /** A second language for the sentence that says what happened; the command line and banner pass English for Chinese tickets. */
  readonly also?: { readonly locale: Locale; readonly catalogue: Catalogue }
  readonly audience: Audience
  /** Hide local parts of addresses, names and the subject. */
  readonly mask: boolean
  readonly includeSubject: boolean
  /** IANA name, e.g. `Asia/Shanghai`; an unknown one counts as UTC. */
  readonly timeZone: string
  readonly version: string
  /** What was already tried, in the user's words or translated ones. */
  readonly tried?: readonly string[]
  /** What was looked up in the DNS on request. */
  readonly checks?: readonly Finding[]
}

/** Sections in triage order; `checks` is there only where something was looked up. */
export const SECTIONS = [
  'happened',
  'from',
  'envelopeFrom',
  'failed',
  'received',
  'sentAt',
  'bouncedAt',
  'subject',
  'messageId',
  'queueIds',
  'traceIds',
  'reportingMta',
  'remoteMta',
  'sendingIp',
  'helo',
  'stage',
  'reply',
  'diagnosis',
  'checks',
  'tried',
  'request',
  'attachments',
] as const
export type SectionId = (typeof SECTIONS)[number]

/**
 * One value of a section. `verbatim`: the server's words, never wrapped or changed; `data`: an address, name,
 * code or time taken from the mail; `prose`: our words, though they may quote the mail.
 */
export interface TicketValue {
  readonly kind: 'prose' | 'data' | 'verbatim'
  readonly text: string
  /** Recipients it holds for where several differ; empty when it holds for all. */
  readonly of: readonly string[]
}

export interface TicketSection {
  readonly id: SectionId
  /** Sections of one group belong together (group numbers run from 1 to 12). */
  readonly group: number
  readonly label: string
  readonly values: readonly TicketValue[]
  /** True when the bounce does not give it: `values` then holds the words that say so. */
  readonly missing: boolean
}

/** A moment, as support wants it: with its zone and in UTC. */
export interface TicketTime {
  /** ISO 8601 UTC. */
  readonly utc: string
  /** `2026-11-10 09:00:00 UTC+08:00` */
  readonly local: string
}

export interface TicketRecipient {
  readonly address: string
  readonly originalRecipient: string | null
  readonly domain: string | null
  readonly action: RecipientAction | null
  readonly category: Category
  readonly permanence: Permanence
  readonly party: Party
  readonly confidence: Confidence
  readonly ruleId: string | null
  readonly conflict: boolean
  /** The words that decided. */
  readonly evidence: string | null
  readonly replyCode: string | null
  readonly status: string | null
  readonly stage: Stage | null
  /** The server's reply, or the notice's own words about this recipient where it quotes none. */
  readonly reply: string | null
  readonly reportingMta: string | null
  readonly remoteMta: string | null
  readonly remoteIp: string | null
  readonly lastAttempt: string | null
  readonly willRetryUntil: string | null
}

export interface TicketAttachment {
  readonly name: string
  readonly bytes: number
}

/** The facts behind the sections: masked and cleaned already, null where the bounce gives none. */
export interface TicketFacts {
  readonly kind: MessageKind
  readonly format: string
  readonly mta: string | null
  readonly from: string | null
  readonly envelopeFrom: string | null
  readonly failed: readonly TicketRecipient[]
  /** Failed recipients beyond those listed. */
  readonly failedOmitted: number
  readonly received: readonly string[]
  readonly receivedOmitted: number
  readonly sentAt: TicketTime | null
  readonly bouncedAt: TicketTime | null
  /** null both when withheld and when missing; see `subjectWithheld`. */
  readonly subject: string | null
  readonly subjectWithheld: boolean
  readonly messageId: string | null
  readonly queueIds: readonly string[]
  readonly traceIds: readonly TraceId[]
  readonly sendingIp: string | null
  readonly helo: string | null
  readonly returned: OriginalMail['returned']
  readonly attachments: readonly TicketAttachment[]
  readonly tried: readonly string[]
  readonly checks: readonly Finding[]
}

/** A ticket: plain data, ready for any format. */
export interface Ticket {
  readonly locale: Locale
  readonly lang: string
  readonly audience: Audience
  readonly masked: boolean
  readonly version: string
  readonly timeZone: string
  /** One line: tag, what, code, recipient's domain, local time. */
  readonly summary: string
  /** Polite plain note of at most 140 characters for the recipient, to send over another channel; null for other readers. */
  readonly note: string | null
  /** Between label and value, in the ticket's language. */
  readonly separator: string
  readonly sections: readonly TicketSection[]
  readonly facts: TicketFacts
}

export const TICKET_FORMATS = ['text', 'markdown', 'html', 'json'] as const
export type TicketFormat = (typeof TICKET_FORMATS)[number]

/** Formats that a reader can choose from; `eml` is a new mail with the bounce attached. */
export const CHOICE_FORMATS = ['text', 'markdown', 'html', 'json', 'eml'] as const satisfies readonly (
  | TicketFormat
  | 'eml'
)[]
