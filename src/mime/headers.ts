/**
 * Header blocks of RFC 5322 2.2 with what real mail does to them: lines without a colon, white space before the
 * colon, mbox `From ` lines, any line break, 8-bit text in any charset, a missing empty line before the body.
 */

import { afterLineEnd, binaryBytes, binaryText, COLON, lineEnd, SPACE, TAB } from './bytes.ts'
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

interface RawField {
  readonly name: string
  start: number
  pieces: string[]
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
  if (last.pieces.at(-1)?.endsWith(';') || headersGoOn(bytes, next, end, null)) return 'folded'
  return 'body'
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
    if (folded && last) addLine(last, bytes, at, stop)
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
      if (last && meaning === 'folded') addLine(last, bytes, at, stop)
    }
    at = next
  }
  if (overflow) options.onDefect('too-many-headers', start)
  return { fields: raw.map((field) => finishField(field, options)), bodyStart: at }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > SPACE) return false
  return true
}

/** The separator line of an mbox, bare or escaped, which is no header. */
export function isMboxFrom(bytes: Uint8Array, at: number): boolean {
  const from = bytes[at] === 0x3e ? at + 1 : at
  return binaryText(bytes, from, Math.min(bytes.length, from + 5)) === 'From '
}

function newField(bytes: Uint8Array, at: number, nameLength: number, stop: number): RawField {
  const name = binaryText(bytes, at, at + nameLength).toLowerCase()
  const colon = bytes.indexOf(COLON, at + nameLength)
  const field = { name, start: at, pieces: [], length: 0 }
  addLine(field, bytes, colon + 1, stop)
  return field
}

function addLine(field: RawField, bytes: Uint8Array, start: number, stop: number): void {
  const room = MAX_FIELD_LENGTH - field.length
  if (room <= 0) return
  const piece = binaryText(bytes, start, Math.min(stop, start + room))
  field.pieces.push(trimLine(piece))
  field.length += piece.length
}

/** White space (and NUL) round a line; String.trim would take NBSP bytes of other charsets along. */
function trimLine(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= SPACE && text.charCodeAt(start) !== 0x1b) start++
  while (end > start && text.charCodeAt(end - 1) <= SPACE && text.charCodeAt(end - 1) !== 0x1b) end--
  return text.slice(start, end)
}

const PLAIN = /^[\t\x20-\x7e]*$/

function finishField(field: RawField, options: HeaderOptions): HeaderField {
  const binary =
    field.pieces.length === 1 ? (field.pieces[0] as string) : field.pieces.filter(Boolean).join(' ')
  if (PLAIN.test(binary) && !binary.includes('=?')) return { name: field.name, value: binary, raw: binary }
  const eightBit = /[\x80-\xff]/.test(binary)
  if (eightBit) options.onDefect('raw-8bit-header', field.start)
  const special = eightBit || binary.includes('\x1b')
  const { hint } = options
  const raw = (special ? decodeText(binaryBytes(binary), null, hint) : binary).replaceAll('\0', '')
  const value = decodeEncodedWords(raw, hint, () => options.onDefect('bad-encoded-word', field.start))
  return { name: field.name, value, raw }
}

/** First field of that name (any case), decoded; null when there is none. */
export function header(part: Pick<Part, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase()
  return part.headers.find((field) => field.name === wanted)?.value ?? null
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
