import { supportDraft } from '../../actions/supportDraft.ts'
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
  mail: SupportMail,
  bounce: number,
  from: Mailbox | null,
): Promise<void> {
  const { supportAddress } = await readSettings()
  const whole = mail.attach === null ? null : await wholeBounce(bounce)
  const draft = supportDraft(mail, from, supportAddress, whole)
  await openDraft(draft, { whole: null, parent: null })
}
