/**
 * Header blocks of RFC 5322 2.2 with what real mail does to them: lines without a colon, white space before the
 * colon, mbox `From ` lines, any line break, 8-bit text in any charset, a missing empty line before the body.
 */

import { afterLineEnd, asciiPiece, binaryBytes, binaryText, COLON, lineEnd, SPACE, TAB } from './bytes.ts'
import { decodeText } from './charset.ts'
import type { CharsetHint } from './charsetGuess.ts'
import { decodeEncodedWords } from './encodedWords.ts'
import type { DefectKind, HeaderField, Part } from './types.ts'

/** A mail of 5,000 fields is an attack or a list gone wrong; the largest real one seen has some 300. */
export const MAX_HEADER_FIELDS = 5000
/** Longest field value kept. The largest sensible ones, To lists, stay below. */
export const MAX_FIELD_LENGTH = 262_144
const MAX_NAME_LENGTH = 200

export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  /** Offset of the body: after the empty line, or of the first line that is no header. */
  readonly bodyStart: number
}

export interface HeaderOptions {
  /** Charset for 8-bit values, canonical; asked for only when needed. */
  readonly hint: CharsetHint
  readonly onDefect: (kind: DefectKind, offset: number) => void
  /** How many fields may still be read. */
  readonly maxFields: number
  /** True when a line at this offset ends the block without an empty line (a boundary). */
  readonly endsAt?: (offset: number) => boolean
}

/** A field as places in the bytes: its lines are pairs of offsets in `spans`. */
interface RawField {
  readonly start: number
  readonly nameEnd: number
  readonly spans: number[]
  length: number
}

/** Length of the field name when a header line starts at `at`; 0 when none does. */
function fieldNameLength(bytes: Uint8Array, at: number, stop: number): number {
  let end = at
  const limit = Math.min(stop, at + MAX_NAME_LENGTH)
  while (end < limit) {
    const byte = bytes[end] as number
    if (byte === COLON || byte <= SPACE || byte > 0x7e) break
    end++
  }
  if (end === at) return 0
  let colon = end
  while (colon < limit && (bytes[colon] === SPACE || bytes[colon] === TAB)) colon++
  if (bytes[colon] !== COLON || colon >= stop) return 0
  // "http://..." at the start of a line is text, not a field.
  return bytes[colon + 1] === 0x2f && bytes[colon + 2] === 0x2f ? 0 : end - at
}

/** True when a header field, or a line that folds one, starts at `at`. */
export function looksLikeField(bytes: Uint8Array, at: number, end: number): boolean {
  return fieldNameLength(bytes, at, Math.min(end, at + MAX_NAME_LENGTH + 80)) > 0
}

/** Fields that no running text has. */
const TECHNICAL =
  /^(?:received|return-path|message-id|mime-version|content-type|delivered-to|dkim-signature)$/i

/** Do headers go on soon after a line that is none, so that it was only junk among them? */
function headersGoOn(bytes: Uint8Array, from: number, end: number, wanted: RegExp | null): boolean {
  let at = from
  for (let lines = 0; lines < 8 && at < end; lines++) {
    const stop = lineEnd(bytes, at, Math.min(end, at + 2000))
    if (stop === at) return false
    const length = fieldNameLength(bytes, at, stop)
    if (length > 0 && (!wanted || wanted.test(binaryText(bytes, at, at + length)))) return true
    at = afterLineEnd(bytes, stop, end)
  }
  return false
}

/** What a line that is no field means: more of the field before it, nothing, or the start of the body. */
function judgeLine(bytes: Uint8Array, at: number, next: number, end: number, last: RawField | undefined) {
  if (!last) return isMboxFrom(bytes, at) || headersGoOn(bytes, next, end, TECHNICAL) ? 'junk' : 'body'
  if (isMboxFrom(bytes, at)) return 'junk'
  if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d) return 'body'
  // Folded lines that lost their indentation: parameters, or anything with headers behind it.
  if (endsWithSemicolon(bytes, last) || headersGoOn(bytes, next, end, null)) return 'folded'
  return 'body'
}

function endsWithSemicolon(bytes: Uint8Array, { spans }: RawField): boolean {
  const start = spans[spans.length - 2] ?? 0
  let end = spans[spans.length - 1] ?? 0
  while (end > start && isTrimmed(bytes[end - 1] as number)) end--
  return end > start && bytes[end - 1] === 0x3b
}

/** Reads the header block that starts at `start`. Never reads past `end`; linear in the block's length. */
export function readHeaderBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  options: HeaderOptions,
): HeaderBlock {
  const raw: RawField[] = []
  let at = start
  let overflow = false
  while (at < end) {
    const stop = lineEnd(bytes, at, end)
    const next = afterLineEnd(bytes, stop, end)
    if (stop === at) {
      at = next
      break
    }
    if (bytes[at] === 0x2d && options.endsAt?.(at)) break
    const last = raw.at(-1)
    const nameLength = fieldNameLength(bytes, at, stop)
    const folded = bytes[at] === SPACE || bytes[at] === TAB
    if (folded && last) addLine(last, at, stop)
    else if (folded && isBlank(bytes, at, stop)) {
      at = next
      continue
    } else if (nameLength > 0 && raw.length < options.maxFields)
      raw.push(newField(bytes, at, nameLength, stop))
    else if (nameLength > 0) overflow = true
    else {
      const meaning = judgeLine(bytes, at, next, end, last)
      if (last || meaning === 'junk') options.onDefect('bad-header-line', at)
      if (meaning === 'body') break
      if (last && meaning === 'folded') addLine(last, at, stop)
    }
    at = next
  }
  if (overflow) options.onDefect('too-many-headers', start)
  const ascii = asciiPiece(bytes, start, at)
  const plain = ascii !== null && !DECODED.some((mark) => ascii.includes(mark))
  const text = ascii ?? binaryText(bytes, start, at)
  return { fields: fieldsOf(text, start, raw, plain ? null : options), bodyStart: at }
}

/** What ASCII values are decoded for: encoded words, escape sequences, and NUL, which goes. */
const DECODED = ['=?', '\x1b', '\0']

/** The fields out of the text of their block, which is decoded as one; `decode` is null where no value needs it. */
function fieldsOf(
  text: string,
  base: number,
  raw: readonly RawField[],
  decode: HeaderOptions | null,
): HeaderField[] {
  return raw.map((field) => {
    const name = text.slice(field.start - base, field.nameEnd - base).toLowerCase()
    const value = valueFrom(text, base, field.spans)
    return decode ? finishField(name, value, field.start, decode) : { name, value, raw: value }
  })
}

function valueFrom(text: string, base: number, spans: readonly number[]): string {
  let value = ''
  for (let i = 0; i < spans.length; i += 2) {
    const piece = trimmed(text, (spans[i] as number) - base, (spans[i + 1] as number) - base)
    if (piece !== '') value = value === '' ? piece : `${value} ${piece}`
  }
  return value
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > SPACE) return false
  return true
}

const FROM = binaryBytes('From ')

/** The separator line of an mbox, bare or escaped, which is no header. */
export function isMboxFrom(bytes: Uint8Array, at: number): boolean {
  const from = bytes[at] === 0x3e ? at + 1 : at
  for (let i = 0; i < FROM.length; i++) if (bytes[from + i] !== FROM[i]) return false
  return true
}

function newField(bytes: Uint8Array, at: number, nameLength: number, stop: number): RawField {
  const nameEnd = at + nameLength
  let colon = nameEnd
  while (bytes[colon] !== COLON) colon++
  const field = { start: at, nameEnd, spans: [], length: 0 }
  addLine(field, colon + 1, stop)
  return field
}

function addLine(field: RawField, start: number, stop: number): void {
  const room = MAX_FIELD_LENGTH - field.length
  if (room <= 0) return
  const end = Math.min(stop, start + room)
  field.spans.push(start, end)
  field.length += end - start
}

const isTrimmed = (code: number) => code <= SPACE && code !== 0x1b

/** White space (and NUL) round a line goes; String.trim would take NBSP bytes of other charsets along. */
function trimmed(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && isTrimmed(text.charCodeAt(start))) start++
  while (end > start && isTrimmed(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

const PLAIN = /^[\t\x20-\x7e]*$/

function finishField(name: string, binary: string, start: number, options: HeaderOptions): HeaderField {
  if (PLAIN.test(binary) && !binary.includes('=?')) return { name, value: binary, raw: binary }
  const eightBit = /[\x80-\xff]/.test(binary)
  if (eightBit) options.onDefect('raw-8bit-header', start)
  const special = eightBit || binary.includes('\x1b')
  const { hint } = options
  const raw = (special ? decodeText(binaryBytes(binary), null, hint) : binary).replaceAll('\0', '')
  const value = decodeEncodedWords(raw, hint, () => options.onDefect('bad-encoded-word', start))
  return { name, value, raw }
}

/** First field of that name (any case), decoded; null when there is none. */
export function header(part: Pick<Part, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase()
  for (const field of part.headers) if (field.name === wanted) return field.value
  return null
}

/** All fields of that name (any case), decoded, in the order of the mail. */
export function headerAll(part: Pick<Part, 'headers'>, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return part.headers.filter((field) => field.name === wanted).map((field) => field.value)
}

/**
 * The fields of a block of header lines that is at hand as text (a delivery-status group, quoted headers of an
 * original mail). Ends at the first empty line; lines that are no fields are joined to the field before them.
 */
export function readFields(text: string): readonly HeaderField[] {
  const bytes = new TextEncoder().encode(text)
  const options = { hint: () => 'utf-8', onDefect: () => {}, maxFields: MAX_HEADER_FIELDS }
  return readHeaderBlock(bytes, 0, bytes.length, options).fields
}
