import type { MessageKind, RecipientFacts, Report, TextSource } from '../report/types.ts'

/** CONTRACT "Categories". */
export const CATEGORIES = [
  'bad-address-syntax',
  'user-unknown',
  'mailbox-disabled',
  'mailbox-full',
  'mailbox-moved',
  'recipient-restricted',
  'message-too-large',
  'too-many-recipients',
  'attachment-blocked',
  'content-rejected',
  'spam-content',
  'virus-detected',
  'message-malformed',
  'mail-loop',
  'sender-rejected',
  'sender-domain-invalid',
  'domain-auth-failed',
  'ptr-missing',
  'helo-invalid',
  'ip-blocked',
  'rate-limited',
  'greylisted',
  'relay-denied',
  'smtp-auth-failed',
  'sending-disabled',
  'tls-required',
  'dns-failure',
  'connection-failed',
  'connection-lost',
  'cross-border-filtering',
  'server-unavailable',
  'server-storage-full',
  'server-error',
  'protocol-error',
  'queue-expired',
  'policy-rejected',
  'unknown',
] as const
export type Category = (typeof CATEGORIES)[number]

/** `temporary`: the same mail may get through later unchanged. */
export const PERMANENCES = ['permanent', 'temporary', 'unknown'] as const
export type Permanence = (typeof PERMANENCES)[number]

/** Who can put it right. */
export const PARTIES = [
  'sender',
  'sender-admin',
  'recipient',
  'recipient-admin',
  'network',
  'nobody',
] as const
export type Party = (typeof PARTIES)[number]

/** How sure: `certain` is meant to be right in 99 % of unseen cases, `likely` in 90 %, `unsure` in 80 %. */
export const CONFIDENCES = ['certain', 'likely', 'unsure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Figures taken from the texts, SI units (CONTRACT `params`). A key is absent when the text does not give it. */
export interface Params {
  readonly limitBytes?: number
  readonly sizeBytes?: number
  readonly maxRecipients?: number
  readonly waitSeconds?: number
  readonly blocklist?: string
  readonly ip?: string
  readonly host?: string
  readonly domain?: string
  readonly url?: string
  readonly newAddress?: string
  readonly mechanism?: string
  readonly virus?: string
  readonly keyword?: string
  readonly hops?: number
  readonly traceId?: string
}

/** Where the deciding words stand: UTF-16 offsets in the text of that source (in diagnosticText for `diagnostic-code`). */
export interface Span {
  readonly text: string
  readonly source: TextSource
  readonly start: number
  readonly end: number
}

/** One rule that spoke. */
export interface Evidence {
  readonly ruleId: string
  readonly category: Category
  readonly weight: number
  readonly span: Span
  readonly permanence?: Permanence | undefined
  readonly party?: Party | undefined
}

/** The verdict on one recipient: always exactly one category. */
export interface Diagnosis {
  readonly category: Category
  readonly permanence: Permanence
  readonly party: Party
  readonly confidence: Confidence
  /** Id of the deciding rule; `code/5.1.1` or `code/550` when only a code spoke; null for `unknown`. */
  readonly ruleId: string | null
  readonly evidence: Span | null
  readonly params: Params
  /** Receiving service or software recognised from host or text: `qq`, `netease`, `microsoft`, ... */
  readonly provider: string | null
  /** True when code and text disagree and the text decided. */
  readonly conflict: boolean
  readonly runnersUp: readonly Evidence[]
}

export interface DiagnosedRecipient {
  readonly facts: RecipientFacts
  readonly diagnosis: Diagnosis
}

/** A whole message, read and judged. `recipients` holds failed and delayed ones first, then those who got it. */
export interface DiagnosedReport {
  readonly report: Report
  readonly recipients: readonly DiagnosedRecipient[]
}

/** One reply line as a user pastes it (CONTRACT `explain`). */
export interface ExplainedReply {
  readonly kind: MessageKind
  readonly facts: RecipientFacts
  readonly diagnosis: Diagnosis
}
