import type { ComposeAddress } from '../../outgoing/composeLink.ts'

/**
 * Where a name stands: in an attribute of the first element within the message, else in the page, that matches the
 * selector (of the message itself without one); or, without an attribute, in the address of the page. Of the value that
 * is taken which the pattern's group holds, or all of it.
 */
export interface Where {
  readonly selector?: string
  readonly attribute?: string
  readonly pattern?: RegExp
}

/**
 * A webmail that needs nothing but data. Each line of such data carries a comment with the month in which it was so, how
 * sure it is (`assumed` from others' code or documents, `verified` by running that webmail), and where it is from.
 */
export interface DeclaredWebmail {
  readonly id: string
  /** Host names of the service, `*.` before one for all below it. Nothing for software that people run themselves. */
  readonly hosts?: readonly string[]
  /** What the path of its pages begins with or holds; `{base}` in `source` is what it matches. */
  readonly path?: RegExp
  /** Stands in its pages and no others; for software that is found at any address. */
  readonly mark?: string
  /** Each message that is open: not those that a thread shows as a line. */
  readonly message: string
  /** Within the message. The message itself unless given; text is read from there and the banner goes before it. */
  readonly body?: string
  /** Where the banner goes before, within the message, if not before the body. */
  readonly anchor?: string
  /** Within the message, else the last one in the page before it. */
  readonly subject?: string
  readonly from?: string
  /** Attribute of the sender's element that holds the address; `title` may hold name and address. */
  readonly fromAttribute?: string
  /** What names a message in its webmail, by the word that stands for it in `source`: the first place that has it. */
  readonly names?: Readonly<Record<string, readonly Where[]>>
  /**
   * Address of the message's source on the same origin, `{word}` for a name. Without one, or while a name is missing, the
   * text that the page shows is all there is.
   */
  readonly source?: string
}

/** Where a webmail writes a new mail whose fields its address fills in; kept apart, as pages need none of it. */
export interface DeclaredCompose {
  /** Relative to the page that shows the webmail, or absolute; `{base}` is what `base` matches of that page's path. */
  readonly page: string
  readonly base?: RegExp
  /** Host names of pages that it is for, as in DeclaredWebmail; all of the webmail's unless given. */
  readonly hosts?: readonly string[]
  /** Its names for the fields, or its name for a whole `mailto:` link. */
  readonly fields: ComposeAddress['fields']
  readonly longest?: number
}

/** The names that most have for them. */
export const PLAIN_FIELDS = { to: 'to', cc: 'cc', bcc: 'bcc', subject: 'subject', body: 'body' } as const

export type { ComposeAddress }
