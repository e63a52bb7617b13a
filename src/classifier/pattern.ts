/**
 * A phrase of a rule: literal words, compared folded (see fold.ts). `…` stands for a gap of at most MAX_GAP
 * folded characters; `^` at the beginning and `$` at the end tie it to the ends of the text, reply code and
 * final punctuation aside. Words of up to SHORT characters match whole words only.
 */
import { type Folding, fold } from './fold.ts'
import { runsOn, unitsStandAt } from './letters.ts'

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
  /** True for one piece that may stand anywhere: then `bounded` is all there is to ask. */
  readonly plain: boolean
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

/** Words that stand in most notices, so that looking for what stands beside them is quicker. */
const EVERYWHERE =
  /^(?:recipients?|sender|host|server|users?|address(?:es)?|mail(?:s|box)?|messages?|rejected|unknown|error|after|from|rcptto|subject)$/

/** How seldom a piece is likely to stand in a text: by its length, a Chinese character for three letters. */
function rarity(piece: string): number {
  if (piece.length < 2) return 0
  if (EVERYWHERE.test(piece)) return piece.length / 100
  let letters = 0
  for (let i = 0; i < piece.length; i++) letters += piece.charCodeAt(i) > 0x2e80 ? 3 : 1
  return letters
}

/** Index of the piece that is likely to stand in fewest texts; the first of equals. */
function rarest(pieces: readonly string[]): number {
  const rarities = pieces.map(rarity)
  return rarities.indexOf(Math.max(...rarities))
}

/** Reads a folded phrase. Throws on one without a piece of two characters: it could not be found. */
export function parsePattern(phrase: string): Pattern {
  const fromStart = phrase.startsWith('^')
  const toEnd = phrase.endsWith('$')
  const pieces = phrase
    .slice(fromStart ? 1 : 0, toEnd ? -1 : undefined)
    .split('…')
    .filter((piece) => piece !== '')
  const anchor = pieces.length > 1 ? rarest(pieces) : 0
  if ((pieces[anchor] ?? '').length < 2) throw new Error(`phrase without words: ${phrase}`)
  const plain = pieces.length === 1 && !fromStart && !toEnd
  return { pieces, anchor, fromStart, toEnd, plain }
}

/** True when the source has no letter running into a letter, nor digit into digit, at this side of the place. */
function apart(folding: Folding, inside: number, step: -1 | 1): boolean {
  const here = folding.at[inside] as number
  return !runsOn(folding.source, here, here + step)
}

/** True unless short words stand inside longer ones. */
export function bounded(folding: Folding, start: number, end: number): boolean {
  if (end - start > SHORT) return true
  return apart(folding, start, -1) && apart(folding, end - 1, 1)
}

/** The last place of the words that begins at `from` at the earliest and ends at `end` at the latest; -1: none. */
function lastPlace({ units }: Folding, words: string, from: number, end: number): number {
  const first = words.charCodeAt(0)
  for (let at = end - words.length; at >= from; at--)
    if (units[at] === first && unitsStandAt(units, words, at)) return at
  return -1
}

/** The first such place. */
function firstPlace({ units }: Folding, words: string, from: number, end: number): number {
  const first = words.charCodeAt(0)
  for (let at = from; at <= end - words.length; at++)
    if (units[at] === first && unitsStandAt(units, words, at)) return at
  return -1
}

const mayBridge = (folding: Folding, start: number, end: number) =>
  start === end || !NO_GAP.test(folding.slice(start, end))

/** The longest that contentStart() gives. */
const MOST_START = 40

function isAtStart(folding: Folding, start: number): boolean {
  return start < MOST_START && start === contentStart(folding.slice(0, MOST_START))
}

/** True when only punctuation follows, as far as is looked. */
function isAtEnd({ units, length }: Folding, end: number): boolean {
  for (let at = end; at < Math.min(length, end + 12); at++)
    if (!'.,;:!?)]>'.includes(String.fromCharCode(units[at] as number))) return false
  return true
}

/** Extends a found anchor piece to the whole pattern; null when the rest is not there. */
export function extend(pattern: Pattern, folding: Folding, found: number): Range | null {
  const { pieces, anchor } = pattern
  const piece = pieces[anchor] as string
  let start = found
  let end = found + piece.length
  if (!bounded(folding, start, end)) return null
  if (pattern.toEnd && anchor === pieces.length - 1 && !isAtEnd(folding, end)) return null
  if (pattern.fromStart && anchor === 0 && !isAtStart(folding, start)) return null
  for (let i = anchor - 1; i >= 0; i--) {
    const before = pieces[i] as string
    const at = lastPlace(folding, before, Math.max(0, start - MAX_GAP - before.length), start)
    if (at < 0 || !bounded(folding, at, at + before.length)) return null
    if (!mayBridge(folding, at + before.length, start)) return null
    start = at
  }
  for (let i = anchor + 1; i < pieces.length; i++) {
    const after = pieces[i] as string
    const limit = Math.min(folding.length, end + MAX_GAP + after.length)
    const at = firstPlace(folding, after, end, limit)
    if (at < 0 || !bounded(folding, at, at + after.length)) return null
    if (!mayBridge(folding, end, at)) return null
    end = at + after.length
  }
  if (pattern.fromStart && anchor > 0 && !isAtStart(folding, start)) return null
  if (pattern.toEnd && anchor < pieces.length - 1 && !isAtEnd(folding, end)) return null
  return { start, end }
}

/** Where the words begin behind a leading reply code and enhanced status code. */
export function contentStart(folded: string): number {
  return (
    /^(?:[245]\d\d)?(?:#?[245]\.\d{1,3}\.\d{1,3})?(?:smtp;)?[:,.<>(]{0,4}(?:error:)?/.exec(folded)?.[0]
      .length ?? 0
  )
}
