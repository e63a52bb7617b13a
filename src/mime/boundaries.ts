/** Delimiter lines of multiparts (RFC 2046 5.1.1): found in one pass for all open multiparts at once. */
import { afterLineEnd, binaryBytes, binaryText, DASH, isLineEnd, lineEnd, SPACE, TAB } from './bytes.ts'
import { looksLikeField } from './headers.ts'

/** RFC 2046 allows 70 characters; some senders write more. */
const MAX_BOUNDARY = 250

export interface Delimiter {
  /** Index in the list of open boundaries. */
  readonly level: number
  /** Offset of the first dash. */
  readonly at: number
  /** Offset of the line after it. */
  readonly after: number
  /** True for the closing form, with two dashes behind. */
  readonly closing: boolean
}

/** A boundary parameter as bytes to compare with; null when it cannot be one. */
export function boundaryBytes(boundary: string | undefined): Uint8Array | null {
  const bare = boundary?.replace(/\s{1,200}$/, '') ?? ''
  if (bare === '' || bare.length > MAX_BOUNDARY) return null
  return /^[\0-\x7f]*$/.test(bare) ? binaryBytes(bare) : new TextEncoder().encode(bare)
}

/** The next line in the range that begins with two dashes: offset of the first; -1 when there is none. */
function nextDashes(bytes: Uint8Array, from: number, start: number, end: number): number {
  let at = from
  while (at < end) {
    at = bytes.indexOf(DASH, at)
    if (at < 0 || at >= end) return -1
    if (bytes[at + 1] === DASH && (at === start || isLineEnd(bytes[at - 1]))) return at
    // Rulers are long rows of dashes: one native search for each dash would be slow.
    while (at < end && bytes[at] === DASH) at++
  }
  return -1
}

function matches(bytes: Uint8Array, at: number, boundary: Uint8Array): boolean {
  for (let i = 0; i < boundary.length; i++) if (bytes[at + i] !== boundary[i]) return false
  return true
}

/** The delimiter line that starts at `at`, of the innermost open multipart it fits; null when it is none. */
export function delimiterAt(
  bytes: Uint8Array,
  at: number,
  end: number,
  boundaries: readonly Uint8Array[],
): Delimiter | null {
  let loose: Delimiter | null = null
  for (let level = boundaries.length - 1; level >= 0; level--) {
    const boundary = boundaries[level] as Uint8Array
    if (!matches(bytes, at + 2, boundary)) continue
    let tail = at + 2 + boundary.length
    const closing = bytes[tail] === DASH && bytes[tail + 1] === DASH
    if (closing) tail += 2
    const padded = bytes[tail] === SPACE || bytes[tail] === TAB
    while (tail < end && (bytes[tail] === SPACE || bytes[tail] === TAB)) tail++
    const exact = tail >= end || isLineEnd(bytes[tail])
    if (!exact && !padded) continue
    const stop = lineEnd(bytes, Math.min(tail, end), end)
    const found = { level, at, after: afterLineEnd(bytes, stop, end), closing }
    if (exact) return found
    // RFC 2046 5.1.1: the boundary at the start of the line is enough; a boundary that fits the whole line is better.
    loose ??= found
  }
  return loose
}

/** The first delimiter line of any open multipart between `from` (a line start) and `end`. */
export function findDelimiter(
  bytes: Uint8Array,
  from: number,
  end: number,
  boundaries: readonly Uint8Array[],
): Delimiter | null {
  if (boundaries.length === 0) return null
  for (let at = nextDashes(bytes, from, from, end); at >= 0; at = nextDashes(bytes, at + 2, from, end)) {
    const found = delimiterAt(bytes, at, end, boundaries)
    if (found) return found
  }
  return null
}

/**
 * The boundary that a multipart without a usable one seems to have: the first line `--x` that a MIME header line
 * follows. Null when there is none in the range.
 */
export function guessBoundary(bytes: Uint8Array, from: number, end: number): Uint8Array | null {
  for (let at = nextDashes(bytes, from, from, end); at >= 0; at = nextDashes(bytes, at + 2, from, end)) {
    const stop = lineEnd(bytes, at, Math.min(end, at + MAX_BOUNDARY + 3))
    const next = afterLineEnd(bytes, stop, end)
    const line = binaryText(bytes, at + 2, stop).trimEnd()
    if (line === '' || line.length > MAX_BOUNDARY || /^-+$|\s/.test(line)) continue
    const name = binaryText(bytes, next, Math.min(end, next + 8)).toLowerCase()
    if (name === 'content-' && looksLikeField(bytes, next, end))
      return bytes.slice(at + 2, at + 2 + line.length)
  }
  return null
}
