import { ROUNDCUBE } from './data.ts'
import { sentMailbox } from './findSent.ts'
import { ask } from './server.ts'

/** Pages of the list that are read at most. */
const MOST_PAGES = 10

/** Addresses of the mails in the folder for sent mail, as its list names them, the newest first. */
export async function writtenTo(page: Document, signal: AbortSignal): Promise<readonly string[]> {
  const mailbox = sentMailbox(page)
  if (!mailbox) return []
  const addresses: string[] = []
  for (let number = 1; number <= MOST_PAGES; number++) {
    const answer = await ask(page, { _action: 'list', _mbox: mailbox, _page: String(number) }, signal)
    const rows = answer.split('add_message_row(').slice(1)
    if (rows.length === 0) break
    for (const row of rows) addresses.push(...recipientsIn(row))
    const last = Number(ROUNDCUBE.pageCount.exec(answer)?.[1] ?? 1)
    if (number >= last) break
  }
  return addresses
}

/** Addresses stand in titles: markup, written as a string of JSON. */
export function recipientsIn(row: string): readonly string[] {
  const titles = [...row.matchAll(/title=\\"([^"\\]{3,320})\\"/g)].map(([, title]) => title ?? '')
  return [...new Set(titles.filter((title) => /^[^\s@<>&]{1,200}@[^\s@<>&]{1,255}$/.test(title)))]
}
