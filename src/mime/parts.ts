/**
 * The part tree (RFC 2045, 2046, 6532) in one pass over the bytes. Bodies are only measured, not decoded, but for
 * embedded messages in a transfer encoding (against RFC 2046 5.2.1, allowed by RFC 6532): those are decoded and
 * read, and their parts name the decoded bytes as `source`.
 */

import { boundaryBytes, type Delimiter, delimiterAt, findDelimiter, guessBoundary } from './boundaries.ts'
import { afterLineEnd, beforeLineEnd, binaryText, holdText, lineEnd, SPACE } from './bytes.ts'
import { canonicalCharset } from './charset.ts'
import type { CharsetHint } from './charsetGuess.ts'
import { isMboxFrom, looksLikeField, MAX_HEADER_FIELDS, readHeaderBlock } from './headers.ts'
import { parseParameters } from './parameters.ts'
import { decodeTransfer, looksBase64, transferEncoding } from './transferEncoding.ts'
import type { ContentType, Defect, DefectKind, HeaderField, Message, Part } from './types.ts'

/** Real mail nests some ten levels (a bounce of a bounce of a forward); each level here costs a stack frame. */
export const MAX_DEPTH = 40
/** Digests hold some hundred parts; beyond this the rest of a multipart is one leaf. */
export const MAX_PARTS = 2000
/** Each wrong boundary costs another pass over its range, so only some are looked for. */
const MAX_GUESSED_BOUNDARIES = 8
/** Where a charset to guess with is looked for. */
const HINT_BYTES = 65_536

/** What all parts of one message share while it is read. */
interface Reading {
  readonly bytes: Uint8Array
  /** Set when `bytes` are not the message's own. */
  readonly source: Uint8Array | null
  /** Offset in the message to report defects of decoded bytes at. */
  readonly base: number | null
  readonly boundaries: Uint8Array[]
  readonly shared: Shared
}

interface Shared {
  readonly defects: Defect[]
  readonly hint: CharsetHint
  parts: number
  fields: number
  guesses: number
  /** How many bytes of encoded messages may still be decoded. */
  decodable: number
}

interface Range {
  readonly start: number
  readonly end: number
  readonly depth: number
}

/** A part, and the delimiter line of an open multipart that ended it (null: the range's end did). */
interface Parsed {
  readonly part: Part
  readonly stop: Delimiter | null
}

interface Head {
  readonly headers: readonly HeaderField[]
  readonly contentType: ContentType
  readonly disposition: string | null
  readonly filename: string | null
  readonly encoding: string
  readonly bodyStart: number
}

const MAX_DEFECTS = 1000

function note(reading: Reading, kind: DefectKind, offset: number): void {
  const { defects } = reading.shared
  if (defects.length < MAX_DEFECTS) defects.push({ kind, offset: reading.base ?? offset })
}

/**
 * Reads a whole message as it came: any line breaks, with or without an mbox separator line, however damaged.
 * Synchronous, linear in the length, never throws; what is wrong is listed in `defects`. The bytes are kept, not
 * copied, and must not be changed afterwards.
 */
export function readMessage(given: Uint8Array): Message {
  const bytes = plainBytes(given)
  holdText(bytes)
  const shared: Shared = {
    defects: [],
    hint: charsetHint(bytes),
    parts: 0,
    fields: 0,
    guesses: 0,
    decodable: bytes.length * 2,
  }
  const reading: Reading = { bytes, source: null, base: null, boundaries: [], shared }
  const { part } = readEmbedded(reading, { start: 0, end: bytes.length, depth: 0 })
  if (part.headers.length === 0 && part.bodyStart === part.bodyEnd) note(reading, 'empty-message', 0)
  return { bytes, root: part, defects: shared.defects }
}

/** The same bytes without what Node's Buffer does of its own in indexOf and subarray, which is slow. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return bytes.constructor === Uint8Array
    ? bytes
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The first charset the mail names that tells anything about 8-bit text, found when first asked for. */
function charsetHint(bytes: Uint8Array): CharsetHint {
  let known: string | null | undefined
  return () => {
    if (known !== undefined) return known
    known = null
    const text = binaryText(bytes, 0, Math.min(bytes.length, HINT_BYTES))
    for (const found of text.matchAll(
      /charset\s{0,5}=\s{0,5}"?([\w.:-]{3,40})|=\?([\w.:-]{3,40})\?[bq]\?/gi,
    )) {
      const charset = canonicalCharset(found[1] ?? found[2] ?? '')
      if (!charset || charset === 'utf-8' || charset === 'windows-1252') continue
      known = charset
      break
    }
    return known
  }
}

/** A message: the root, or the content of a message/rfc822. */
function readEmbedded(reading: Reading, range: Range): Parsed {
  const { bytes } = reading
  let start = skipBlank(bytes, range.start, range.end)
  // White space before text that is no header belongs to the text.
  if (!looksLikeField(bytes, start, range.end) && !isMboxFrom(bytes, start)) start = range.start
  if (start < range.end && isMboxFrom(bytes, start)) {
    start = afterLineEnd(bytes, lineEnd(bytes, start, range.end), range.end)
  } else if (start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3
  return readEntity(reading, { start, end: range.end, depth: range.depth }, 'text/plain')
}

function readEntity(reading: Reading, range: Range, defaultType: string): Parsed {
  reading.shared.parts++
  const found = readHead(reading, range, defaultType)
  const body = { start: found.bodyStart, end: range.end, depth: range.depth }
  const contentType = typeOf(reading, found, body)
  const head = contentType === found.contentType ? found : { ...found, contentType }
  const { type, params } = head.contentType
  if (type.startsWith('multipart/')) {
    if (range.depth < MAX_DEPTH) return readMultipart(reading, head, body)
    note(reading, 'too-deep', range.start)
  }
  if (isMessageType(type)) {
    if (range.depth < MAX_DEPTH) return readMessagePart(reading, head, body)
    note(reading, 'too-deep', range.start)
  }
  if (params.charset && canonicalCharset(params.charset) === null)
    note(reading, 'unknown-charset', range.start)
  const stop = findDelimiter(reading.bytes, body.start, body.end, reading.boundaries)
  const end = bodyEnd(reading, body, stop)
  if (head.encoding === 'base64' && !looksBase64(reading.bytes.subarray(body.start, end)))
    note(reading, 'bad-transfer-encoding', body.start)
  return { part: makePart(reading, head, end, []), stop }
}

/** A body that begins with a delimiter line is a multipart whose Content-Type was lost on the way. */
function typeOf(reading: Reading, head: Head, body: Range): ContentType {
  if (head.contentType.type !== 'text/plain' || rawHeader(head.headers, 'content-type') !== null)
    return head.contentType
  const at = skipBlank(reading.bytes, body.start, body.end)
  if (reading.bytes[at] !== 0x2d || reading.bytes[at + 1] !== 0x2d) return head.contentType
  const guess = guessBoundary(reading.bytes, at, Math.min(body.end, at + 400))
  return guess ? { type: 'multipart/mixed', params: { boundary: binaryText(guess) } } : head.contentType
}

function isMessageType(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type === 'message/news'
}

function bodyEnd(reading: Reading, body: Range, stop: Delimiter | null): number {
  return stop ? beforeLineEnd(reading.bytes, body.start, stop.at) : body.end
}

function makePart(reading: Reading, head: Head, end: number, children: readonly Part[]): Part {
  const last = children.at(-1)
  // An empty last child may start behind the line break that is no longer the parent's.
  const inner = last && last.source === (reading.source ?? undefined) ? last.bodyEnd : 0
  const { headers, contentType, disposition, filename, encoding, bodyStart } = head
  const bodyEnd = Math.max(bodyStart, end, inner)
  const part = { headers, contentType, disposition, filename, encoding, bodyStart, bodyEnd, children }
  return reading.source ? { ...part, source: reading.source } : part
}

function readHead(reading: Reading, range: Range, defaultType: string): Head {
  const { shared, bytes, boundaries } = reading
  const block = readHeaderBlock(bytes, range.start, range.end, {
    hint: shared.hint,
    onDefect: (kind, offset) => note(reading, kind, offset),
    maxFields: MAX_HEADER_FIELDS - Math.min(shared.fields, MAX_HEADER_FIELDS - 100),
    endsAt: (at) => delimiterAt(bytes, at, range.end, boundaries) !== null,
  })
  shared.fields += block.fields.length
  const contentType = readContentType(block.fields, defaultType, shared.hint)
  const disposition = rawHeader(block.fields, 'content-disposition')
  const placed = disposition === null ? null : parseParameters(disposition, shared.hint)
  const encoding = readEncoding(block.fields)
  if (transferEncoding(encoding) === null) note(reading, 'bad-transfer-encoding', range.start)
  return {
    headers: block.fields,
    contentType,
    disposition: placed?.value || null,
    filename: placed?.params.filename || contentType.params.name || null,
    encoding,
    bodyStart: block.bodyStart,
  }
}

function rawHeader(fields: readonly HeaderField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.raw ?? null
}

function readEncoding(fields: readonly HeaderField[]): string {
  const raw = rawHeader(fields, 'content-transfer-encoding') ?? ''
  const bare = raw
    .slice(0, 100)
    .toLowerCase()
    .replace(/\([^()]{0,100}\)|["';]/g, '')
    .trim()
  return bare === '' ? '7bit' : bare
}

function readContentType(
  fields: readonly HeaderField[],
  defaultType: string,
  hint: CharsetHint,
): ContentType {
  for (const field of fields) {
    if (field.name !== 'content-type') continue
    const { value, params } = parseParameters(field.raw, hint)
    if (/^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(value)) return { type: value, params }
    if (value === 'text') return { type: 'text/plain', params }
    if (value.startsWith('multipart')) return { type: 'multipart/mixed', params }
  }
  return { type: defaultType, params: {} }
}

/** A message/rfc822 and its one child, or a leaf when nothing is in it. */
function readMessagePart(reading: Reading, head: Head, body: Range): Parsed {
  const inner = { start: body.start, end: body.end, depth: body.depth + 1 }
  if (isEncoded(reading, head, body)) return readDecodedMessage(reading, head, inner)
  const next = findDelimiterIfBlank(reading, body)
  if (next !== undefined)
    return { part: makePart(reading, head, bodyEnd(reading, body, next), []), stop: next }
  const { part, stop } = readEmbedded(reading, inner)
  return { part: makePart(reading, head, bodyEnd(reading, body, stop), [part]), stop }
}

/** The delimiter (or null for the end) that follows with nothing but white space before it; else undefined. */
function findDelimiterIfBlank(reading: Reading, body: Range): Delimiter | null | undefined {
  const { bytes, boundaries } = reading
  const at = skipBlank(bytes, body.start, body.end)
  if (at >= body.end) return null
  return delimiterAt(bytes, at, body.end, boundaries) ?? undefined
}

/** Is the body really in the encoding that the header names? Many servers copy the header and not the encoding. */
function isEncoded(reading: Reading, head: Head, body: Range): boolean {
  const encoding = transferEncoding(head.encoding)
  if (encoding === null || encoding === 'identity' || reading.shared.decodable <= 0) return false
  const start = skipBlank(reading.bytes, body.start, body.end)
  if (encoding !== 'quoted-printable') return !looksLikeField(reading.bytes, start, body.end)
  const sample = binaryText(reading.bytes, start, Math.min(body.end, start + HINT_BYTES))
  return /=(?:3D|[ \t]{0,5}[\r\n])/.test(sample) && !/[:;]\s{1,9}boundary="?[^="\s]/i.test(sample)
}

function readDecodedMessage(reading: Reading, head: Head, inner: Range): Parsed {
  const stop = findDelimiter(reading.bytes, inner.start, inner.end, reading.boundaries)
  const end = bodyEnd(reading, inner, stop)
  const decoded = decodeTransfer(reading.bytes.subarray(inner.start, end), transferEncoding(head.encoding))
  reading.shared.decodable -= decoded.length
  if (decoded.length === 0) return { part: makePart(reading, head, end, []), stop }
  const base = reading.base ?? inner.start
  const nested: Reading = { bytes: decoded, source: decoded, base, boundaries: [], shared: reading.shared }
  const { part } = readEmbedded(nested, { start: 0, end: decoded.length, depth: inner.depth })
  return { part: makePart(reading, head, end, [part]), stop }
}

function readMultipart(reading: Reading, head: Head, body: Range): Parsed {
  const declared = boundaryBytes(head.contentType.params.boundary)
  const parsed = declared && readWithBoundary(reading, head, body, declared)
  if (parsed) return parsed
  // Only what belongs to this part may be looked through, or an outer boundary would be taken for its own.
  const stop = findDelimiter(reading.bytes, body.start, body.end, reading.boundaries)
  const own = { start: body.start, end: bodyEnd(reading, body, stop), depth: body.depth }
  // Returned headers often announce parts that were not returned: that is no damage.
  if (isBlankRange(reading.bytes, own.start, own.end))
    return { part: makePart(reading, head, own.end, []), stop }
  note(reading, 'missing-boundary', body.start)
  const guess =
    reading.shared.guesses++ < MAX_GUESSED_BOUNDARIES
      ? guessBoundary(reading.bytes, own.start, own.end)
      : null
  const guessed = guess && readWithBoundary(reading, head, own, guess)
  if (guessed) return { part: guessed.part, stop }
  // The body becomes one text part, so that its words are not lost.
  reading.shared.parts++
  const text = makePart(reading, bareHead(own.start), own.end, [])
  return { part: makePart(reading, head, own.end, [text]), stop }
}

function isBlankRange(bytes: Uint8Array, start: number, end: number): boolean {
  return skipBlank(bytes, start, end) >= end
}

function skipBlank(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] as number) <= SPACE) at++
  return at
}

/** The head of a part without header fields. */
function bareHead(bodyStart: number): Head {
  const contentType = { type: 'text/plain', params: {} }
  return { headers: [], contentType, disposition: null, filename: null, encoding: '7bit', bodyStart }
}

/** Null when no line with this boundary is in the range. */
function readWithBoundary(reading: Reading, head: Head, body: Range, boundary: Uint8Array): Parsed | null {
  const { bytes, boundaries } = reading
  const level = boundaries.length
  const childType = head.contentType.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const children: Part[] = []
  boundaries.push(boundary)
  let stop = findDelimiter(bytes, body.start, body.end, boundaries)
  if (stop?.level !== level) {
    boundaries.length = level
    return null
  }
  while (stop?.level === level && !stop.closing) {
    const range: Range = { start: stop.after, end: body.end, depth: body.depth + 1 }
    const parsed =
      reading.shared.parts < MAX_PARTS ? readEntity(reading, range, childType) : readRest(reading, range)
    children.push(parsed.part)
    stop = parsed.stop
  }
  const closed = stop?.level === level
  boundaries.length = level
  if (stop && children.length === 0 && !isBlankRange(bytes, body.start, stop.at))
    children.push(makePart(reading, bareHead(body.start), bodyEnd(reading, body, stop), []))
  // What follows the closing line is an epilogue and belongs to nobody.
  if (stop && closed) stop = findDelimiter(bytes, stop.after, body.end, boundaries)
  else note(reading, stop ? 'unclosed-multipart' : 'truncated', body.start)
  return { part: makePart(reading, head, bodyEnd(reading, body, stop), children), stop }
}

/** All that is left of the innermost multipart as one leaf. */
function readRest(reading: Reading, range: Range): Parsed {
  note(reading, 'too-many-parts', range.start)
  const outer = reading.boundaries.slice(0, -1)
  const stop = findDelimiter(reading.bytes, range.start, range.end, outer)
  return {
    part: makePart(reading, bareHead(range.start), bodyEnd(reading, range, stop), []),
    stop,
  }
}

/** A part and all parts below it, in the order of the mail. */
export function* walk(part: Part): Iterable<Part> {
  yield part
  for (const child of part.children) yield* walk(child)
}
