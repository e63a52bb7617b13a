import type { WebmailHost } from '../webmail/types.ts'
import { SOGO } from './data.ts'
import { decode, folderId, readSource } from './server.ts'

/** SOGo on whatever server: the address names the message, and its source can be asked for with the page's own token. */
export const sogo: WebmailHost = {
  id: 'sogo',
  can: new Set(['compose', 'find-sent']),
  recognises: (page, url) => SOGO.base.test(url.pathname) && page.querySelector(SOGO.mark) !== null,
  openMessages(page, url) {
    const key = placeOf(url)
    const message = key && page.querySelector(SOGO.message)
    if (!key || !message) return []
    const body = message.querySelector(SOGO.body)
    if (!body) throw new Error('sogo: no place for the banner')
    const words = (selector: string) => message.querySelector(selector)?.textContent?.trim() || null
    return [{ key, subject: words(SOGO.subject), from: words(SOGO.from), anchor: body }]
  },
  read: ({ key, anchor }, options) => readSource(anchor.ownerDocument, key, options),
}

/** Account, folder and uid of the message that an address shows, as requests name them. */
export function placeOf(url: URL): string | null {
  const popup = SOGO.popup.exec(url.pathname)?.[1]
  if (popup) return popup
  const [, account = '', folder = '', uid = ''] = SOGO.route.exec(url.hash) ?? []
  if (!uid) return null
  return `${folderId(account, decode(decode(folder)))}/${uid}`
}
