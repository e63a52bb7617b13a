import type { Notice } from '../notice.ts'
import type { RecipientAction } from '../types.ts'

/** What a notice's prose says about one recipient. */
export interface Block {
  /** '' when the notice names nobody. */
  readonly address: string
  /** The notice's own words on this recipient, wrappers and all. */
  readonly text: string
  /** The reply or reason in it when the layout sets it apart; null when it must be looked for in `text`. */
  readonly reply: string | null
  readonly original?: string
  readonly action?: RecipientAction
}

/** Header facts of the notice that layouts are told by. */
export interface NoticeHeaders {
  readonly from: string
  readonly subject: string
  readonly mailer: string
  /** Addresses of X-Failed-Recipients. */
  readonly failed: readonly string[]
}

/** How one mail server lays out a notice that is no (or more than an) RFC 3464 report. */
export interface Dialect {
  /** The `format` of the report. */
  readonly id: string
  /** The software or service; null where several write alike. */
  readonly mta: string | null
  /** Literals in the notice, lower-cased; one is enough. */
  readonly signs: readonly string[]
  /** Header facts that tell the layout as well as a sign, or must be there besides it. */
  readonly headers?: (headers: NoticeHeaders) => boolean
  /** Whether the signs count only together with the headers. Default: either is enough. */
  readonly needsBoth?: true
  /** Literals, lower-cased, that make it a delay. */
  readonly delaySigns?: readonly string[]
  readonly read: (notice: Notice, headers: NoticeHeaders) => readonly Block[]
}
