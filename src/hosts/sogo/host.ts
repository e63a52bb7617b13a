import { fetchRaw } from '../webmail/fetchRaw.ts'
import type { MessageSource, OpenMessage, ReadOptions, WebmailHost } from '../webmail/types.ts'
import { FOLDER_SIGNS, SOGO } from './data.ts'

/** SOGo on whatever server: the address names the message, and its source can be asked for with the page's own token. */
export const sogo: WebmailHost = {
  id: 'sogo',
  can: new Set(['clipboard', 'files', 'tags']),
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
  read: readSource,
}

/** Account, folder and uid of the message that an address shows, as requests name them. */
export function placeOf(url: URL): string | null {
  const popup = SOGO.popup.exec(url.pathname)?.[1]
  if (popup) return popup
  const [, account = '', folder = '', uid = ''] = SOGO.route.exec(url.hash) ?? []
  if (!uid) return null
  const levels = decode(decode(folder)).split('/')
  return [account, ...levels.map((level) => `folder${identifier(level)}`), uid].join('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function identifier(name: string): string {
  const written = [...name]
    .map((sign) => FOLDER_SIGNS[sign] ?? sign)
    .join('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as SOGo has it
    .replace(/[^\x00-\x7F]/g, '')
  return /^\d/.test(written) ? `_${written}` : written
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
}

/** The source comes as HTML text: its five signs written as entities. */
async function readSource(message: OpenMessage, options: ReadOptions): Promise<MessageSource> {
  const page = message.anchor.ownerDocument
  const base = SOGO.base.exec(new URL(page.URL).pathname)?.[1]
  if (!base) throw new Error('sogo: another page')
  const token = decode(SOGO.cookie.exec(page.cookie)?.[1] ?? '')
  const address = new URL(`${base}/Mail/${message.key}/viewsource`, page.URL).href
  const source = await fetchRaw(address, options, { method: 'POST', headers: { 'X-XSRF-TOKEN': token } })
  if (source.kind === 'text') return source
  const text = new TextDecoder()
    .decode(source.bytes)
    .replace(/&(lt|gt|amp|quot|apos|#0?39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
  return { kind: 'raw', bytes: new TextEncoder().encode(text), cut: source.cut }
}
