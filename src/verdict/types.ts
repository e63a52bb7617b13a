/** CONTRACT "verdict". `none`: no bounce, or too little to say. */
export const VERDICTS = ['matches-sent', 'not-in-sent', 'backscatter', 'trick', 'none'] as const
export type VerdictId = (typeof VERDICTS)[number]

/** What speaks for a verdict. Each has its sentence `verdict_reason_<id>` in `_locales`. */
export const REASONS = [
  // What the Sent folder says.
  'message-id-in-sent',
  'reply-to-sent',
  'subject-and-recipient-in-sent',
  'recipient-in-sent',
  'message-id-not-in-sent',
  'recipient-not-in-sent',
  'not-compared',
  'nothing-to-compare',
  // How the notice is made.
  'null-return-path',
  'report-structure',
  'within-queue-time',
  'reporter-is-sender',
  'notice-authenticated',
  'path-through-own-hosts',
  'from-identity',
  // The returned mail was not sent from here.
  'path-never-own',
  'returned-auth-failed',
  'message-id-not-ours',
  'mailer-not-ours',
  // What a trick says.
  'incoming-held',
  'full-mailbox',
  'mailbox-trouble',
  'about-mailbox',
  'release-asked',
  'send-again-button',
  'password-asked',
  'account-threatened',
  'deadline',
  'scan-code',
  'open-attachment',
  // What a trick does.
  'html-form',
  'html-attachment',
  'program-attached',
  'data-link',
  'ip-link',
  'odd-host-link',
  'disguised-link',
  'hosted-page-link',
  'foreign-link',
  'sender-only-link',
  'image-link',
  'reply-wanted',
  'call-wanted',
  'link-carries-address',
  'inner-page-link',
  // Who a trick comes from.
  'notice-auth-failed',
  'came-from-outside',
  'greets-by-address',
  'sender-not-provider',
  'poses-as-own',
  'reply-to-elsewhere',
  'no-report',
  'no-failed-recipient',
] as const
export type ReasonId = (typeof REASONS)[number]

/** One reason. `weight` orders them; `params` are plain text out of the mail (hosts, addresses, words), capped. */
export interface VerdictReason {
  readonly id: ReasonId
  readonly weight: number
  readonly params: Readonly<Record<string, string>>
}

export interface Verdict {
  readonly verdict: VerdictId
  /** Strongest first; those of the other side are left out. */
  readonly reasons: readonly VerdictReason[]
  /** Hosts that the notice's links lead to, as they are written in ASCII; in order, each once, at most 20. */
  readonly linkHosts: readonly string[]
}

/** What is kept of sent mail: hashes and host names, no text. Plain data; survives a structured clone. */
export interface SentIndex {
  /** Number of messages indexed. */
  readonly size: number
  readonly messageIds: ReadonlySet<number>
  /** Hash of subject and recipient to the times of sending (seconds since 1970). */
  readonly subjects: ReadonlyMap<number, readonly number[]>
  /** Hash of recipient to the times of sending. */
  readonly recipients: ReadonlyMap<number, readonly number[]>
  /** Addresses mail was sent from, lower case. */
  readonly identities: ReadonlySet<string>
  /** What mail of one sender's domain looks like, by domain. */
  readonly habits: ReadonlyMap<string, SendingHabits>
}

/** How mail of one domain is sent. */
export interface SendingHabits {
  /** Number of messages seen. */
  readonly size: number
  /** Hosts and IP addresses of Received fields: servers that the mail passed. */
  readonly hosts: ReadonlySet<string>
  /** Domains on the right side of Message-IDs. */
  readonly idDomains: ReadonlySet<string>
  /** Mail programs named by User-Agent and X-Mailer, without their versions. */
  readonly mailers: ReadonlySet<string>
}

export interface VerdictContext {
  /** null where Sent cannot be read: then nothing is ever said to match. */
  readonly sent: SentIndex | null
  /** The reader's own addresses. */
  readonly identities: readonly string[]
  /** Names, domains or IP addresses of the servers that send the reader's mail. */
  readonly ownHosts: readonly string[]
}
