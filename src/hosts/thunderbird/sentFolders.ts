import { thunderbird } from '../../platform/browser.ts'
import { findById } from './search.ts'

/** Folders with sent mail that are looked into at most. */
const MOST = 20
/** So long, in milliseconds, a folder that was never opened may take until its messages are known. */
const OPENING = 10_000
/** And one that is known until the server has told what is new in it. */
const REFRESHING = 4000
const STEP = 150

/** Ids of the folders for sent mail of every account. */
export async function sentFolders(): Promise<readonly string[]> {
  const folders = await thunderbird.folders.query({ specialUse: ['sent'] })
  return folders
    .filter(({ isVirtual }) => !isVirtual)
    .slice(0, MOST)
    .map(({ id }) => id)
}

/** Those folders whose messages Thunderbird does not know: never opened, or over IMAP never asked for. */
export async function unreadFolders(folders: readonly string[]): Promise<readonly string[]> {
  const known = await Promise.all(
    folders.map(async (id) => {
      const info = await thunderbird.folders.getFolderInfo(id).catch(() => null)
      return info !== null && info.totalMessageCount > 0
    }),
  )
  return folders.filter((_, index) => !known[index])
}

/** As readFolderFor, for a folder that Thunderbird knows and that a server keeps. */
export const refreshFolderFor = (folder: string, messageId: string): Promise<boolean> =>
  readFolderFor(folder, messageId, REFRESHING)

/**
 * Folders for sent mail of the account that holds the message, when a server keeps them: a copy stored there a moment
 * ago, or by another program, is not known to Thunderbird yet.
 */
export async function serverFolders(message: number): Promise<readonly string[]> {
  const [{ folder }, accounts, folders] = await Promise.all([
    thunderbird.messages.get(message),
    thunderbird.accounts.list(),
    thunderbird.folders.query({ specialUse: ['sent'] }),
  ])
  const account = accounts.find(({ id }) => id === folder?.accountId)
  if (account?.type !== 'imap') return []
  return folders
    .filter(({ accountId, isVirtual }) => accountId === account.id && !isVirtual)
    .map(({ id }) => id)
}

/**
 * Has Thunderbird read a folder, which nothing but displaying it does: in a tab in the background, gone again as soon
 * as the message is there or time is up. True when the message is there.
 */
export async function readFolderFor(folder: string, messageId: string, patience = OPENING): Promise<boolean> {
  const before = new Set((await thunderbird.tabs.query({})).map(({ id }) => id))
  // The call may reject although the tab opens, so the tab is told by what is new.
  await thunderbird.mailTabs.create({ displayedFolderId: folder }).catch(() => {})
  try {
    for (let waited = 0; waited < patience; waited += STEP) {
      if (await findById(messageId, [folder])) return true
      await new Promise((resolve) => setTimeout(resolve, STEP))
    }
    return false
  } finally {
    for (const { id } of await thunderbird.tabs.query({ type: ['mail'] }))
      if (id !== undefined && !before.has(id)) await thunderbird.tabs.remove(id).catch(() => {})
  }
}
