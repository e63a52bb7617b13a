/** Bytes that the readers look for. */
export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20
export const TAB = 0x09
export const DASH = 0x2d
export const COLON = 0x3a

/** windows-1252 0x80-0x9F; some versions of Node decode these bytes as ISO 8859-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Replaces C1 control characters by what windows-1252 has in their place. */
export function withWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80))
}

const utf8 = new TextDecoder('utf-8')

/** The bytes as UTF-8, a byte order mark dropped; what is none becomes U+FFFD. Never longer than 512 MB. */
export function utf8Text(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** True when the utf8Text() of these bytes shows that none of them is 0x80 or above. */
export function isAsciiText(text: string, bytes: Uint8Array): boolean {
  // Characters of several bytes make the text shorter; lone bytes become U+FFFD one by one.
  return text.length === bytes.length && !text.includes('\ufffd')
}

/** The bytes as text when none of them is 0x80 or above, else null. */
function asciiText(bytes: Uint8Array): string | null {
  const text = utf8Text(bytes)
  return isAsciiText(text, bytes) ? text : null
}

/** How much of a mail is made text at once: the notice and the headers of what it returns stand there. */
const HEAD_BYTES = 65_536

/** The mail being read, and the beginning of it as text; null when that is not all ASCII. */
let held: { readonly bytes: Uint8Array; readonly text: string | null } | null = null

/** Makes text of the beginning of a mail once, for asciiPiece() to take pieces of. Holds one mail at a time. */
export function holdText(bytes: Uint8Array): void {
  held = { bytes, text: asciiText(bytes.length > HEAD_BYTES ? bytes.subarray(0, HEAD_BYTES) : bytes) }
}

/** A piece of the mail that is held, when it is ASCII; null for any other bytes. */
export function asciiPiece(bytes: Uint8Array, start: number, end: number): string | null {
  if (held?.bytes !== bytes || held.text === null || end > held.text.length) return null
  return held.text.slice(start, end)
}

/** One UTF-16 unit per byte, 0x00-0xFF (not windows-1252). `end` is exclusive. */
export function binaryText(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const piece = asciiPiece(bytes, start, end)
  if (piece !== null) return piece
  const ascii = asciiText(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end))
  if (ascii !== null) return ascii
  let text = ''
  // String.fromCharCode takes its bytes as arguments, of which an engine allows some 10,000 at the least.
  for (let at = start; at < end; at += 8192)
    text += String.fromCharCode.apply(
      null,
      bytes.subarray(at, Math.min(end, at + 8192)) as unknown as number[],
    )
  return text
}

/** The reverse of binaryText; units above 0xFF lose their high byte. */
export function binaryBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

/** Where the line at `from` ends (exclusive, without its line break). LF, CRLF and a bare CR all end a line. */
export function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== LF && bytes[at] !== CR) at++
  return at
}

/**
 * The start of the line after the line break at `at`. Doubly converted mail ends its lines with CR CR LF, which
 * is one break; other runs of CR are one break each.
 */
export function afterLineEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return end
  if (bytes[at] === LF) return at + 1
  if (bytes[at + 1] === LF) return Math.min(end, at + 2)
  if (bytes[at + 1] === CR && bytes[at + 2] === LF) return Math.min(end, at + 3)
  return at + 1
}

/** `end` without the one line break before it, never below `start`. */
export function beforeLineEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  if (at > start && bytes[at - 1] === LF) at--
  else if (at > start && bytes[at - 1] === CR) return at - 1
  if (at < end && at > start && bytes[at - 1] === CR) at--
  return at
}

/** Several byte strings as one. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const piece of pieces) length += piece.length
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
