import { HEAD_BYTES, ownMessageId } from '../webmail/ownMessageId.ts'
import type { StoredMail } from '../webmail/types.ts'
import { ROUNDCUBE } from './data.ts'
import { ask, keyOf, type Place, pathOf, readBytes } from './server.ts'

/** Mails that are looked at for one Message-ID: more have it only where one was copied about. */
const MOST_HITS = 8

/**
 * The sent copy of a mail: found by its Message-ID in every folder, one outside of Inbox, drafts and trash first. That it has
 * the Message-ID is seen in its source: a server that does not understand the question may answer with any mail.
 */
export async function findSent(
  page: Document,
  messageIds: readonly string[],
  signal: AbortSignal,
): Promise<StoredMail | null> {
  for (const id of messageIds) {
    const bare = id.replace(/^<|>$/g, '')
    // The server takes what stands in angle brackets for markup; quotes and backslashes would end the string.
    if (/[<>"\\\p{Cc}\s]/u.test(bare)) continue
    const hits = await search(page, bare, signal)
    for (const hit of hits.slice(0, MOST_HITS))
      if (await hasMessageId(page, hit, bare, signal)) return storedMail(hit, page)
  }
  return null
}

async function search(page: Document, id: string, signal: AbortSignal): Promise<readonly Place[]> {
  const answer = await ask(
    page,
    {
      _action: 'search',
      _filter: `HEADER MESSAGE-ID "${id}"`,
      _scope: 'all',
      _mbox: 'INBOX',
    },
    signal,
  )
  const unlikely = unlikelyMailboxes(page)
  const places = hitsIn(answer)
  return [
    ...places.filter(({ mailbox }) => !unlikely.has(mailbox)),
    ...places.filter(({ mailbox }) => unlikely.has(mailbox)),
  ]
}

/** Messages that an answer adds to the list: each is named `<uid>-<mailbox>`, as a string of JSON. */
export function hitsIn(answer: string): readonly Place[] {
  return [...answer.matchAll(ROUNDCUBE.row)].flatMap(([, name]) => {
    const [, uid, mailbox] = /^(\d{1,20})-(.{1,300})$/s.exec(unquoted(name ?? '')) ?? []
    return uid && mailbox ? [{ uid, mailbox }] : []
  })
}

/** The folder for sent mail; null where the page does not tell. */
export function sentMailbox(page: Document): string | null {
  const listed = page.querySelector(ROUNDCUBE.sentFolder)?.getAttribute('rel')
  if (listed) return listed
  for (const { textContent } of page.scripts) {
    const name = ROUNDCUBE.sentMailbox.exec(textContent ?? '')?.[1]
    if (name) return unquoted(name)
  }
  return null
}

/** Whether that folder holds mail. */
export async function keepsSent(page: Document, signal: AbortSignal): Promise<boolean> {
  const mailbox = sentMailbox(page)
  if (mailbox === null) return false
  const answer = await ask(page, { _action: 'list', _mbox: mailbox, _page: '1' }, signal)
  return answer.includes('add_message_row(')
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return ''
  }
}

function unlikelyMailboxes(page: Document): ReadonlySet<string> {
  const scripts = [...page.scripts].map(({ textContent }) => textContent ?? '')
  const named = ROUNDCUBE.unlikelyMailboxes.flatMap(
    (pattern) => scripts.map((script) => pattern.exec(script)?.[1]).find((name) => name !== undefined) ?? [],
  )
  return new Set(['INBOX', ...named.map(unquoted)])
}

const hasMessageId = async (
  page: Document,
  place: Place,
  id: string,
  signal: AbortSignal,
): Promise<boolean> => ownMessageId(await readBytes(page, place, signal, HEAD_BYTES)) === id

function storedMail(place: Place, page: Document): StoredMail {
  const path = pathOf({ _mbox: place.mailbox, _uid: place.uid, _action: 'show' })
  const mail = { key: keyOf(place), folder: place.mailbox, url: new URL(path, location.href).href }
  return place.mailbox === sentMailbox(page) ? { ...mail, sent: true } : mail
}
