import type { DeclaredWebmail, Where } from './declared.ts'
import { fetchRaw } from './fetchRaw.ts'
import { documentOf, shownText } from './shownText.ts'
import { textSource } from './textSource.ts'
import type { MessageSource, OpenMessage, ReadOptions, WebmailHost } from './types.ts'

/** A longer thread is not looked at beyond so many open messages. */
const MOST_MESSAGES = 50
/** As much of a text tells one message from another, in characters. */
const SAMPLE = 300
/** Pages fill a message's frame after they have put it up; looked for every so many milliseconds, so many times. */
const LOOK_EVERY = 150
const LOOKS = 60

/** A host made from data alone: its source where an address of it is known, else, or when that fails, the text shown. */
export function declaredHost(data: DeclaredWebmail): WebmailHost {
  /** Addresses of sources, by the anchors of the messages. */
  const sources = new WeakMap<Element, string | null>()
  return {
    id: data.id,
    can: new Set(['clipboard', 'files', 'hand-over']),
    recognises: (page, url) =>
      (!data.hosts || data.hosts.some((host) => isHost(url.hostname, host))) &&
      (data.path?.test(url.pathname) ?? true) &&
      (!data.mark || page.querySelector(data.mark) !== null),
    openMessages(page, url) {
      const found = findMessages(page, data)
      const messages = found.map(([message, body]): OpenMessage => {
        const outside = (selector: string | undefined) => nearest(page, message, body, selector)
        const subject = wordsOf(outside(data.subject))
        const names = namesOf(data, { message, body, page, url, alone: found.length === 1 })
        const source = sourceOf(data, names, url)
        const anchor = (data.anchor ? message.querySelector(data.anchor) : null) ?? body
        sources.set(anchor, source)
        const key = source ?? [...names.values(), subject, beginning(body)].join(' ')
        const from = senderOf(outside(data.from), data.fromAttribute)
        return { key, subject, from, anchor, body, free: source === null }
      })
      if (messages.length === 0 && isShown(data.subject ? page.querySelector(data.subject) : null))
        throw new Error(`${data.id}: a message is open, but nothing known of it is there`)
      return messages
    },
    async read(message, options) {
      const source = sources.get(message.anchor)
      if (source)
        try {
          return await fetchSource(source, options)
        } catch (error) {
          if (options.signal.aborted) throw error
        }
      return textSource(message, await textOf(message.body ?? message.anchor, options.signal))
    },
  }
}

/** Whether a host name is one of a list's entry, which may begin with `*.`. */
export const isHost = (hostname: string, host: string): boolean =>
  host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host

/** Open messages with their bodies. What stands in a body is the sender's, whatever it looks like. */
function findMessages(
  page: Document,
  { message, body }: DeclaredWebmail,
): readonly (readonly [Element, Element])[] {
  const found: (readonly [Element, Element])[] = []
  for (const element of page.querySelectorAll(message)) {
    if (found.length === MOST_MESSAGES) break
    const inner = body ? element.querySelector(body) : element
    const nested = found.some(([outer]) => outer.contains(element))
    if (inner && !nested && (isShown(inner) || isPageItself(element))) found.push([element, inner])
  }
  return found
}

/** A page that is one message shows it, and nothing else: what is hidden there was hidden by the message's own style. */
const isPageItself = (element: Element): boolean =>
  element === element.ownerDocument.body && (element.ownerDocument.defaultView?.innerWidth ?? 0) > 0

const isShown = (element: Element | null): element is Element =>
  element !== null && (element.checkVisibility?.() ?? true)

/** The element within the message but outside of its body, else the last in the page that comes before it. */
function nearest(
  page: Document,
  message: Element,
  body: Element,
  selector: string | undefined,
): Element | null {
  if (!selector) return null
  const inner = [...message.querySelectorAll(selector)].find((element) => !body.contains(element))
  if (inner) return inner
  const before = [...page.querySelectorAll(selector)].filter(
    (element) =>
      !message.contains(element) &&
      (element.compareDocumentPosition(message) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  return before.at(-1) ?? null
}

const wordsOf = (element: Element | null): string | null =>
  element && ((element.textContent ?? '').replace(/\s+/g, ' ').trim() || element.getAttribute('title'))

function senderOf(element: Element | null, attribute: string | undefined): string | null {
  const words = wordsOf(element)
  const address = (attribute && element?.getAttribute(attribute)) || ''
  if (!address || words?.includes(address)) return words
  return address.includes('<') || !words ? address : `${words} <${address}>`
}

interface Place {
  readonly message: Element
  readonly body: Element
  readonly page: Document
  readonly url: URL
  /** Whether the page shows this message alone: else its address names none of them. */
  readonly alone: boolean
}

function namesOf({ names = {} }: DeclaredWebmail, place: Place): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [word, places] of Object.entries(names))
    for (const where of places) {
      const value = valueAt(where, place)
      if (value && !found.has(word)) found.set(word, value)
    }
  return found
}

function valueAt({ selector, attribute, pattern }: Where, place: Place): string | null {
  const { message, body, page, url, alone } = place
  const isOutside = (element: Element) => element === body || !body.contains(element)
  const element = selector
    ? ([...message.querySelectorAll(selector)].find(isOutside) ??
      (alone ? [...page.querySelectorAll(selector)].find(isOutside) : undefined))
    : message
  const value = attribute ? element?.getAttribute(attribute) : alone ? url.href : null
  if (!pattern) return value ?? null
  return pattern.exec(value ?? '')?.[1] ?? null
}

/** The address of the source; null when there is none, a name of it is missing, or it leads to another server. */
function sourceOf(
  { source, path }: DeclaredWebmail,
  names: ReadonlyMap<string, string>,
  url: URL,
): string | null {
  if (!source) return null
  let lacks = false
  const address = source.replace(/\{(\w+)\}/g, (whole, word: string) => {
    if (word === 'base') return path?.exec(url.pathname)?.[0] ?? '/'
    const name = names.get(word)
    lacks ||= name === undefined
    return whole === source ? (name ?? '') : encodeURIComponent(plain(name ?? ''))
  })
  const resolved = lacks ? null : new URL(address, url)
  return resolved?.origin === url.origin ? resolved.href : null
}

/** A name from an address comes encoded. */
function plain(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The first words of a body, to tell when the page has put another message in its place. */
function beginning(body: Element): string {
  const root = documentOf(body)?.body ?? body
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let looked = 0; looked < SAMPLE && text.length < SAMPLE && walker.nextNode(); looked++)
    text += walker.currentNode.nodeValue?.trim() ?? ''
  return text.slice(0, SAMPLE)
}

/** An answer that does not begin as a message does (RFC 5322 2.2) is none. */
async function fetchSource(address: string, options: ReadOptions): Promise<MessageSource> {
  const source = await fetchRaw(address, options)
  if (source.kind === 'raw') {
    const start = new TextDecoder().decode(source.bytes.subarray(0, 1000)).trimStart()
    if (!/^(?:From |[A-Za-z][\w-]{1,60}[ \t]?:)/.test(start)) throw new Error('no source: not a message')
  }
  return source
}

/** Waits until the page has filled the body. */
async function textOf(body: Element, signal: AbortSignal): Promise<string> {
  for (let looks = 0; looks < LOOKS; looks++) {
    signal.throwIfAborted()
    const text = shownText(body).trim()
    if (text) return text
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
  throw new Error('the page shows no text')
}
