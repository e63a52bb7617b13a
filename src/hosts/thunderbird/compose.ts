// What Thunderbird 153's compose API can keep of the thread. customHeaders takes X- and List- fields only, so References and
// In-Reply-To cannot be set; a window gets them from the message that it is begun with. `beginReply` on the message that the
// original answered gives exactly the original's fields, and every other detail can be set; `beginNew` on the stored
// copy keeps its References and brings all its attachments along. Where neither is stored the thread is lost.

import type { Mailbox } from '../../mime/types.ts'
import { htmlWithImages, type MailDraft, sendableType } from '../../outgoing/index.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { ClientTab, ComposeDetails, MailIdentity } from '../../platform/thunderbird.d.ts'

/** What a compose window may be begun with. */
export interface ComposeSource {
  /** Id of the stored mail that failed, when it is to be sent as it is: same body, same attachments. */
  readonly whole: number | null
  /** Id of the message that it answers. */
  readonly parent: number | null
}

/**
 * Opens a compose window that holds the mail, and sends nothing: that is up to the reader. Whoever is in Bcc stays there.
 * The sender is the identity with the draft's From address, else Thunderbird's default. Rejects when no window opened.
 */
export async function openDraft(draft: MailDraft, source: ComposeSource): Promise<ClientTab> {
  const identityId = identityOf(draft.from, await identities())
  const envelope: ComposeDetails = {
    ...(identityId ? { identityId } : {}),
    to: draft.to.map(asRecipient),
    cc: draft.cc.map(asRecipient),
    bcc: draft.bcc.map(asRecipient),
    replyTo: draft.replyTo.map(asRecipient),
    subject: draft.subject,
  }
  if (source.whole !== null && keepsFiles(draft)) return thunderbird.compose.beginNew(source.whole, envelope)
  const details = { ...envelope, ...bodyOf(draft), attachments: filesOf(draft) }
  return source.parent === null
    ? thunderbird.compose.beginNew(null, details)
    : thunderbird.compose.beginReply(source.parent, 'replyToSender', details)
}

/** Thunderbird copies the files of a stored mail under their own types, some of which it does not send byte for byte. */
const keepsFiles = ({ attachments }: MailDraft): boolean =>
  attachments.every((attachment) => sendableType(attachment) === attachment.type)

async function identities(): Promise<readonly MailIdentity[]> {
  const accounts = await thunderbird.accounts.list().catch(() => [])
  return accounts.flatMap((account) => account.identities)
}

function identityOf(from: Mailbox | null, known: readonly MailIdentity[]): string | null {
  const address = from?.address.toLowerCase()
  return known.find(({ email }) => email.toLowerCase() === address)?.id ?? null
}

/** `Name <address>` as Thunderbird reads it in a field; nothing in the name can become an address. */
export function asRecipient({ name, address }: Mailbox): string {
  const plain = name.replace(/["\\<>\p{Cc}]/gu, ' ').trim()
  return plain === '' ? address : `"${plain}" <${address}>`
}

function bodyOf(draft: MailDraft): ComposeDetails {
  const html = htmlWithImages(draft)
  return html === null
    ? { isPlainText: true, plainTextBody: draft.bodyText ?? '' }
    : { isPlainText: false, body: html }
}

/** Pictures of the HTML body travel inside it. */
function filesOf(draft: MailDraft): { readonly file: File; readonly name: string }[] {
  return draft.attachments
    .filter(({ contentId }) => contentId === null || draft.bodyHtml === null)
    .map((attachment) => {
      const content = attachment.bytes() as Uint8Array<ArrayBuffer>
      return {
        name: attachment.name,
        file: new File([content], attachment.name, { type: sendableType(attachment) }),
      }
    })
}
