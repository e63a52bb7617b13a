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

const isPad = (byte: number | undefined) => byte === SPACE || byte === TAB

/** How the line content from `start` to `stop` fits a boundary: nothing, with text behind it, or wholly. */
function matchLine(bytes: Uint8Array, start: number, stop: number, boundary: Uint8Array): 0 | 1 | 2 {
  const rest = stop - start - boundary.length
  if (rest < 0) return 0
  let tail = start + boundary.length
  if (rest > 0) {
    if (bytes[tail] === DASH && bytes[tail + 1] === DASH) tail += 2
    // RFC 2046 5.1.1: the boundary at the start of the line is enough.
    if (tail < stop && !isPad(bytes[tail])) return 0
  }
  if (!matches(bytes, start, boundary)) return 0
  return tail >= stop ? 2 : 1
}

/** The delimiter line that starts at `at`, of the innermost open multipart it fits; null when it is none. */
export function delimiterAt(
  bytes: Uint8Array,
  at: number,
  end: number,
  boundaries: readonly Uint8Array[],
): Delimiter | null {
  const start = at + 2
  const lineStop = lineEnd(bytes, start, Math.min(end, start + MAX_BOUNDARY + 10))
  let stop = lineStop
  while (stop > start && isPad(bytes[stop - 1])) stop--
  let best = -1
  for (let level = boundaries.length - 1; level >= 0; level--) {
    const how = matchLine(bytes, start, stop, boundaries[level] as Uint8Array)
    if (how > 0 && (how === 2 || best < 0)) best = level
    if (how === 2) break
  }
  if (best < 0) return null
  const tail = start + (boundaries[best]?.length ?? 0)
  const closing = tail + 1 < stop && bytes[tail] === DASH && bytes[tail + 1] === DASH
  return { level: best, at, after: afterLineEnd(bytes, lineEnd(bytes, lineStop, end), end), closing }
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
    if ((bytes[at + 2] ?? 0) <= SPACE) continue
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
