import type { MailDraft } from './types.ts'

/** The body as plain text: its own, else made of the HTML with the targets of links kept. */
export function plainTextOf(draft: MailDraft): string {
  throw new Error(`not built: ${draft.subject}`)
}

/** The same mail with a plain text body alone; pictures shown in the HTML body go, other attachments stay. */
export function asPlainText<T extends MailDraft>(draft: T): T {
  return draft
}

/**
 * The HTML body with the pictures that it shows (`cid:`) as `data:` addresses, as a compose window takes them; null
 * without an HTML body.
 */
export function htmlWithImages(draft: MailDraft): string | null {
  return draft.bodyHtml
}
