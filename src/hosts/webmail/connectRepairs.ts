import { browser } from '../../platform/browser.ts'
import { type Handlers, type Port, type PortCalls, portCalls } from '../../platform/portCalls.ts'
import { fromBase64 } from './base64.ts'
import { type Announced, type PieceOf, REPAIR_PORT, readStoredMail } from './repairCalls.ts'
import type { StoredMail } from './types.ts'

/**
 * Brings the repairs script into the top page of a tab and connects to it. Rejects for a page that the reader does not
 * allow. The other side goes with its page.
 */
export async function connectRepairs(tab: number, handlers: Handlers = {}): Promise<PortCalls> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/repairs.js'] })
  const port = browser.tabs.connect(tab, { name: REPAIR_PORT, frameId: 0 })
  return portCalls(port as unknown as Port, handlers)
}

/** The sent copy of a mail; null when the webmail has none. */
export const askForSent = async (
  calls: PortCalls,
  messageIds: readonly string[],
): Promise<StoredMail | null> =>
  messageIds.length === 0 ? null : readStoredMail(await calls.call('find-sent', messageIds))

/** All bytes of a stored mail; null where it cannot be read. */
export async function askForBytes(
  calls: PortCalls,
  mail: Pick<StoredMail, 'key'>,
): Promise<Uint8Array | null> {
  const announced = (await calls.call('read', { key: mail.key })) as Announced | null
  if (!announced) return null
  const bytes = new Uint8Array(announced.sizeBytes)
  for (let from = 0; from < bytes.length; ) {
    const wanted: PieceOf = { of: announced.of, from }
    const piece = fromBase64(String(await calls.call('piece', wanted)))
    if (!piece || piece.length === 0 || from + piece.length > bytes.length) return null
    bytes.set(piece, from)
    from += piece.length
  }
  return bytes
}
