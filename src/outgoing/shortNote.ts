import type { MailDraft, NoteLanguage } from './types.ts'

/**
 * A mail of less than 1,024 bytes on the wire, headers of the client and all, to the same recipients: it says that a
 * fuller mail waits, and of which subject. Plain text, without attachments; drops languages, then the subject's end, to fit.
 */
export function shortNoteOf<T extends MailDraft>(draft: T, languages: readonly NoteLanguage[]): T {
  throw new Error(`not built: ${draft.subject} ${languages.length}`)
}
