import type { SupportMail } from '../../actions/types.ts'
import type { Mailbox } from '../../mime/types.ts'
import { thunderbird } from '../../platform/browser.ts'
import { readSettings } from '../../platform/settings.ts'
import { openDraft } from './compose.ts'
import { withoutStoreFields } from './storeFields.ts'

/**
 * Opens a new mail, not an answer, to the support address of the settings; where none is set the reader fills it in. The
 * bounce goes along byte for byte as message/rfc822. `from` is the sender of the mail that failed.
 */
export async function openSupportMail(
  { subject, text, attach }: SupportMail,
  bounce: number,
  from: Mailbox | null,
): Promise<void> {
  const { supportAddress } = await readSettings()
  const attachments = attach === null ? [] : [await wholeBounce(bounce, attach)]
  const draft = {
    from,
    replyTo: [],
    to: supportAddress === null ? [] : [{ name: '', address: supportAddress }],
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

async function wholeBounce(id: number, name: string) {
  const raw = await (await thunderbird.messages.getRaw(id)).arrayBuffer()
  const bytes = withoutStoreFields(new Uint8Array(raw))
  return { name, type: 'message/rfc822', sizeBytes: bytes.length, contentId: null, bytes: () => bytes }
}
