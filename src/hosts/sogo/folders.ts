import { SOGO_SENT } from './data.ts'
import { ask } from './server.ts'

export interface Folder {
  readonly account: string
  readonly path: string
}

export interface Identity {
  readonly name: string
  readonly address: string
}

/** An account of the user, under the number that addresses name it by. */
export interface MailAccount {
  readonly id: string
  readonly identities: readonly Identity[]
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The accounts of the user, their own first. */
export async function readAccounts(page: Document, signal: AbortSignal): Promise<readonly MailAccount[]> {
  return listOf(await ask(page, 'mailAccounts', signal)).map((account, id) => ({
    id: String(id),
    identities: listOf(fieldsOf(account).identities).map((identity) => {
      const { fullName, email } = fieldsOf(identity)
      return { name: words(fullName), address: words(email) }
    }),
  }))
}

/** The folders for sent mail of every account. */
export async function sentFolders(page: Document, signal: AbortSignal): Promise<readonly Folder[]> {
  const folders: Folder[] = []
  for (const { id } of await readAccounts(page, signal)) {
    const { mailboxes } = fieldsOf(await ask(page, `${id}/view`, signal, {}).catch(nothing(signal)))
    for (const { path, type } of flattened(mailboxes))
      if (type === SOGO_SENT && typeof path === 'string') folders.push({ account: id, path })
  }
  return folders
}

/** For an account or a folder that does not answer: it hides no other. */
export const nothing = (signal: AbortSignal) => (): null => {
  signal.throwIfAborted()
  return null
}

/** Levels of folders that are looked into. */
const DEPTH = 8

function flattened(mailboxes: unknown, depth = DEPTH): readonly Fields[] {
  if (depth === 0) return []
  return listOf(mailboxes)
    .map(fieldsOf)
    .flatMap((mailbox) => [mailbox, ...flattened(mailbox.children, depth - 1)])
}

/** What a list of mails in a folder answers. */
export interface MailList {
  readonly uids: readonly string[]
  /** The first mails of the list, each by the names of its columns. */
  readonly rows: readonly Fields[]
}

/** The mails of a folder, the newest first: all, or those in which a text stands, headers included. */
export async function listMails(
  page: Document,
  folder: string,
  signal: AbortSignal,
  text?: string,
): Promise<MailList> {
  const answer = fieldsOf(
    await ask(page, `${folder}/view`, signal, {
      sortingAttributes: { sort: 'arrival', asc: 0, match: 'AND' },
      ...(text === undefined ? {} : { filters: [{ searchBy: 'text', searchInput: text }] }),
    }),
  )
  const [names, ...rows] = listOf(answer.headers).map(listOf)
  return {
    // Where mails are shown by threads, each stands in a list with its depth.
    uids: listOf(answer.uids)
      .map((uid) => String(Array.isArray(uid) ? uid[0] : uid))
      .filter((uid) => /^\d{1,10}$/.test(uid)),
    rows: rows.map((row) => Object.fromEntries((names ?? []).map((name, at) => [String(name), row[at]]))),
  }
}
