import type { Holding } from '../../advice/actionTable.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import { readMessage } from '../../mime/index.ts'
import { holdingsOf, readOriginal } from '../../outgoing/index.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import type { OriginFacts } from '../../view/origin.ts'
import { findKnown, fromBounce } from './findOriginal.ts'
import { sentFolders, serverFolders, unreadFolders } from './sentFolders.ts'

/** A sent copy above this size, in bytes, is not read to tell what it holds: over IMAP that would fetch all of it. */
const READ_SIZE = 512 * 1024

export interface Glance extends OriginFacts {
  /** What can be done with the mail; null where that is not known yet. */
  readonly holdings: ReadonlySet<Holding> | null
}

/**
 * Where the mail that failed is, from what Thunderbird knows already: no folder is opened for it and no server asked.
 * What findOriginal() would still look through leaves the answer unsure. `bounce` is the bounce's own id.
 */
export async function glanceOriginal(diagnosed: DiagnosedReport, bounce: number): Promise<Glance> {
  const copy = await findKnown(diagnosed, bounce)
  if (copy) return { ...(await placeOf(copy)), holdings: await holdingsOfCopy(copy) }
  const { source, draft } = fromBounce(diagnosed.report)
  const sure = await isEverythingKnown(bounce)
  return {
    ...{ source, sure, folder: null, account: null },
    cut: source === 'returned' && draft?.complete === 'body-cut',
    holdings: sure ? holdingsOf(draft) : null,
  }
}

async function placeOf({ folder }: MessageHeader): Promise<OriginFacts> {
  const accounts = await thunderbird.accounts.list().catch(() => [])
  const account = accounts.find(({ id }) => id === folder?.accountId)
  return {
    ...{ source: 'sent', cut: false, sure: true },
    folder: folder?.name ?? null,
    account: account?.name ?? null,
  }
}

async function isEverythingKnown(bounce: number): Promise<boolean> {
  const unread = await unreadFolders(await sentFolders())
  return unread.length === 0 && (await serverFolders(bounce).catch(() => [])).length === 0
}

async function holdingsOfCopy({ id, size }: MessageHeader): Promise<ReadonlySet<Holding> | null> {
  if (size > READ_SIZE) return null
  const raw = await thunderbird.messages.getRaw(id)
  const message = readMessage(new Uint8Array(await raw.arrayBuffer()))
  return holdingsOf(readOriginal(message, message.root))
}
