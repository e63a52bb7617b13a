import { listMails, sentFolders } from './folders.ts'
import { folderId } from './server.ts'

/** Addresses of the newest mails in the folders for sent mail, as their list names them, the newest first. */
export async function writtenTo(page: Document, signal: AbortSignal): Promise<readonly string[]> {
  const addresses: string[] = []
  for (const { account, path } of await sentFolders(page, signal)) {
    const { rows } = await listMails(page, folderId(account, path), signal)
    for (const { To } of rows) addresses.push(...addressesIn(To))
  }
  return addresses
}

function addressesIn(people: unknown): readonly string[] {
  if (!Array.isArray(people)) return []
  return people.flatMap((person: { readonly email?: unknown } | null) =>
    typeof person?.email === 'string' && person.email.includes('@') ? [person.email] : [],
  )
}
