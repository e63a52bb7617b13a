import { fetchRaw } from '../webmail/fetchRaw.ts'
import { ROUNDCUBE } from './data.ts'

/** More of a mail than this, in bytes, is not read. */
const MOST = 100 * 1024 * 1024

/** A message on the server. */
export interface Place {
  readonly mailbox: string
  readonly uid: string
}

export const keyOf = ({ mailbox, uid }: Place): string => JSON.stringify([mailbox, uid])

export function placeOfKey(key: string): Place {
  const [mailbox, uid] = JSON.parse(key) as [string, string]
  return { mailbox, uid }
}

/** Path of one of Roundcube's pages; two slashes at its beginning would lead to another server, the token with them. */
export const pathOf = (query: Readonly<Record<string, string>>): string =>
  `${location.pathname.replace(/^\/+/, '/')}?${new URLSearchParams({ _task: 'mail', ...query })}`

/** The token that Roundcube wants with requests of its own scripts; it stands in a script of every page. */
export function tokenOf(page: Document): string {
  for (const { textContent } of page.scripts) {
    const token = ROUNDCUBE.token.exec(textContent ?? '')?.[1]
    if (token) return token
  }
  throw new Error('Roundcube: no token')
}

/** The exact bytes of a message, up to `maxBytes` of them. */
export async function readBytes(
  page: Document,
  { mailbox, uid }: Place,
  signal: AbortSignal,
  maxBytes = MOST,
): Promise<Uint8Array> {
  const path = pathOf({ _action: 'viewsource', _uid: uid, _mbox: mailbox, _save: '1', _token: tokenOf(page) })
  const source = await fetchRaw(path, { maxBytes, signal })
  if (source.kind !== 'raw') throw new Error('Roundcube: no source')
  return source.bytes
}

/** What Roundcube's server answers to a request of its own scripts: calls that they are to make, as text. */
export async function ask(
  page: Document,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> {
  const headers = { 'X-Roundcube-Request': tokenOf(page), 'X-Requested-With': 'XMLHttpRequest' }
  const response = await fetch(pathOf({ ...query, _remote: '1' }), {
    headers,
    signal,
    credentials: 'same-origin',
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`Roundcube: ${response.status}`)
  const { exec } = (await response.json()) as { readonly exec?: unknown }
  return typeof exec === 'string' ? exec : ''
}
