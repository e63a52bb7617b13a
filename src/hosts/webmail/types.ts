import type { Capability } from '../../advice/actionTable.ts'
import type { MailDraft } from '../../outgoing/types.ts'

/** A message that a page of a webmail shows now. */
export interface OpenMessage {
  /** Names the message within its webmail, e.g. by folder and uid: the same message always has the same key. */
  readonly key: string
  /** As the page shows them, to leave ordinary mail unread; null where the page does not tell. */
  readonly subject: string | null
  readonly from: string | null
  /** The banner goes before this element. */
  readonly anchor: Element
  /** Holds the text of the message, for where its source cannot be had; left out where that is the anchor. */
  readonly body?: Element
  /** Its text is all there is and stands in the page: it is read even where the page tells neither subject nor sender. */
  readonly free?: boolean
}

/** What a webmail gives of a message: its bytes (`cut` after `maxBytes` of them), or no more than the text that it shows. */
export type MessageSource =
  | { readonly kind: 'raw'; readonly bytes: Uint8Array; readonly cut: boolean }
  | { readonly kind: 'text'; readonly text: string }

export interface ReadOptions {
  readonly maxBytes: number
  /** Aborted when the page shows another message. */
  readonly signal: AbortSignal
}

/** A mail in a folder of the webmail. */
export interface StoredMail {
  readonly key: string
  /** Name of its folder as the webmail shows it. */
  readonly folder: string | null
  /** Address of a page that shows it. */
  readonly url: string
  /** Set where its folder is the one for sent mail: in any other a stranger's mail may lie. */
  readonly sent?: true
}

/** A file for a compose page. */
export interface ComposeFile {
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  /** The content, fetched when it is asked for. */
  bytes(): Promise<Uint8Array>
}

/** A mail for the webmail's own compose page. Pictures of its HTML body stand there as `data:` addresses. */
export interface ComposeJob extends Omit<MailDraft, 'attachments'> {
  readonly files: readonly ComposeFile[]
  /** The stored mail that it is made from: the page may begin with it and bring its body and files along. */
  readonly start: StoredMail | null
  /** `stored`: the body is the stored mail's own, and stays as the page brings it. */
  readonly body: 'stored' | 'given'
}

/** What could not be put into the compose page, for the reader to do by hand. */
export const UNFILLED = ['from', 'recipients', 'subject', 'body', 'files'] as const
export type Unfilled = (typeof UNFILLED)[number]

/** The compose page of a webmail. Nothing here ever sends a mail: that is up to the reader. */
export interface ComposePage {
  /**
   * Address of a compose page that begins as empty as can be, or with the stored mail. A webmail whose server keeps drafts may
   * make one of the whole job first; `page` is then any of its pages.
   */
  path(job: ComposeJob, page: Document, signal: AbortSignal): string | Promise<string>
  /** Whether this document is a compose page that is ready to be filled. */
  isReady(page: Document, url: URL): boolean
  /** Fills the page, or looks what it shows, and answers what it could not do, in the order of UNFILLED; rejects when aborted. */
  fill(page: Document, job: ComposeJob, signal: AbortSignal): Promise<readonly Unfilled[]>
  /** Whom the mail on the page is for, its subject and its files: what tells it from another. Empty where nothing does. */
  shows(page: Document): string
  /** Tells, as soon as it can be seen, that the mail on the page has been sent; left out where the page does not say. */
  onSent?(page: Document, tell: () => void): void
}

/**
 * A webmail: how to know its pages, what they show and what they can do. It touches nothing but the page it is given and
 * its own server, with the reader's own session. Selectors and addresses stand in the data file beside each host.
 */
export interface WebmailHost {
  readonly id: string
  /** What can be done there besides copying, saving and marking, which can be done on every page. */
  readonly can: ReadonlySet<Capability>
  /** Whether this document is a page of the webmail; must be cheap, and false for anything else at that address. */
  recognises(page: Document, url: URL): boolean
  /** The messages that the document itself shows (a frame answers for itself), in their order on the page. Cheap: no request. */
  openMessages(page: Document, url: URL): readonly OpenMessage[]
  /** Address of a page of the webmail that shows the message of a frame; left out where the address of the tab does. */
  pageOf?(url: URL): string
  /** Rejects when the message cannot be read; the text shown is then the second choice. */
  read(message: OpenMessage, options: ReadOptions): Promise<MessageSource>
}

/** What a webmail can do to send a mail again; brought into a page only when the reader wants that. */
export interface WebmailRepairs {
  /** Id of the host. */
  readonly id: string
  recognises(page: Document, url: URL): boolean
  /** The sent copy of a mail, by its Message-IDs (with angle brackets), the surest first; null when there is none. */
  findSent(messageIds: readonly string[], signal: AbortSignal): Promise<StoredMail | null>
  /** All bytes of a stored mail, or the first `maxBytes` of them. */
  readStored(mail: Pick<StoredMail, 'key'>, signal: AbortSignal, maxBytes?: number): Promise<Uint8Array>
  /**
   * Whether the folder for sent mail is known and holds any: only then does it mean something that a mail is not found.
   * Left out where that cannot be told.
   */
  keepsSent?(signal: AbortSignal): Promise<boolean>
  /** Addresses that mail went to before, each as often as it did, the newest first. */
  writtenTo?(signal: AbortSignal): Promise<readonly string[]>
  readonly compose: ComposePage
}
