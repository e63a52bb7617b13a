import type { ImapServer } from './dovecot.ts'

/** What every webmail needs of the mail servers beside it. */
export interface WebmailOptions {
  /** Holds all that the webmail writes. */
  readonly folder: string
  readonly imap: ImapServer
  /** Port of 127.0.0.1 that takes mail without login. */
  readonly smtpPort: number
  /** BCP 47; `en-US` unless given. */
  readonly language?: string
}

/** A running webmail with one user. */
export interface Webmail {
  /** Address of its first page, which asks for the login. */
  readonly url: string
  readonly user: string
  readonly password: string
  /** What the servers wrote down, for the message of a failed test. */
  log(): Promise<string>
  stop(): Promise<void>
}
