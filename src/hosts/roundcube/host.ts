import { fetchRaw } from '../webmail/fetchRaw.ts'
import type { OpenMessage, ReadOptions, WebmailHost } from '../webmail/types.ts'
import { ROUNDCUBE } from './data.ts'
import { keyOf, type Place, pathOf, placeOfKey } from './server.ts'

/** Roundcube on whatever server: the address names the message, and its source can be asked for. */
export const roundcube: WebmailHost = {
  id: 'roundcube',
  can: new Set(['compose', 'find-sent']),
  recognises: (page) => page.querySelector(ROUNDCUBE.script) !== null,
  openMessages(page, url) {
    const at = placeOf(url)
    if (!at) return []
    const anchor = first(page, ROUNDCUBE.anchors)
    if (!anchor) throw new Error('Roundcube: no place for the banner')
    const body = page.querySelector(ROUNDCUBE.body) ?? anchor
    return [{ key: keyOf(at), subject: subjectOf(page), from: fromOf(page), anchor, body }]
  },
  pageOf: alone,
  read: (message: OpenMessage, options: ReadOptions) => fetchRaw(sourcePath(message.key), options),
}

/** Address of the page that shows the message of the pane beside the list by itself. */
function alone({ href }: URL): string {
  const url = new URL(href)
  url.searchParams.set('_action', 'show')
  url.searchParams.delete('_framed')
  return url.href
}

/** The message that an address of Roundcube shows. */
export function placeOf(url: URL): Place | null {
  const query = url.searchParams
  const uid = query.get('_uid')
  const mailbox = query.get('_mbox')
  const isMail = (query.get('_task') ?? 'mail') === 'mail'
  const shows = ROUNDCUBE.actions.some((action) => action === query.get('_action'))
  return isMail && shows && uid && mailbox ? { uid, mailbox } : null
}

function sourcePath(key: string): string {
  const { mailbox, uid } = placeOfKey(key)
  return pathOf({ _action: 'viewsource', _uid: uid, _mbox: mailbox })
}

function subjectOf(page: Document): string | null {
  const shown = page.querySelector(ROUNDCUBE.subject)?.cloneNode(true) as Element | undefined
  for (const unseen of shown?.querySelectorAll(ROUNDCUBE.unseen) ?? []) unseen.remove()
  return shown?.textContent?.trim() ?? null
}

function fromOf(page: Document): string | null {
  const shown = first(page, ROUNDCUBE.from)
  return shown && `${shown.textContent?.trim() ?? ''} <${shown.getAttribute('title') ?? ''}>`
}

function first(page: Document, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = page.querySelector(selector)
    if (found) return found
  }
  return null
}
