import { readMessage } from '../../mime/index.ts'
import { holdingsOf, readOriginal } from '../../outgoing/index.ts'
import type { SentGlance } from './sentGlance.ts'
import type { StoredMail, WebmailRepairs } from './types.ts'

/** A copy above this size, in bytes, is not read to tell what it holds. */
const READ_SIZE = 512 * 1024
/** A line in the banner waits no longer, in milliseconds; the banner takes it away after ten seconds. */
const PATIENCE = 8000

/** Looks for the sent copy of a mail, and at what it holds. Rejects when the server cannot be asked. */
export async function glanceSent(repairs: WebmailRepairs, ids: readonly string[]): Promise<SentGlance> {
  const signal = AbortSignal.timeout(PATIENCE)
  const stored = await repairs.findSent(ids, signal)
  if (stored) return { stored, keepsSent: true, holdings: await holdingsIn(repairs, stored, signal) }
  return { stored, holdings: null, keepsSent: (await repairs.keepsSent?.(signal)) ?? false }
}

async function holdingsIn(
  repairs: WebmailRepairs,
  stored: StoredMail,
  signal: AbortSignal,
): Promise<SentGlance['holdings']> {
  const bytes = await repairs.readStored(stored, signal, READ_SIZE).catch(() => null)
  if (!bytes || bytes.length >= READ_SIZE) return null
  const message = readMessage(bytes)
  return [...holdingsOf(readOriginal(message, message.root))]
}
