import { fetchRaw } from '../webmail/fetchRaw.ts'
import type { MessageSource, ReadOptions } from '../webmail/types.ts'
import { FOLDER_SIGNS, SOGO } from './data.ts'

/** Address of the user's mail, below which everything is asked for; throws where the page is none of SOGo's. */
export function mailOf(page: Document): string {
  const { pathname, origin } = new URL(page.URL)
  const base = SOGO.base.exec(pathname)?.[1]
  if (!base) throw new Error('SOGo: another page')
  return `${origin}${base}/Mail`
}

/** What SOGo's server wants with every request that its own scripts make. */
const headersOf = (page: Document): Readonly<Record<string, string>> => ({
  'X-XSRF-TOKEN': decode(SOGO.cookie.exec(page.cookie)?.[1] ?? ''),
})

/** Decodes what can be decoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What the server answers to a request, read from JSON; without a body it is a GET. Null for an empty answer. */
export async function ask(
  page: Document,
  path: string,
  signal: AbortSignal | null,
  body?: FormData | object,
): Promise<unknown> {
  const isForm = body instanceof FormData
  const response = await fetch(`${mailOf(page)}/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...headersOf(page), ...(isForm || !body ? {} : { 'Content-Type': 'application/json' }) },
    credentials: 'same-origin',
    redirect: 'error',
    signal,
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`SOGo: ${response.status}`)
  const text = await response.text()
  return text.trim() === '' ? null : JSON.parse(text)
}

/** A folder as requests name it; its levels stand between slashes. */
export const folderId = (account: string, path: string): string =>
  [account, ...path.split('/').map((level) => `folder${identifier(level)}`)].join('/')

function identifier(name: string): string {
  const written = [...name]
    .map((sign) => FOLDER_SIGNS[sign] ?? sign)
    .join('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as SOGo has it
    .replace(/[^\x00-\x7F]/g, '')
  return /^\d/.test(written) ? `_${written}` : written
}

/** A folder in the address of a page: encoded twice, as SOGo's own pages write it. */
export const inAddress = (path: string): string => encodeURIComponent(encodeURIComponent(path))

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
}

/** The source of the message with that key. It comes as HTML text: its five signs written as entities. */
export async function readSource(page: Document, key: string, options: ReadOptions): Promise<MessageSource> {
  const address = `${mailOf(page)}/${key}/viewsource`
  const source = await fetchRaw(address, options, { method: 'POST', headers: headersOf(page) })
  if (source.kind === 'text') return source
  const text = new TextDecoder()
    .decode(source.bytes)
    .replace(/&(lt|gt|amp|quot|apos|#0?39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
  return { kind: 'raw', bytes: new TextEncoder().encode(text), cut: source.cut }
}
