/**
 * Encoded words (RFC 2047, language suffix of RFC 2231 5), read as mail really has them: inside quoted strings,
 * glued to text, with spaces inside, without padding, a character split over two words of the same charset.
 */

import { binaryBytes, concatBytes } from './bytes.ts'
import { canonicalCharset, decodeText } from './charset.ts'
import { type CharsetHint, NO_HINT } from './charsetGuess.ts'
import { decodeBase64, decodeQuotedPrintable } from './transferEncoding.ts'

/** Called when a word names a charset nobody knows or cannot be decoded. */
export type OnBadWord = () => void

interface Word {
  readonly charset: string
  readonly bytes: Uint8Array
  /** Offset after the closing `?=`. */
  readonly end: number
}

/** Longest encoded word read; RFC 2047 allows 75, real clients write whole subjects into one. */
const MAX_WORD = 20_000

/** The encoded word that starts at `at` (where `=?` stands); null when it is none. */
function readWord(text: string, at: number, ends: Ends): Word | null {
  const charsetEnd = text.indexOf('?', at + 2)
  if (charsetEnd < 0 || charsetEnd - at > 80 || charsetEnd === at + 2) return null
  const charset = text.slice(at + 2, charsetEnd)
  if (/[^\w.:*()+-]/.test(charset)) return null
  const encoding = text.charAt(charsetEnd + 1).toLowerCase()
  if ((encoding !== 'b' && encoding !== 'q') || text.charAt(charsetEnd + 2) !== '?') return null
  const start = charsetEnd + 3
  const end = wordEnd(text, start, ends)
  if (end < 0) return null
  const content = text.slice(start, end)
  const bytes = encoding === 'b' ? decodeBase64(binaryBytes(content)) : decodeQ(content)
  const after = text.startsWith('?=', end) ? end + 2 : end
  const language = charset.indexOf('*')
  return { charset: language < 0 ? charset : charset.slice(0, language), bytes, end: after }
}

/** Where the next `?=` is, looked for once for all words before it. */
interface Ends {
  from: number
  end: number
}

/** Where the encoded text ends; a word cut off at the end of the header ends there. -1 when it does not end. */
function wordEnd(text: string, start: number, ends: Ends): number {
  if (start < ends.from || (ends.end >= 0 && ends.end < start)) {
    ends.from = start
    ends.end = text.indexOf('?=', start)
  }
  if (ends.end >= 0) return ends.end - start < MAX_WORD ? ends.end : -1
  const rest = text.slice(start, start + MAX_WORD)
  return text.length - start < MAX_WORD && !/[\s"<>]/.test(rest) ? text.length : -1
}

function decodeQ(content: string): Uint8Array {
  // A mark at the end keeps white space there from being taken for the end of a line.
  const decoded = decodeQuotedPrintable(binaryBytes(`${content.replaceAll('_', ' ')}.`))
  return decoded.subarray(0, decoded.length - 1)
}

/**
 * `text` with its encoded words decoded; white space between two words goes, all else stays. Neighbouring words of
 * one charset are joined before decoding. What is no encoded word stays as it stands.
 */
export function decodeEncodedWords(text: string, hint: CharsetHint = NO_HINT, onBadWord?: OnBadWord): string {
  let at = text.indexOf('=?')
  if (at < 0) return text
  const pieces: string[] = []
  const ends: Ends = { from: Number.POSITIVE_INFINITY, end: -1 }
  let from = 0
  let charset = ''
  let held: Uint8Array[] = []
  const flush = () => {
    if (held.length === 0) return
    pieces.push(decodeHeld(held, charset, hint, onBadWord))
    held = []
  }
  while (at >= 0) {
    const word = readWord(text, at, ends)
    if (!word) {
      at = text.indexOf('=?', at + 2)
      continue
    }
    const between = text.slice(from, at)
    const touches = held.length > 0 && between.trim() === ''
    if (!touches || word.charset.toLowerCase() !== charset) flush()
    if (!touches) pieces.push(between)
    charset = word.charset.toLowerCase()
    held.push(word.bytes)
    from = word.end
    at = text.indexOf('=?', from)
  }
  flush()
  pieces.push(text.slice(from))
  return pieces.join('')
}

function decodeHeld(held: Uint8Array[], charset: string, hint: CharsetHint, onBadWord?: OnBadWord): string {
  const bytes = held.length === 1 ? (held[0] as Uint8Array) : concatBytes(held)
  const text = decodeText(bytes, charset, hint)
  if (onBadWord && (text.includes('\ufffd') || canonicalCharset(charset) === null)) onBadWord()
  return text.replace(/[\r\n]+[ \t]?/g, ' ')
}
