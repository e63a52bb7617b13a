import type { Mailbox } from '../mime/types.ts'
import type { DraftAttachment, MailDraft } from '../outgoing/types.ts'
import type { SupportMail } from './types.ts'

/**
 * The mail to support as a new one, not an answer; `bounce` holds the bytes that go with it as message/rfc822, null where
 * they stay behind. Without an address in the mail it goes to `supportAddress`; where that is null the reader fills it in.
 */
export function supportDraft(
  { subject, text, attach, to }: SupportMail,
  from: Mailbox | null,
  supportAddress: string | null,
  bounce: Uint8Array | null,
): MailDraft {
  const address = to ?? supportAddress
  return {
    from,
    replyTo: [],
    to: address === null ? [] : [{ name: '', address }],
    cc: [],
    bcc: [],
    subject,
    inReplyTo: null,
    references: [],
    bodyHtml: null,
    bodyText: text,
    attachments: attach === null || bounce === null ? [] : [wholeBounce(attach, bounce)],
  }
}

const wholeBounce = (name: string, bytes: Uint8Array): DraftAttachment => ({
  name,
  type: 'message/rfc822',
  sizeBytes: bytes.length,
  contentId: null,
  bytes: () => bytes,
})
