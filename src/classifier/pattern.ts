/**
 * A phrase of a rule: literal words, compared folded (see fold.ts). `…` stands for a gap of at most MAX_GAP
 * folded characters; `^` at the beginning and `$` at the end tie it to the ends of the text, reply code and
 * final punctuation aside. Words of up to SHORT characters match whole words only.
 */
import { type Folded, fold } from './fold.ts'
import { runsOn } from './letters.ts'

export const MAX_GAP = 90
const SHORT = 8
/** A phrase never runs from one voice into another, nor over a negation. */
const NO_GAP = /said:|<<<|>>>|[:\]][245]\d\d|(?:not|never)$/

export interface Pattern {
  readonly pieces: readonly string[]
  /** Index of the piece by which the pattern is found. */
  readonly anchor: number
  readonly fromStart: boolean
  readonly toEnd: boolean
}

/** A place in a folded text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A phrase as written in a rule file, folded but for the marks `^`, `…` and `$`: the form that ships. */
export function foldPattern(phrase: string): string {
  const [, start = '', inner = '', end = ''] = /^(\^?)(.*?)(\$?)$/su.exec(phrase) ?? []
  return (
    start +
    inner
      .split('…')
      .map((piece) => fold(piece).text)
      .join('…') +
    end
  )
}

/** Reads a folded phrase. Throws on one without a piece of two characters: it could not be found. */
export function parsePattern(phrase: string): Pattern {
  const fromStart = phrase.startsWith('^')
  const toEnd = phrase.endsWith('$')
  const pieces = phrase
    .slice(fromStart ? 1 : 0, toEnd ? -1 : undefined)
    .split('…')
    .filter((piece) => piece !== '')
  let anchor = 0
  pieces.forEach((piece, index) => {
    if (piece.length > (pieces[anchor] as string).length) anchor = index
  })
  if ((pieces[anchor] ?? '').length < 2) throw new Error(`phrase without words: ${phrase}`)
  return { pieces, anchor, fromStart, toEnd }
}

/** True when the source has no letter running into a letter, nor digit into digit, at this side of the place. */
function apart(folded: Folded, inside: number, step: -1 | 1): boolean {
  const here = folded.at[inside] as number
  return !runsOn(folded.source, here, here + step)
}

function bounded(folded: Folded, start: number, end: number): boolean {
  if (end - start > SHORT) return true
  return apart(folded, start, -1) && apart(folded, end - 1, 1)
}

/** Extends a found anchor piece to the whole pattern; null when the rest is not there. */
export function extend(pattern: Pattern, folded: Folded, found: number): Range | null {
  const { pieces, anchor } = pattern
  const { text } = folded
  const piece = pieces[anchor] as string
  let start = found
  let end = found + piece.length
  if (!bounded(folded, start, end)) return null
  for (let i = anchor - 1; i >= 0; i--) {
    const before = pieces[i] as string
    const from = Math.max(0, start - MAX_GAP - before.length)
    const at = text.slice(from, start).lastIndexOf(before)
    if (at < 0 || !bounded(folded, from + at, from + at + before.length)) return null
    if (NO_GAP.test(text.slice(from + at + before.length, start))) return null
    start = from + at
  }
  for (let i = anchor + 1; i < pieces.length; i++) {
    const after = pieces[i] as string
    const at = text.slice(end, end + MAX_GAP + after.length).indexOf(after)
    if (at < 0 || !bounded(folded, end + at, end + at + after.length)) return null
    if (NO_GAP.test(text.slice(end, end + at))) return null
    end += at + after.length
  }
  if (pattern.fromStart && start !== contentStart(text)) return null
  if (pattern.toEnd && !/^[.,;:!?)\]>]*$/.test(text.slice(end, end + 12))) return null
  return { start, end }
}

/** Where the words begin behind a leading reply code and enhanced status code. */
export function contentStart(folded: string): number {
  return (
    /^(?:[245]\d\d)?(?:#?[245]\.\d{1,3}\.\d{1,3})?(?:smtp;)?[:,.<>(]{0,4}(?:error:)?/.exec(folded)?.[0]
      .length ?? 0
  )
}
