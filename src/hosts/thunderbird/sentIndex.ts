import type { DiagnosedReport } from '../../classifier/types.ts'
import { parseMailboxes, readMessage } from '../../mime/index.ts'
import { messageIdsOf } from '../../outgoing/index.ts'
import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'
import { within } from '../../platform/within.ts'
import { type SentIndex, SentIndexBuilder } from '../../verdict/index.ts'
import { findById, search } from './search.ts'
import { sentFolders, unreadFolders } from './sentFolders.ts'

const DAY = 24 * 60 * 60 * 1000
/** Queues keep a mail for a week at most; a day more for clocks (RFC 5321 4.5.4.1). */
const BEFORE = 9 * DAY
const AFTER = DAY
/** So many mails of that time are compared. */
const MOST = 2000
/** Of so many the whole header is read: the servers that it passed, and the program that wrote it. */
const SAMPLED = 12
/** In bytes; of a larger one it is not read, since over IMAP Thunderbird would fetch all of it. */
const SAMPLED_SIZE = 512 * 1024
/** So long, in milliseconds, a header may take: the answer stays out while a mail is being stored on the server. */
const PATIENCE = 3000

/**
 * What the folders for sent mail hold of the time before a notice, and the mails that it names however old. Null where
 * there is nothing to compare with: no such folder, or none that Thunderbird has read. Opens no folder for it.
 */
export async function sentIndexFor({ report }: DiagnosedReport, noticed: Date): Promise<SentIndex | null> {
  const all = await sentFolders()
  const unread = new Set(await unreadFolders(all))
  const folders = all.filter((id) => !unread.has(id))
  if (folders.length === 0) return null
  const time = Date.parse(report.date ?? '') || noticed.getTime()
  const near = await search(
    { folderId: folders, fromDate: new Date(time - BEFORE), toDate: new Date(time + AFTER) },
    MOST,
  )
  const named = await Promise.all(messageIdsOf(report).map((id) => findById(id, folders)))
  const mails = new Map([...near, ...named.filter((one) => one !== null)].map((one) => [one.id, one]))
  const index = new SentIndexBuilder()
  const sample = [...mails.values()].filter(({ size }) => size <= SAMPLED_SIZE).slice(-SAMPLED)
  for (const mail of mails.values()) if (!sample.includes(mail)) index.addListed(listed(mail))
  await Promise.all(sample.map((mail) => addWhole(index, mail)))
  return index
}

const listed = ({ headerMessageId, author, subject, date, ...to }: MessageHeader) => ({
  messageId: headerMessageId,
  from: addressesIn([author]),
  recipients: addressesIn([...(to.recipients ?? []), ...(to.ccList ?? []), ...(to.bccList ?? [])]),
  subject,
  date,
})

const addressesIn = (fields: readonly string[]): readonly string[] =>
  fields.flatMap((field) => parseMailboxes(field).map(({ address }) => address))

/** By its header fields; by what the list tells of it where they cannot be had. */
async function addWhole(index: SentIndexBuilder, mail: MessageHeader): Promise<void> {
  const fields = await within(PATIENCE, thunderbird.messages.getHeaders(mail.id), null).catch(() => null)
  if (fields === null) return index.addListed(listed(mail))
  const lines = Object.entries(fields).flatMap(([name, values]) =>
    values.map((value) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`),
  )
  index.add(readMessage(new TextEncoder().encode(`${lines.join('')}\r\n`)))
}
