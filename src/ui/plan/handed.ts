import {
  type ComposeAddress,
  type ComposeLink,
  composeLink,
  type DraftAttachment,
  type LinkLack,
  type LinkMail,
  type MailDraft,
  plainTextOf,
} from '../../outgoing/index.ts'
import { number, type PlanWords } from './words.ts'

/** Steps that a reader takes with a mail that is handed over. */
export const HAND_OVER_STEPS = ['saved', 'opened', 'copied', 'sent'] as const
export type HandOverStep = (typeof HAND_OVER_STEPS)[number]

/** A mail as the reader is given it. */
export interface HandedMail extends LinkMail {
  /** What the link brings where it is not meant to bring the text. */
  readonly summary: string | null
  /** To be saved, in their order. */
  readonly files: readonly DraftAttachment[]
  /** Of those, how many belong into the mail; the rest is its text. */
  readonly attached: number
  /** Whether it had formatting or pictures that its text goes without. */
  readonly plain: boolean
}

/** A mail of a plan; one of several has its text among its files, as the joining note belongs to what was saved. */
export function handedMail(draft: MailDraft, place: number, total: number, words: PlanWords): HandedMail {
  const { to, cc, bcc, subject, attachments, bodyHtml } = draft
  const text = plainTextOf(draft).trim()
  const note =
    total > 1 && text !== ''
      ? [textFile(`${words.word('handover_text_file', { number: number(place + 1) })}.txt`, text)]
      : []
  return {
    ...{ to, cc, bcc, subject, text, summary: null },
    files: [...attachments, ...note],
    attached: attachments.length,
    plain: bodyHtml !== null,
  }
}

/** Plain text as every system opens it. */
function textFile(name: string, text: string): DraftAttachment {
  const bytes = new TextEncoder().encode(`${text.replace(/\r?\n/g, '\r\n')}\r\n`)
  return {
    name,
    type: 'text/plain;charset=utf-8',
    sizeBytes: bytes.length,
    contentId: null,
    bytes: () => bytes,
  }
}

export interface HandedLink extends ComposeLink {
  readonly lacks: readonly LinkLack[]
}

export function linkOf(mail: HandedMail, address: ComposeAddress | null): HandedLink {
  if (mail.summary === null) return composeLink(mail, address)
  const { href, lacks } = composeLink({ ...mail, text: mail.summary }, address)
  return { href, lacks: ['body', ...lacks.filter((lack) => lack !== 'body')] }
}
