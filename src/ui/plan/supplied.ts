import { header, readMessage } from '../../mime/index.ts'
import {
  cleanFileName,
  type DraftAttachment,
  EMPTY_DRAFT,
  type OriginalDraft,
  readOriginal,
} from '../../outgoing/index.ts'
import type { Person, PlanInput } from './types.ts'

/** What the reader has added to what came back. */
export interface Supplied {
  /** The sent mail itself, and the name of its file. */
  readonly mail: { readonly name: string; readonly draft: OriginalDraft } | null
  readonly files: readonly DraftAttachment[]
  /** In place of a body that did not come back; '' for none. */
  readonly text: string
}

export const NOTHING: Supplied = { mail: null, files: [], text: '' }

/** Whether something of the mail did not come back. */
export const isLacking = ({ draft }: PlanInput): boolean => draft === null || draft.complete !== 'full'

/** The input with what the reader has added; a mail of which nothing came back goes to those who did not get it. */
export function supply(given: PlanInput, { mail, files, text }: Supplied): PlanInput {
  if (!isLacking(given)) return given
  if (mail) return { ...given, draft: mail.draft }
  const draft = given.draft ?? bareDraft(given.people)
  const written = text.trim() === '' ? {} : { bodyText: text, bodyHtml: null }
  if (files.length === 0) return { ...given, draft: { ...draft, ...written } }
  // What was protected is not what the reader has put together anew.
  return {
    ...given,
    draft: { ...draft, ...written, attachments: files, complete: 'full', protection: 'none' },
  }
}

/** In which field somebody stood is not known: more than one are put where nobody sees the others. */
function bareDraft(people: readonly Person[]): OriginalDraft {
  const everybody = people.map(({ originalRecipient, finalRecipient }) => ({
    name: '',
    address: originalRecipient ?? finalRecipient,
  }))
  return everybody.length === 1 ? { ...EMPTY_DRAFT, to: everybody } : { ...EMPTY_DRAFT, bcc: everybody }
}

/** The mail in a file that the reader chose as the one that came back, or why it is not. */
export function readSent(
  bytes: Uint8Array,
  given: PlanInput,
): { readonly draft: OriginalDraft } | { readonly wrong: 'different' | 'unreadable' } {
  const message = readMessage(bytes)
  if (header(message.root, 'from') === null && header(message.root, 'to') === null)
    return { wrong: 'unreadable' }
  const draft = readOriginal(message, message.root)
  const known = given.draft?.messageId ?? null
  return known !== null && draft.messageId !== null && known !== draft.messageId
    ? { wrong: 'different' }
    : { draft }
}

/** A file that the reader chose, in memory. */
export async function readFile(file: File): Promise<DraftAttachment> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return {
    name: cleanFileName(file.name) || 'file',
    type: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(file.type)
      ? file.type.toLowerCase()
      : 'application/octet-stream',
    sizeBytes: bytes.length,
    contentId: null,
    bytes: () => bytes,
  }
}
