import { HEAD_BYTES, ownMessageId } from '../webmail/ownMessageId.ts'
import type { StoredMail } from '../webmail/types.ts'
import { type Folder, listMails, nothing, sentFolders } from './folders.ts'
import { folderId, inAddress, mailOf, readSource } from './server.ts'

/** Mails that are looked at for one Message-ID: those that answer it or quote it have it too. */
const MOST_HITS = 8

/**
 * The sent copy of a mail: found by its Message-ID in the folders for sent mail of every account. SOGo has no question for a
 * field: the mails in whose text it stands are asked for, and which has it as its own is seen in the source. That reads whole
 * folders on some servers, so no other folder is looked into.
 */
export async function findSent(
  page: Document,
  messageIds: readonly string[],
  signal: AbortSignal,
): Promise<StoredMail | null> {
  // Quotes, backslashes and percent signs would change the server's question.
  const bare = messageIds
    .map((id) => id.replace(/^<|>$/g, ''))
    .filter((id) => /^[^<>"'\\%\p{Cc}\s]+$/u.test(id))
  if (bare.length === 0) return null
  for (const folder of await sentFolders(page, signal))
    for (const id of bare) {
      const found = await findIn(page, folder, id, signal).catch(nothing(signal))
      if (found) return found
    }
  return null
}

/** Whether there is sent mail at all. */
export async function keepsSent(page: Document, signal: AbortSignal): Promise<boolean> {
  for (const { account, path } of await sentFolders(page, signal))
    if ((await listMails(page, folderId(account, path), signal)).uids.length > 0) return true
  return false
}

async function findIn(
  page: Document,
  folder: Folder,
  id: string,
  signal: AbortSignal,
): Promise<StoredMail | null> {
  const at = folderId(folder.account, folder.path)
  const { uids } = await listMails(page, at, signal, id)
  for (const uid of uids.slice(0, MOST_HITS)) {
    const key = `${at}/${uid}`
    if (await hasMessageId(page, key, id, signal)) return storedMail(page, folder, key, uid)
  }
  return null
}

async function hasMessageId(page: Document, key: string, id: string, signal: AbortSignal): Promise<boolean> {
  const source = await readSource(page, key, { maxBytes: HEAD_BYTES, signal })
  return source.kind === 'raw' && ownMessageId(source.bytes) === id
}

const storedMail = (page: Document, { account, path }: Folder, key: string, uid: string): StoredMail => ({
  key,
  folder: path,
  sent: true,
  url: `${mailOf(page)}/view#!/Mail/${account}/${inAddress(path)}/${uid}`,
})
