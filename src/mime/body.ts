/** Bodies, decoded when asked for. */
import { asciiPiece } from './bytes.ts'
import { canonicalCharset, decodeText, isAsciiAsItStands } from './charset.ts'
import { decodeTransfer, transferEncoding } from './transferEncoding.ts'
import type { Message, Part } from './types.ts'

/** Largest body decoded unless the caller says otherwise: beyond any attachment a provider accepts. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024
/** Largest body read as text unless the caller says otherwise; notices are some kB. */
export const MAX_TEXT_BYTES = 1024 * 1024

/** The still encoded body as it stands in the mail; no copy. */
export function rawBody(message: Message, part: Part): Uint8Array {
  return (part.source ?? message.bytes).subarray(part.bodyStart, part.bodyEnd)
}

const latin = new TextDecoder('latin1')

/** The body as it stands in the mail, undecoded: a letter for each byte, ASCII as it is. At most `maxBytes` of them. */
export function rawText(message: Message, part: Part, maxBytes: number): string {
  const end = Math.max(part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + maxBytes))
  const bytes = part.source ?? message.bytes
  return asciiPiece(bytes, part.bodyStart, end) ?? latin.decode(bytes.subarray(part.bodyStart, end))
}

/**
 * The body with its Content-Transfer-Encoding undone, at most `maxBytes` decoded bytes (the rest is left out).
 * An unknown encoding passes the bytes through. May share memory with the message.
 */
export function bodyBytes(message: Message, part: Part, maxBytes = MAX_BODY_BYTES): Uint8Array {
  const encoding = part.children.length > 0 ? 'identity' : transferEncoding(part.encoding)
  const body = rawBody(message, part)
  // No encoding makes more than four bytes (and line breaks) of one, so the rest need not be looked at.
  const enough = maxBytes * 4 + 1024
  return decodeTransfer(body.length > enough ? body.subarray(0, enough) : body, encoding, maxBytes)
}

/**
 * The body as text: transfer encoding undone, charset decoded (guessed where none or a wrong one is named), line
 * breaks as LF, NUL left out. At most `maxBytes` decoded bytes are read. For text parts and the like; any part works.
 */
export function bodyText(message: Message, part: Part, maxBytes = MAX_TEXT_BYTES): string {
  const text = plainText(message, part, maxBytes) ?? decodedText(message, part, maxBytes)
  return text.includes('\0') ? unixLines(text).replaceAll('\0', '') : unixLines(text)
}

/** The text of a body that stands in the mail as it is: ASCII, in no encoding; null for any other. */
function plainText(message: Message, part: Part, maxBytes: number): string | null {
  const { charset } = part.contentType.params
  const encoding = transferEncoding(part.encoding)
  if (part.source || (encoding !== 'identity' && encoding !== null)) return null
  const text = asciiPiece(message.bytes, part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + maxBytes))
  return text !== null && isAsciiAsItStands(text, charset ?? '') ? text : null
}

/** Texts of small bodies by their part: several readers ask for them, and a charset may have to be guessed. */
const texts = new WeakMap<Part, string>()
const MOST_KEPT = 64 * 1024

function decodedText(message: Message, part: Part, maxBytes: number): string {
  if (part.bodyEnd - part.bodyStart > Math.min(MOST_KEPT, maxBytes))
    return newlyDecoded(message, part, maxBytes)
  const text = texts.get(part) ?? newlyDecoded(message, part, maxBytes)
  texts.set(part, text)
  return text
}

function newlyDecoded(message: Message, part: Part, maxBytes: number): string {
  const bytes = bodyBytes(message, part, maxBytes)
  const label = part.contentType.params.charset ?? null
  return decodeText(bytes, label, () => neighbourCharset(message, part))
}

/** CRLF, CR and the CR CR LF of twice converted mail as LF. */
function unixLines(text: string): string {
  if (!text.includes('\r')) return text
  const once = text.includes('\r\r') ? text.replace(/\r\r\n/g, '\n') : text
  const lines = once.replace(/\r\n/g, '\n')
  return lines.includes('\r') ? lines.replace(/\r/g, '\n') : lines
}

/** A charset that another part of the mail names, to guess with. */
function neighbourCharset(message: Message, part: Part): string | null {
  const stack: Part[] = [message.root]
  for (let seen = 0; seen < 100; seen++) {
    const next = stack.pop()
    if (!next) return null
    const charset = next === part ? null : canonicalCharset(next.contentType.params.charset ?? '')
    if (charset && charset !== 'utf-8') return charset
    stack.push(...next.children.slice(0, 100).reverse())
  }
  return null
}
