/** Received fields (RFC 5321 4.4) as Postfix, Sendmail, Exim, qmail, Exchange, Google and Coremail write them. */
import { headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'

export interface Hop {
  /** The name the client gave; null when the field has no `from`. */
  readonly helo: string | null
  /** The name its IP address resolved to: `unknown` where the server says so; null where it does not tell. */
  readonly resolved: string | null
  readonly ip: string | null
  /** The server that wrote the field; null when it does not tell. */
  readonly by: string | null
  /** Handed in by a user who had logged in (RFC 3848), or by a program of the machine itself. */
  readonly submitted: boolean
}

const MOST_HOPS = 50
const IP = /\[?(?:ipv6:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3})\]?/i
const NAME = /^[\w-]+(?:\.[\w-]+)*\.?$/
const SUBMITTED =
  /\bwith (?:e?smtps?a|utf8smtps?a|http|https|mapi|lmtpsa)\b|\bauthenticated\b|\bfrom userid\b|\bauth=|\bcram-?md5\b|\blogin\b|invoked by uid|\(qmail \d+ invoked by|\blocal (?:\(|with)/i

/** The hops of a message, nearest to its end first. */
export function hopsOf(part: Pick<Part, 'headers'>): readonly Hop[] {
  return headerAll(part, 'received').slice(0, MOST_HOPS).map(readHop)
}

/** The hop nearest to the message's end; null when it has none. */
export function lastHop(part: Pick<Part, 'headers'>): Hop | null {
  const field = headerAll(part, 'received')[0]
  return field === undefined ? null : readHop(field)
}

export function readHop(field: string): Hop {
  const text = field.slice(0, 2000).replace(/\s+/g, ' ').trim()
  const at = /(?:^|\s)by\s/i.exec(text)?.index ?? -1
  const client = at < 0 ? text : text.slice(0, at)
  const server = at < 0 ? '' : text.slice(at).trimStart()
  const by = /^by\s+([^\s;()]{1,255})/i.exec(server)?.[1] ?? null
  return { ...clientOf(client), by: cleaned(by), submitted: SUBMITTED.test(text) }
}

function clientOf(client: string): Pick<Hop, 'helo' | 'resolved' | 'ip'> {
  const first = /^from\s+([^\s;()]{1,255})/i.exec(client)?.[1]
  if (first === undefined) return { helo: null, resolved: null, ip: null }
  const comment = client.slice(client.indexOf(first) + first.length)
  const ip = IP.exec(comment)?.[1] ?? IP.exec(first)?.[1] ?? null
  const helo = /\bhelo[= ]\s?([^\s)]{1,255})/i.exec(comment)?.[1]
  // Exim and qmail put the resolved name first and the given one into the comment.
  if (helo !== undefined) return { helo: cleaned(helo), resolved: resolvedName(first), ip }
  if (/^\s?\(\[/.test(comment) && NAME.test(first))
    return { helo: cleaned(first), resolved: cleaned(first), ip }
  const inside = /\(\s?(?:[\w.-]{1,64}@)?([\w.-]{1,255})\.?\s?(?:\(|\[)/.exec(comment)?.[1]
  return { helo: cleaned(first), resolved: inside === undefined ? null : resolvedName(inside), ip }
}

function resolvedName(word: string): string | null {
  if (/^(?:unknown|unverified|may|no-reverse-dns)$/i.test(word)) return 'unknown'
  return NAME.test(word) && /[a-z]/i.test(word) ? cleaned(word) : 'unknown'
}

function cleaned(name: string | null): string | null {
  return name === null
    ? null
    : name
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '')
        .toLowerCase()
}
