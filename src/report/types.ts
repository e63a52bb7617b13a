import type { Mailbox, Message, Part } from '../mime/types.ts'

/** CONTRACT "Message kinds". */
export const MESSAGE_KINDS = [
  'failure',
  'delay',
  'success',
  'relayed',
  'expanded',
  'auto-reply',
  'feedback-report',
  'receipt',
  'not-bounce',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** Action field of RFC 3464 2.3.3. */
export type RecipientAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

/** SMTP stage at which the reply came, as RFC 5321 names the commands. */
export type Stage =
  | 'CONNECT'
  | 'EHLO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL FROM'
  | 'RCPT TO'
  | 'DATA'
  | 'END OF DATA'
  | 'QUIT'

/**
 * Where a text stood. Order is trust: what the refusing server itself said comes first, what the
 * notice says around it later.
 */
export type TextSource =
  | 'diagnostic-code' // Diagnostic-Code field, or the same reply quoted in a free-text layout
  | 'recipient-text' // the notice's own words about this recipient (reply stripped or none given)
  | 'notice-text' // the human-readable part as a whole
  | 'subject'
  | 'status-field'

export interface SourceText {
  readonly source: TextSource
  readonly text: string
}

/** What one report says about one recipient. A field that the message does not give is null. */
export interface RecipientFacts {
  /** Final recipient, as an address without brackets and type prefix; '' when the notice names none. */
  readonly finalRecipient: string
  readonly originalRecipient: string | null
  readonly action: RecipientAction | null
  /** Three-digit SMTP reply code. */
  readonly replyCode: string | null
  /** Enhanced status code (RFC 3463), e.g. `5.2.2`. The reply's own beats the Status field's generic one (x.0.0). */
  readonly status: string | null
  /** The reply as the refusing side said it: one line, wrappers stripped, code kept. */
  readonly diagnosticText: string | null
  readonly stage: Stage | null
  readonly reportingMta: string | null
  readonly remoteMta: string | null
  /** IP address of the remote MTA where the notice gives it. */
  readonly remoteIp: string | null
  /** ISO 8601 UTC, e.g. `2026-11-10T01:00:00Z`. */
  readonly lastAttempt: string | null
  readonly willRetryUntil: string | null
  /** All texts that may be searched for a cause, most trusted first. */
  readonly texts: readonly SourceText[]
}

/** What came back of the mail that failed. */
export interface OriginalMail {
  readonly messageId: string | null
  readonly subject: string | null
  readonly from: Mailbox | null
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** ISO 8601 UTC. */
  readonly date: string | null
  readonly returned: 'full' | 'headers' | 'none'
  /** Bytes of the returned message on the wire; null when it was not returned whole. */
  readonly sizeBytes: number | null
  /** The returned message's root part inside the bounce, when there is one. */
  readonly part: Part | null
}

export interface Report {
  readonly kind: MessageKind
  /** Layout that was read: `rfc3464`, `postfix`, `exim`, `qmail`, ..., `generic`, `none`. */
  readonly format: string
  /** Software or service that wrote the notice where known: `postfix`, `exim`, `qq`, `netease`, `microsoft`, ... */
  readonly mta: string | null
  readonly recipients: readonly RecipientFacts[]
  readonly original: OriginalMail | null
  /** From address, subject and date of the notice itself. */
  readonly from: Mailbox | null
  readonly subject: string
  readonly date: string | null
  readonly arrivalDate: string | null
  readonly envelopeFrom: string | null
  readonly queueId: string | null
  readonly message: Message | null
  /** True when only rendered text was at hand (a webmail page, a paste), so headers and parts are missing. */
  readonly textOnly: boolean
}
