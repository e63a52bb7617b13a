import type { DiagnosedReport } from '../../classifier/types.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import { mayBeBounce } from '../../report/gate.ts'
import { DELIVERY_KINDS } from '../../view/deliveryKinds.ts'

type Diagnose = (bytes: Uint8Array) => Promise<DiagnosedReport>

/** Diagnoses kept, so that a button does not read the message again. */
const KEPT = 6
/** A diagnosis of a message above this size, in bytes, is not kept: it would hold the whole message. */
const KEPT_SIZE = 2 * 1024 * 1024
/** Where the headers leave it open, more of a message than this, in bytes, is not judged to find out. */
const LOOK_SIZE = 512 * 1024

const kept = new Map<number, DiagnosedReport>()

/** The one message that a tab displays; null when it shows none or several. */
export async function displayedMessage(tabId: number): Promise<MessageHeader | null> {
  const { messages } = await thunderbird.messageDisplay.getDisplayedMessages(tabId)
  const [only] = messages
  return messages.length === 1 && only ? only : null
}

/** Diagnoses a displayed message; null when it can be neither a bounce nor the trick of one. Ordinary mail is not read for it. */
export async function diagnoseDisplayed(
  header: MessageHeader,
  diagnose: Diagnose,
): Promise<DiagnosedReport | null> {
  const known = kept.get(header.id)
  if (known) return known
  const answer = await guess(header)
  if (answer === 'no') return null
  const file = await thunderbird.messages.getRaw(header.id)
  const diagnosed = answer === 'yes' ? await diagnoseBlob(file, diagnose) : await look(file, diagnose)
  if (file.size <= KEPT_SIZE) keep(header.id, diagnosed)
  return diagnosed
}

/**
 * Whether to read a message, from what Thunderbird knows of it; a large one is not read on the word of its sender
 * alone, since many a newsletter comes from a `no-reply`.
 */
async function guess({ id, author, subject, size }: MessageHeader): Promise<ReturnType<typeof mayBeBounce>> {
  const answer = mayBeBounce({ from: author, subject })
  if (answer === 'no' && size <= LOOK_SIZE) return (await poses(author, subject)) ? 'look' : 'no'
  if (answer !== 'look' || size <= LOOK_SIZE) return answer
  const fields = await thunderbird.messages.getHeaders(id)
  const field = (name: string) => fields[name]?.[0] ?? null
  return mayBeBounce({
    from: null,
    subject,
    contentType: field('content-type'),
    returnPath: field('return-path'),
    autoSubmitted: field('auto-submitted'),
  })
}

/** Whether a message plays the mail system: a trick need not have the form of a bounce. */
async function poses(from: string, subject: string): Promise<boolean> {
  const { mayPose } = await import('../../verdict/index.ts')
  return mayPose({ from, subject })
}

/** Looks at the beginning, and at the whole only if that is a bounce. */
async function look(file: Blob, diagnose: Diagnose): Promise<DiagnosedReport> {
  const first = await diagnoseBlob(file.slice(0, LOOK_SIZE), diagnose)
  return file.size > LOOK_SIZE && DELIVERY_KINDS.has(first.report.kind) ? diagnoseBlob(file, diagnose) : first
}

const diagnoseBlob = async (blob: Blob, diagnose: Diagnose): Promise<DiagnosedReport> =>
  diagnose(new Uint8Array(await blob.arrayBuffer()))

function keep(id: number, diagnosed: DiagnosedReport): void {
  kept.set(id, diagnosed)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
}
