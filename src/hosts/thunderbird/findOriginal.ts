import type { DiagnosedReport } from '../../classifier/types.ts'
import { readMessage } from '../../mime/index.ts'
import { messageIdsOf, type OriginalDraft, readOriginal, returnedOriginal } from '../../outgoing/index.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import type { OriginalMail, Report } from '../../report/types.ts'
import { findById, search } from './search.ts'
import { readFolderFor, refreshFolderFor, sentFolders, serverFolders, unreadFolders } from './sentFolders.ts'

/** Where the mail that failed was found, best first; `none`: nothing of it is left. */
export type OriginalSource = 'sent' | 'returned' | 'headers' | 'none'

export interface FoundOriginal {
  readonly source: OriginalSource
  /** Id of the stored message; null unless the source is `sent`. */
  readonly stored: number | null
  /** Name of the folder that it lies in. */
  readonly folder: string | null
  /** Null when nothing of it is left. */
  readonly draft: OriginalDraft | null
}

/** A mail is dated when it was written, and stored when it was sent: so far apart at most, in milliseconds. */
const NEAR = 10 * 60 * 1000

/**
 * The header of the copy of the mail that failed: by its Message-ID in the folders for sent mail of every account, then
 * anywhere else; where the bounce names none, by subject and date, if just one fits. `bounce` is the bounce's own id.
 * Folders that Thunderbird does not know yet are opened for it.
 */
export async function findStored({ report }: DiagnosedReport, bounce: number): Promise<MessageHeader | null> {
  const folders = await sentFolders()
  const inSent = await findInSent(report, folders)
  if (inSent) return inSent
  const [best] = messageIdsOf(report)
  if (!best) return null
  for (const folder of await unreadFolders(folders))
    if (await readFolderFor(folder, best)) return findById(best, [folder])
  const anywhere = await findAnywhere(best, bounce)
  if (anywhere) return anywhere
  for (const folder of await serverFolders(bounce))
    if (await refreshFolderFor(folder, best)) return findById(best, [folder])
  return null
}

/** As findStored, among what Thunderbird knows already. */
export async function findKnown({ report }: DiagnosedReport, bounce: number): Promise<MessageHeader | null> {
  const inSent = await findInSent(report, await sentFolders())
  if (inSent) return inSent
  const [best] = messageIdsOf(report)
  return best ? findAnywhere(best, bounce) : null
}

async function findInSent(report: Report, folders: readonly string[]): Promise<MessageHeader | null> {
  const ids = messageIdsOf(report)
  for (const id of ids) {
    const found = await findById(id, folders)
    if (found) return found
  }
  return ids.length === 0 ? findByDate(report.original, folders) : null
}

const findAnywhere = (messageId: string, bounce: number): Promise<MessageHeader | null> =>
  findById(messageId, null, ({ id, folder }) => id !== bounce && !isUnsent(folder?.specialUse ?? []))

/** The mail that failed, read from the best source that there is; see OriginalSource. */
export async function findOriginal(diagnosed: DiagnosedReport, bounce: number): Promise<FoundOriginal> {
  const copy = await findStored(diagnosed, bounce).catch(() => null)
  if (copy) {
    const bytes = new Uint8Array(await (await thunderbird.messages.getRaw(copy.id)).arrayBuffer())
    const message = readMessage(bytes)
    const draft = readOriginal(message, message.root)
    return { source: 'sent', stored: copy.id, folder: copy.folder?.name ?? null, draft }
  }
  return fromBounce(diagnosed.report)
}

/** Displays the stored copy of the mail that failed in a tab; false when there is none. */
export async function openSent(diagnosed: DiagnosedReport, bounce: number): Promise<boolean> {
  const copy = await findStored(diagnosed, bounce)
  if (!copy) return false
  await thunderbird.messageDisplay.open({ messageId: copy.id, active: true })
  return true
}

/** What the bounce itself brought back. */
export function fromBounce(report: Report): FoundOriginal {
  const draft = returnedOriginal(report)
  const source = draft === null ? 'none' : draft.complete === 'headers' ? 'headers' : 'returned'
  return { source, stored: null, folder: null, draft }
}

const isUnsent = (use: readonly string[]): boolean =>
  use.some((one) => one === 'drafts' || one === 'outbox' || one === 'templates')

async function findByDate(
  original: OriginalMail | null,
  folders: readonly string[],
): Promise<MessageHeader | null> {
  const time = Date.parse(original?.date ?? '')
  if (!original?.subject || Number.isNaN(time)) return null
  const query = {
    folderId: folders,
    // Thunderbird keeps subjects without the "Re:" before them.
    subject: original.subject.replace(/^\s*(?:re:\s*){1,9}/i, ''),
    fromDate: new Date(time - NEAR),
    toDate: new Date(time + NEAR),
  }
  const found = await search(query, 2)
  return (found.length === 1 && found[0]) || null
}
