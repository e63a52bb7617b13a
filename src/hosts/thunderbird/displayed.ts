import type { DiagnosedReport } from '../../classifier/types.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import { mayBeBounce } from '../../report/index.ts'

/** Diagnoses kept, so that a button does not read the message again. */
const KEPT = 6
/** A diagnosis of a message above this size, in bytes, is not kept: it would hold the whole message. */
const KEPT_SIZE = 2 * 1024 * 1024
/** Where the headers leave it open, more of a message than this, in bytes, is not read to find out. */
const LOOK_SIZE = 512 * 1024

const kept = new Map<number, DiagnosedReport>()

/** The one message that a tab displays; null when it shows none or several. */
export async function displayedMessage(tabId: number): Promise<MessageHeader | null> {
  const { messages } = await thunderbird.messageDisplay.getDisplayedMessages(tabId)
  const [only] = messages
  return messages.length === 1 && only ? only : null
}

/** Diagnoses a displayed message; null when it cannot be a bounce. Ordinary mail is not read for it. */
export async function diagnoseDisplayed(
  header: MessageHeader,
  diagnose: (bytes: Uint8Array) => DiagnosedReport,
): Promise<DiagnosedReport | null> {
  const known = kept.get(header.id)
  if (known) return known
  const answer = mayBeBounce({ from: header.author, subject: header.subject })
  if (answer === 'no') return null
  const file = await thunderbird.messages.getRaw(header.id)
  const part = answer === 'look' ? file.slice(0, LOOK_SIZE) : file
  const diagnosed = diagnose(new Uint8Array(await part.arrayBuffer()))
  if (part.size <= KEPT_SIZE) keep(header.id, diagnosed)
  return diagnosed
}

function keep(id: number, diagnosed: DiagnosedReport): void {
  kept.set(id, diagnosed)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
}
