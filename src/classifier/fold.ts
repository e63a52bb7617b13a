/**
 * Folding makes one spelling of many, so that a rule need be written once: letters are lower-cased, accents and
 * traditional forms are dropped, full-width characters narrowed, and blanks, quotes, hyphens and backslashes left
 * out. `User  Unknown`, `user-unknown` and a reply that lost its blanks all become `userunknown`.
 */
import { simplify } from './hanFold.ts'

export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text` the offset in the source text where it came from; one more for the end. */
  readonly at: Int32Array
  readonly source: string
}

/** Texts are searched this far, in UTF-16 units. */
export const MAX_TEXT = 65_536

const DROPPED = new Set(' \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\ufeff\u00ad\'"`´‘’‚“”„«»\\-‐‑–—_「」『』*')

function foldChar(char: string, code: number): string {
  if (code < 0x80) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : char
  if (code >= 0xc0 && code < 0x250) return char.normalize('NFD').charAt(0).toLowerCase()
  // the accents of texts that write letter and accent apart
  if (code >= 0x300 && code < 0x370) return ''
  if (code >= 0x1e00 && code < 0x2000) return char.normalize('NFD').charAt(0).toLowerCase()
  if (code >= 0x370 && code < 0x400) return char.normalize('NFD').charAt(0).toLowerCase()
  if (char === 'ё' || char === 'Ё') return 'е'
  if (code >= 0x400 && code < 0x530) return char.toLowerCase()
  if (code >= 0xff01 && code <= 0xff5e) return foldChar(String.fromCharCode(code - 0xfee0), code - 0xfee0)
  if (code >= 0x4e00 && code <= 0x9fff) return simplify(char)
  return char === '。' || char === '．' ? '.' : char === '、' ? ',' : char
}

/** Marks a character that is left out; no character of its own (Unicode 23.7). */
const LEFT_OUT = 0xffff
/** What each UTF-16 unit folds to; 0 until it is asked for. */
const FOLDS = new Uint16Array(0x10000)

function foldUnit(unit: number): number {
  const char = String.fromCharCode(unit)
  const folded = unit === 0 || DROPPED.has(char) ? LEFT_OUT : foldChar(char, unit).charCodeAt(0)
  FOLDS[unit] = folded
  return folded
}

const NO_RANGES: [number, number][] = []

/** Offset of the first digit near the beginning; -1 when there is none. */
function firstDigit(text: string): number {
  const end = Math.min(text.length, 200)
  for (let i = 0; i <= end; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x30 && unit <= 0x39) return i
  }
  return -1
}

/** Ranges of reply codes repeated in the middle of a multi-line reply (`550-5.1.1 `), to be left out. */
function repeatedCodes(source: string, end: number): [number, number][] {
  const first = firstDigit(source)
  if (first < 0) return NO_RANGES
  const text = source.length > end ? source.slice(0, end) : source
  const start = text.slice(first, first + 4)
  if (!/^[245]\d\d[- ]/.test(start) || /\w/.test(text[first - 1] ?? '')) return NO_RANGES
  const code = start.slice(0, 3)
  const ranges: [number, number][] = []
  let i = text.indexOf(code, first + 3)
  for (; i >= 0; i = text.indexOf(code, i + 3)) {
    if (!/[\s]/.test(text[i - 1] ?? '')) continue
    const tail = /^(?:[- ]\d\.\d{1,3}\.\d{1,3}(?=[\s]|$)|-(?=\S))/.exec(text.slice(i + 3, i + 16))
    if (tail) ranges.push([i, i + 3 + tail[0].length])
  }
  return ranges
}

const AMPERSAND = 0x26
const SPACES = /&nbsp;/y

/**
 * A folded text that is being searched. There is one for all texts, as making arrays for each would cost more than
 * filling them: what it holds is good until the next `read`.
 */
export class Folding {
  /** The units of the folded text; those from `length` on are of earlier texts. */
  readonly units = new Uint16Array(MAX_TEXT + 1)
  /** For each of the units the offset in the source text where it came from; one more for the end. */
  readonly at = new Int32Array(MAX_TEXT + 1)
  length = 0
  source = ''

  /** Folds the first MAX_TEXT units of a text. */
  read(source: string): void {
    const end = Math.min(source.length, MAX_TEXT)
    const skip = repeatedCodes(source, end)
    this.length = skip.length > 0 ? this.#foldAround(source, skip, end) : this.#fold(source, 0, end, 0)
    this.at[this.length] = end
    this.source = source
  }

  /** A piece of the folded text as a string. */
  slice(start: number, end: number): string {
    const { units } = this
    let text = ''
    // An engine allows some 10,000 arguments at the least.
    for (let at = start; at < Math.min(end, this.length); at += 8192)
      text += String.fromCharCode.apply(
        null,
        units.subarray(at, Math.min(end, this.length, at + 8192)) as unknown as number[],
      )
    return text
  }

  #foldAround(source: string, skip: readonly (readonly [number, number])[], end: number): number {
    let from = 0
    let length = 0
    for (const [start, stop] of skip) {
      length = this.#fold(source, from, start, length)
      from = stop
    }
    return this.#fold(source, from, end, length)
  }

  #fold(source: string, from: number, end: number, first: number): number {
    const { units, at } = this
    let length = first
    for (let i = from; i < end; i++) {
      const unit = source.charCodeAt(i)
      if (unit === AMPERSAND && isSpaceEntity(source, i)) {
        i += 5
        continue
      }
      const folded = (FOLDS[unit] as number) || foldUnit(unit)
      units[length] = folded
      at[length] = i
      length += folded === LEFT_OUT ? 0 : 1
    }
    return length
  }
}

function isSpaceEntity(text: string, at: number): boolean {
  SPACES.lastIndex = at
  return SPACES.test(text)
}

const folding = new Folding()

/** Folds a text for keeping. Works on the first MAX_TEXT units; the offsets lead back into the source. */
export function fold(source: string): Folded {
  folding.read(source)
  return { text: folding.slice(0, folding.length), at: folding.at.slice(0, folding.length + 1), source }
}
