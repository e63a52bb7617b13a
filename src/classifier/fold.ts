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
function repeatedCodes(text: string): [number, number][] {
  const first = firstDigit(text)
  const start = text.slice(first, first + 4)
  if (first < 0 || !/^[245]\d\d[- ]/.test(start) || /\w/.test(text[first - 1] ?? '')) return NO_RANGES
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
const ascii = new TextDecoder('utf-8')
/** Where a folded text is written: whole units, and their low bytes. */
const units = new Uint16Array(MAX_TEXT)
const bytes = new Uint8Array(MAX_TEXT)
/** Offsets of many texts, one behind the other: an array for each would cost more than filling it. */
let offsets = new Int32Array(0)
let used = 0

/** The place of the next `length` offsets; what was handed out before is never written again. */
function reserve(length: number): number {
  if (used + length > offsets.length) {
    offsets = new Int32Array(2 * MAX_TEXT)
    used = 0
  }
  return used
}

/** Folds a text for matching. Works on the first MAX_TEXT units; the offsets lead back into the source. */
export function fold(source: string): Folded {
  const text = source.length > MAX_TEXT ? source.slice(0, MAX_TEXT) : source
  const skip = repeatedCodes(text)
  let nextSkip = skip.length > 0 ? (skip[0] as [number, number])[0] : text.length
  let skipped = 0
  const first = reserve(text.length + 1)
  const at = offsets
  let all = 0
  let length = 0
  for (let i = 0; i < text.length; i++) {
    if (i >= nextSkip) {
      i = (skip[skipped++] as [number, number])[1] - 1
      nextSkip = skip[skipped]?.[0] ?? text.length
      continue
    }
    const unit = text.charCodeAt(i)
    const folded = (FOLDS[unit] as number) || foldUnit(unit)
    if (folded === LEFT_OUT) continue
    if (unit === AMPERSAND && text.startsWith('&nbsp;', i)) {
      i += 5
      continue
    }
    units[length] = folded
    bytes[length] = folded
    all |= folded
    at[first + length++] = i
  }
  at[first + length] = text.length
  used = first + length + 1
  const written = all < 0x80 ? ascii.decode(bytes.subarray(0, length)) : textOf(length)
  return { text: written, at: at.subarray(first, used), source }
}

/** The first units as a string; an engine allows some 10,000 arguments at the least. */
function textOf(length: number): string {
  let text = ''
  for (let at = 0; at < length; at += 8192)
    text += String.fromCharCode.apply(
      null,
      units.subarray(at, Math.min(length, at + 8192)) as unknown as number[],
    )
  return text
}
