import type { ImapServer } from './dovecot.ts'
import type { WebTab } from './webBrowser.ts'

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
  /** Logs in, in a tab that shows anything, and resolves when the Inbox is listed there. */
  logIn(tab: WebTab): Promise<void>
  /** What the servers wrote down, for the message of a failed test. */
  log(): Promise<string>
  stop(): Promise<void>
}
