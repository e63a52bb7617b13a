import type { SupportMail } from '../../actions/types.ts'
import type { Mailbox } from '../../mime/types.ts'
import { readSettings } from '../../platform/settings.ts'
import { openDraft } from './compose.ts'
import { wholeBounce } from './wholeBounce.ts'

/**
 * Opens a new mail, not an answer, to whom the mail names or the support address of the settings; else the reader fills it in. The
 * bounce goes along byte for byte as message/rfc822. `from` is the sender of the mail that failed.
 */
export async function openSupportMail(
  { subject, text, attach, to }: SupportMail,
  bounce: number,
  from: Mailbox | null,
): Promise<void> {
  const address = to ?? (await readSettings()).supportAddress
  const attachments = attach === null ? [] : [await attached(bounce, attach)]
  const draft = {
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
    attachments,
  }
  await openDraft(draft, { whole: null, parent: null })
}

async function attached(id: number, name: string) {
  const bytes = await wholeBounce(id)
  return { name, type: 'message/rfc822', sizeBytes: bytes.length, contentId: null, bytes: () => bytes }
}
