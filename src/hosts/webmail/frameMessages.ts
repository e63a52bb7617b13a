// What the script in a webmail's page and the background say to each other, besides the requests of the banner. Chrome
// sends messages as JSON, so bytes travel as base64.
import { CAPABILITIES, type Capability } from '../../advice/actionTable.ts'
import { pageAddress } from '../../outgoing/pageAddress.ts'

/** From the script in a page. */
export type FromFrame =
  /** A message has come up that may be a bounce. Answered by what there is to show of it, or null. */
  | { readonly type: 'open'; readonly message: number }
  /** A banner has gone with its message. */
  | { readonly type: 'gone' }
  /** The mail on this page for a new mail has been sent. */
  | { readonly type: 'sent' }
  /** A page for a new mail has gone, sent or not. */
  | ({ readonly type: 'left' } & WrittenPage)
  /** Whether the reader still allows this page. Answered by a boolean. */
  | { readonly type: 'allowed' }

/** A page for a new mail: its address, and what tells the mail on it from any other. */
export interface WrittenPage {
  readonly url: string
  readonly shows: string
}

/** To the scripts in the frames of a tab; none answers but the one that is meant. */
export type ToFrame =
  /** Answered by a SentMessage, or null when it cannot be read: enough of it to diagnose, or all of it. */
  | { readonly type: 'read' | 'read-whole'; readonly message: number }
  /** Which messages that may be bounces stand open: answered by their ids, where there are any. */
  | { readonly type: 'candidates' }
  /** Show the banner of that message again. */
  | { readonly type: 'again'; readonly message: number }
  /** The reader may have taken a permission back. */
  | { readonly type: 'recheck' }

/** To the repairs script: watch the mail on this page where it still is that one. Answered by whether it does. */
export type FollowRequest = { readonly type: 'follow' } & WrittenPage

/** A message as a page gives it to the background. */
export interface SentMessage {
  /** Tells it from others, for where it has no Message-ID. */
  readonly name: string
  /** Address of a page that shows it; left out where that is the address of the tab. */
  readonly page?: string
  readonly can: readonly Capability[]
  readonly source:
    | { readonly kind: 'raw'; readonly base64: string; readonly cut: boolean }
    | { readonly kind: 'text'; readonly text: string }
}

/** The message in a value from outside, or null. Nothing else of the value is trusted or kept. */
export function readFromFrame(value: unknown): FromFrame | null {
  if (!isRecord(value)) return null
  const { type, message } = value
  if (type === 'gone' || type === 'allowed' || type === 'sent') return { type }
  if (type === 'left') {
    const page = readPage(value)
    return page && { type, ...page }
  }
  return type === 'open' && isId(message) ? { type, message } : null
}

/** The page in a value from outside that asks to follow it, or null. */
export const readFollow = (value: unknown): WrittenPage | null =>
  isRecord(value) && value.type === 'follow' ? readPage(value) : null

const readPage = ({ url, shows }: Readonly<Record<string, unknown>>): WrittenPage | null =>
  typeof url === 'string' && typeof shows === 'string' ? { url, shows } : null

export function readToFrame(value: unknown): ToFrame | null {
  if (!isRecord(value)) return null
  const { type, message } = value
  if (type === 'candidates' || type === 'recheck') return { type }
  const isAbout = type === 'read' || type === 'read-whole' || type === 'again'
  return isAbout && isId(message) ? { type, message } : null
}

export function readSentMessage(value: unknown): SentMessage | null {
  if (!isRecord(value) || !isRecord(value.source) || typeof value.name !== 'string') return null
  const { name, can, source } = value
  const at = pageAddress(value.page)
  const page = at === null ? {} : { page: at }
  const known = Array.isArray(can) ? CAPABILITIES.filter((capability) => can.includes(capability)) : []
  if (source.kind === 'text' && typeof source.text === 'string')
    return { name, ...page, can: known, source: { kind: 'text', text: source.text } }
  if (source.kind === 'raw' && typeof source.base64 === 'string' && typeof source.cut === 'boolean')
    return { name, ...page, can: known, source: { kind: 'raw', base64: source.base64, cut: source.cut } }
  return null
}

/** Ids out of an answer to `candidates`. */
export const readIds = (value: unknown): readonly number[] => (Array.isArray(value) ? value.filter(isId) : [])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isId = (value: unknown): value is number => Number.isSafeInteger(value)
