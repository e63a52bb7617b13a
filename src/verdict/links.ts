/** What a message's HTML and text would have the reader click, fill in or open. No DOM: one pass over the tags. */
import { decodeEntities, htmlToText } from '../mime/index.ts'

export interface Link {
  /** Lower-cased scheme without colon. */
  readonly scheme: string
  /** ASCII host, `user@` and port taken off; '' for schemes without one. */
  readonly host: string
  /** Host of the address that a redirecting one carries in its query; '' when there is none. */
  readonly inner: string
  /** The visible words of the link; '' for pictures without words. */
  readonly text: string
  readonly href: string
  readonly hasImage: boolean
}

export interface Page {
  readonly links: readonly Link[]
  readonly forms: number
  readonly passwordFields: number
  readonly images: number
  /** Words of buttons, which may do nothing at all. */
  readonly buttons: readonly string[]
}

const MOST_LINKS = 300
const MOST_HTML = 400_000
const MOST_TAG = 8000
const MOST_ANCHOR = 3000
const NAME = /\/?[a-z][a-z0-9]{0,20}/iy

interface Tag {
  readonly name: string
  readonly attributes: string
  readonly start: number
  readonly end: number
}

/** Every tag in order; quoted attribute values may hold brackets. Linear: what was looked at is never looked at again. */
function* tagsOf(html: string): Generator<Tag> {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    NAME.lastIndex = at + 1
    const name = NAME.exec(html)?.[0].toLowerCase()
    if (name === undefined) {
      at++
      continue
    }
    const from = at + 1 + name.length
    const end = tagEnd(html, from)
    yield { name, attributes: html.slice(from, end), start: at, end: end + 1 }
    at = end + 1
  }
}

function tagEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + MOST_TAG)
  let quote = ''
  for (let at = from; at < limit; at++) {
    const char = html.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '>') return at
    else if ((char === '"' || char === "'") && /[=\s]/.test(html.charAt(at - 1))) quote = char
  }
  const close = html.indexOf('>', quote === '' ? limit : from)
  return close < 0 ? html.length : close
}

function attribute(tag: Tag, name: string): string {
  const pattern = new RegExp(
    `(?:^|[\\s"'/])${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,4000})|'([^']{0,4000})|([^\\s"'>]{1,4000}))`,
    'i',
  )
  const match = pattern.exec(tag.attributes)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
}

/** Reads HTML; at most the first 400,000 characters and 300 links. Never throws. */
export function readPage(source: string): Page {
  const html = source.slice(0, MOST_HTML)
  const links: Link[] = []
  const buttons: string[] = []
  const counts = { forms: 0, passwordFields: 0, images: 0 }
  let open: { tag: Tag; images: number; alt: string } | null = null
  const close = (end: number) => {
    if (open && links.length < MOST_LINKS) {
      const inside = html.slice(open.tag.end, Math.min(end, open.tag.end + MOST_ANCHOR))
      const text = htmlToText(inside).replace(/\s+/g, ' ').trim() || open.alt
      links.push(linkOf(attribute(open.tag, 'href'), text.slice(0, 300), open.images < counts.images))
    }
    open = null
  }
  for (const tag of tagsOf(html)) {
    if (tag.name === 'a' || tag.name === 'area') {
      close(tag.start)
      open = { tag, images: counts.images, alt: '' }
    } else if (tag.name === '/a') close(tag.start)
    else if (tag.name === 'img') {
      counts.images++
      if (open) open.alt ||= attribute(tag, 'alt').slice(0, 200)
    } else if (tag.name === 'form') {
      counts.forms++
      const action = attribute(tag, 'action')
      if (action !== '' && links.length < MOST_LINKS) links.push(linkOf(action, '', false))
    } else if (tag.name === 'input') {
      const type = attribute(tag, 'type').toLowerCase()
      if (type === 'password') counts.passwordFields++
      if (type === 'submit' || type === 'button') buttons.push(attribute(tag, 'value').slice(0, 200))
    } else if (tag.name === 'button') {
      buttons.push(
        htmlToText(html.slice(tag.end, tag.end + 300))
          .split('\n')[0]
          ?.slice(0, 200) ?? '',
      )
    } else if (tag.name === 'meta' && /refresh/i.test(tag.attributes)) {
      const target = /url=\s{0,3}['"]?([^'"\s>]{1,2000})/i.exec(tag.attributes)?.[1]
      if (target !== undefined) links.push(linkOf(decodeEntities(target), '', false))
    }
  }
  close(html.length)
  return { links: links.filter(({ scheme }) => scheme !== ''), buttons: buttons.slice(0, 50), ...counts }
}

const BARE = /\bhttps?:\/\/[^\s<>"'()[\]{}，。；、）】》」]{3,1500}/gi

/** Addresses written out in plain text. */
export function readTextLinks(text: string): readonly Link[] {
  const found = text.slice(0, MOST_HTML).match(BARE) ?? []
  return found.slice(0, MOST_LINKS).map((href) => linkOf(href, '', false))
}

function linkOf(href: string, text: string, hasImage: boolean): Link {
  const clean = href.replace(/[\t\r\n]/g, '').trim()
  const absolute = clean.startsWith('//') ? `https:${clean}` : clean
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(absolute)?.[1]?.toLowerCase() ?? ''
  const url = /^https?$/.test(scheme) ? parsed(absolute) : null
  return {
    scheme,
    host: url ? hostOf(url) : '',
    inner: url ? innerHost(url) : '',
    text,
    href: clean.slice(0, 2000),
    hasImage,
  }
}

function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

const hostOf = (url: URL) => url.hostname.toLowerCase().replace(/\.$/, '')

/** Safe Links, urldefense, google.com/url and other redirecting addresses carry the true one with them. */
function innerHost(url: URL): string {
  const carried =
    /(?:^|[?&#=/_])(?:url|u|q|a|target|redirect(?:_?ur[il])?|dest|to|link|r|goto|continue|next|returnurl|__)?=?(https?(?::|%3a)(?:\/|%2f){1,2}[^&\s;]{3,1000})/i.exec(
      `${url.pathname.slice(1)}${url.search}${url.hash}`.slice(0, 3000),
    )?.[1]
  if (carried === undefined) return ''
  let decoded = carried
  try {
    decoded = decodeURIComponent(carried)
  } catch {
    // Left as it stands: half an escape at its end.
  }
  const inner = parsed(decoded.replace(/^(https?):\/(?!\/)/i, '$1://'))
  return inner ? hostOf(inner) : ''
}
