/** Mail addresses in running text. */

const MAX_ADDRESSES = 1000
/** Octets of RFC 5321 4.5.3.1 with some room for what servers make of addresses (VERP, SRS). */
const MAX_LOCAL = 128
const MAX_DOMAIN = 253

export interface FoundAddress {
  readonly address: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
}

const LOCAL = /[\w.!#$%&'*+/=?^`{|}~\u00a1-\u2fff\u3040-\ufe0f\ufe50-\uff00\uff66-\uffef-]/
const DOMAIN = /[\w.\u00a1-\u2fff\u3040-\ufe0f\ufe50-\uff00\uff66-\uffef-]/

function localStart(text: string, at: number, floor: number): number {
  if (text.charAt(at - 1) === '"') {
    const open = text.lastIndexOf('"', at - 2)
    if (open >= floor && at - open <= MAX_LOCAL && !text.slice(open, at).includes('\n')) return open
  }
  let start = at
  while (start > floor && at - start < MAX_LOCAL && LOCAL.test(text.charAt(start - 1))) start--
  while (start < at && /[.'`=?&]/.test(text.charAt(start))) start++
  return start
}

function domainEnd(text: string, at: number): number {
  if (text.charAt(at) === '[') {
    const literal = /^\[(?:IPv6:)?[0-9a-f.:]{2,45}\]/i.exec(text.slice(at, at + 60))
    return literal ? at + literal[0].length : at
  }
  let end = at
  while (end < text.length && end - at < MAX_DOMAIN && DOMAIN.test(text.charAt(end))) end++
  while (end > at && /[._-]/.test(text.charAt(end - 1))) end--
  return end
}

/**
 * The mail addresses that occur in a text, in order, repeated ones too: dot-atoms, quoted local parts, address
 * literals, non-ASCII addresses (RFC 6531). Message-ids in angle brackets look the same; telling them apart is the
 * caller's. Linear; at most 1,000.
 */
export function findAddresses(text: string): readonly FoundAddress[] {
  const found: FoundAddress[] = []
  let floor = 0
  for (let at = text.indexOf('@'); at >= 0 && found.length < MAX_ADDRESSES; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at, floor)
    const end = domainEnd(text, at + 1)
    if (start === at || end === at + 1) continue
    found.push({ address: text.slice(start, end), start, end })
    floor = end
  }
  return found
}
