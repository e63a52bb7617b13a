import type { OriginalDraft } from './types.ts'

/** A mail of which nothing is known but that it was. */
export const EMPTY_DRAFT: OriginalDraft = {
  from: null,
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: '',
  messageId: null,
  date: null,
  inReplyTo: null,
  references: [],
  bodyHtml: null,
  bodyText: null,
  attachments: [],
  protection: 'none',
  complete: 'headers',
}
