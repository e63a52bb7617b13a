/**
 * Content-Transfer-Encodings of RFC 2045 6 and uuencode (POSIX), read leniently: bytes that do not belong are
 * skipped, what is cut off is given as far as it goes. Every decoder stops at `maxBytes` decoded bytes.
 */
import { afterLineEnd, CR, concatBytes, isLineEnd, LF, lineEnd, SPACE, TAB } from './bytes.ts'

export type TransferEncoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode'

const NAMES: Readonly<Record<string, TransferEncoding>> = {
  '': 'identity',
  '7bit': 'identity',
  '8bit': 'identity',
  binary: 'identity',
  '7-bit': 'identity',
  '8-bit': 'identity',
  none: 'identity',
  base64: 'base64',
  'base-64': 'base64',
  b64: 'base64',
  'quoted-printable': 'quoted-printable',
  quotedprintable: 'quoted-printable',
  'quoted printable': 'quoted-printable',
  quoted_printable: 'quoted-printable',
  uuencode: 'uuencode',
  'x-uuencode': 'uuencode',
  'x-uue': 'uuencode',
  uue: 'uuencode',
}

/** The decoder a Content-Transfer-Encoding value names; null when it names none (then bytes pass unchanged). */
export function transferEncoding(label: string): TransferEncoding | null {
  return Object.hasOwn(NAMES, label) ? (NAMES[label] ?? null) : null
}

const BASE64 = new Int8Array(256).fill(-1)
for (const [at, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  BASE64[char.charCodeAt(0)] = at
BASE64[0x2d] = 62
BASE64[0x5f] = 63

/** Where plain text starts after padding at a line's end: gateways append their footers without encoding them. -1: no. */
function plainTextAfter(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== LF && bytes[at] !== CR) return -1
  const start = afterLineEnd(bytes, at, bytes.length)
  let line = start
  while (bytes[line] === LF || bytes[line] === CR) line++
  const end = lineEnd(bytes, line, Math.min(bytes.length, line + 100))
  for (let i = line; i < end; i++)
    if (bytes[i] !== 0x3d && (BASE64[bytes[i] as number] as number) < 0) return start
  return -1
}

/** Base64 with line breaks, spaces, junk, missing or early padding (joined pieces go on after it). */
export function decodeBase64(bytes: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const limit = Math.min(maxBytes, Math.ceil((bytes.length * 3) / 4))
  const out = new Uint8Array(limit)
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < bytes.length && length < limit; at++) {
    const byte = bytes[at] as number
    if (byte === 0x3d) {
      held = 0
      bits = 0
      const plain = plainTextAfter(bytes, at + 1)
      if (plain > 0)
        return concatBytes([out.subarray(0, length), bytes.subarray(plain, plain + maxBytes - length)])
      continue
    }
    const value = BASE64[byte] as number
    if (value < 0) continue
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    out[length++] = (held >> bits) & 0xff
  }
  return out.subarray(0, length)
}

const SAMPLE_BYTES = 1024

/** False for text under the label of base64: real base64 has no spaces and no punctuation within its lines. */
export function looksBase64(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  let foreign = 0
  let blank = 0
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number
    if ((BASE64[byte] as number) >= 0) continue
    if (byte === 0x3d && isLineEnd(bytes[at + 1])) break
    if (byte === LF || byte === CR || byte === TAB || byte === 0) blank++
    else if (byte !== 0x3d) foreign++
  }
  return foreign <= 3 || foreign < (end - blank) * 0.05
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}

/** Where a soft line break at `at` (just after its `=`) leads; -1 when there is none. */
function afterSoftBreak(bytes: Uint8Array, at: number): number {
  let next = at
  while (next < at + 80 && (bytes[next] === SPACE || bytes[next] === TAB)) next++
  if (next >= bytes.length) return next
  return bytes[next] === LF || bytes[next] === CR ? afterLineEnd(bytes, next, bytes.length) : -1
}

/** Quoted-printable; an `=` that starts no escape stays as it is, white space at line ends goes (RFC 2045 6.7). */
export function decodeQuotedPrintable(bytes: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const limit = Math.min(maxBytes, bytes.length)
  const out = new Uint8Array(limit)
  let length = 0
  let solid = 0
  for (let at = 0; at < bytes.length && length < limit; ) {
    const byte = bytes[at++] as number
    if (byte === 0x3d) {
      const high = hexValue(bytes[at])
      const low = high < 0 ? -1 : hexValue(bytes[at + 1])
      const soft = low < 0 ? afterSoftBreak(bytes, at) : -1
      if (low >= 0) at += 2
      if (soft >= 0) at = soft
      else out[length++] = low >= 0 ? high * 16 + low : byte
      solid = length
      continue
    }
    if (byte === LF || byte === CR) length = solid
    out[length++] = byte
    if (byte !== SPACE && byte !== TAB) solid = length
  }
  return out.subarray(0, length)
}

/** The data lines between `begin` and `end`; bytes that have no `begin` line are given as they are. */
export function decodeUuencode(bytes: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const limit = Math.min(maxBytes, bytes.length)
  const out = new Uint8Array(limit)
  let length = 0
  let inside = false
  for (let at = 0; at < bytes.length && length < limit; ) {
    const stop = lineEnd(bytes, at, bytes.length)
    if (!inside) inside = startsWith(bytes, at, 'begin ')
    else if (startsWith(bytes, at, 'end')) break
    else length = decodeUuLine(bytes, at, stop, out, length)
    at = afterLineEnd(bytes, stop, bytes.length)
  }
  return inside ? out.subarray(0, length) : bytes.subarray(0, limit)
}

function decodeUuLine(
  bytes: Uint8Array,
  start: number,
  stop: number,
  out: Uint8Array,
  length: number,
): number {
  const six = (at: number) => (at < stop ? ((bytes[at] as number) - 32) & 63 : 0)
  const until = Math.min(out.length, length + (start < stop ? six(start) : 0))
  for (let at = start + 1; at < stop && length < until; at += 4) {
    const group = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3)
    for (let shift = 16; shift >= 0 && length < until; shift -= 8) out[length++] = (group >> shift) & 0xff
  }
  return length
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false
  return true
}

/**
 * `bytes` decoded as `encoding` says, at most `maxBytes` long. An unknown encoding (null) and text that is only
 * called base64 pass through.
 */
export function decodeTransfer(
  bytes: Uint8Array,
  encoding: TransferEncoding | null,
  maxBytes = Number.POSITIVE_INFINITY,
): Uint8Array {
  if (encoding === 'base64' && looksBase64(bytes)) return decodeBase64(bytes, maxBytes)
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(bytes, maxBytes)
  if (encoding === 'uuencode') return decodeUuencode(bytes, maxBytes)
  return bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes
}
