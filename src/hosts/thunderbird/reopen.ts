import type { DiagnosedReport } from '../../classifier/types.ts'
import { readMessage } from '../../mime/index.ts'
import { type FailedRecipient, readOriginal, resendDraft } from '../../outgoing/index.ts'
import type { Retry } from '../../outgoing/retries.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import { openDraft } from './compose.ts'
import { type FoundOriginal, findOriginal } from './findOriginal.ts'
import { findById } from './search.ts'
import { parentOf } from './thread.ts'

/** Reads and judges a bounce; null where a message is none. */
type ReadBounce = (header: MessageHeader) => Promise<{ readonly diagnosed: DiagnosedReport } | null>

/**
 * Puts the mail of a retry into a compose window, from whatever is still stored: what the bounce leads to (the sent mail,
 * else what was returned); the sent mail alone where the bounce is gone; an empty mail to its recipients where nothing is
 * left. Returns the window's tab; sends nothing.
 */
export async function openRetryMail(retry: Retry, read: ReadBounce): Promise<number> {
  const bounce = await bounceOf(retry, read)
  const found = bounce && (await findOriginal(bounce.diagnosed, bounce.id))
  const { draft, stored } = found?.draft ? found : await fromSent(retry)
  if (!draft) return (await thunderbird.compose.beginNew(null, { bcc: retry.recipients })).id
  const { draft: again } = resendDraft(draft, { failed: failedOf(retry, bounce?.diagnosed ?? null) })
  return (await openDraft(again, { whole: stored, parent: await parentOf(draft) })).id
}

async function bounceOf(retry: Retry, read: ReadBounce) {
  const header = await findById(retry.notice, null).catch(() => null)
  const bounce = header && (await read(header))
  return bounce && { id: header.id, diagnosed: bounce.diagnosed }
}

async function fromSent({ original }: Retry): Promise<Pick<FoundOriginal, 'draft' | 'stored'>> {
  const copy = original === null ? null : await findById(original, null, isSent).catch(() => null)
  if (!copy) return { draft: null, stored: null }
  const file = await thunderbird.messages.getRaw(copy.id)
  const message = readMessage(new Uint8Array(await file.arrayBuffer()))
  return { draft: readOriginal(message, message.root), stored: copy.id }
}

const isSent = ({ folder }: MessageHeader): boolean =>
  !folder?.specialUse.some((use) => use === 'drafts' || use === 'outbox' || use === 'templates')

/** Who is still to get it, under both names that the bounce has for them. */
function failedOf({ recipients }: Retry, diagnosed: DiagnosedReport | null): readonly FailedRecipient[] {
  const facts = diagnosed?.recipients.map((recipient) => recipient.facts) ?? []
  return recipients.map((address) => {
    const known = facts.find((one) => (one.originalRecipient ?? one.finalRecipient) === address)
    return known ?? { finalRecipient: address, originalRecipient: null }
  })
}
