/**
 * Finds all phrases of all rules in one pass over a text. Each phrase is entered under the rarest four characters
 * (two for short ones) of its longest piece; a position costs two look-ups in a table however many rules there are,
 * and a phrase is compared only where its characters may stand.
 */
import type { Folding } from './fold.ts'
import { bounded, extend, type Pattern } from './pattern.ts'

const LONG = 4
const BRIEF = 2
const BUCKETS = 1 << 16

/** A place where a pattern stands; offsets are those of the source text. */
export interface Hit {
  readonly pattern: number
  readonly start: number
  readonly end: number
  /** Offset of what follows, behind anything that folding left out. */
  readonly next: number
  /** Length of the folded words. */
  readonly length: number
  /** Letters of the folded words up to MOST_LETTERS; a Chinese or Japanese character counts as three. */
  readonly letters: number
}

export const MOST_LETTERS = 40

/**
 * A hash table of pieces. What belongs together lies together, as a text is searched in less time than memory takes
 * to bring what lies apart.
 */
interface Table {
  /** A bit for each bucket that holds anything. */
  readonly filled: Int32Array
  /** By bucket: where its rows begin. */
  readonly head: Int32Array
  /**
   * Rows of four numbers: the entered characters as they are rolled over the text; the pattern, with IS_PLAIN and
   * IS_LAST of the bucket; offset of the entered characters inside the piece (high half) and length of the piece (low
   * half); place of the piece in `pool`.
   */
  readonly rows: Int32Array
  readonly pool: Uint16Array
}

const ROW = 4
const IS_PLAIN = 1 << 16
const IS_LAST = 1 << 17

export interface Matcher {
  readonly patterns: readonly Pattern[]
  /** Pieces of LONG characters and more. */
  readonly long: Table
  readonly brief: Table
  /** Hits by pattern while a text is searched, 0 in between. */
  readonly counts: Uint8Array
}

/** The last four characters, a byte of each; characters that share their low byte are told apart by comparing. */
const addUnit = (held: number, unit: number): number => (held >>> 8) | (unit << 24)
const longBucket = (held: number): number => Math.imul(held, 0x9e3779b1) >>> 16
const briefBucket = (held: number): number => held >>> 16

function heldAt(text: string, at: number, size: number): number {
  let held = 0
  for (let i = 0; i < size; i++) held = addUnit(held, text.charCodeAt(at + i))
  return held
}

/** The last `size` characters alone. */
const rolled = (held: number, unit: number, size: number): number =>
  size === LONG ? addUnit(held, unit) : addUnit(held, unit) & BRIEF_UNITS

/** A piece and the place in it under which it is entered. */
interface Entry {
  readonly number: number
  readonly piece: string
  readonly plain: boolean
  offset: number
  bucket: number
}

/** Enters each piece at those of its characters that fewest pieces share. */
function spread(entries: readonly Entry[], size: number, bucketOf: (held: number) => number): void {
  const counts = new Uint16Array(BUCKETS)
  for (const { piece } of entries) {
    let held = heldAt(piece, 0, size - 1)
    for (let i = size - 1; i < piece.length; i++) {
      held = rolled(held, piece.charCodeAt(i), size)
      const bucket = bucketOf(held)
      counts[bucket] = (counts[bucket] as number) + 1
    }
  }
  for (const entry of entries) {
    const { piece } = entry
    let fewest = Number.POSITIVE_INFINITY
    let held = heldAt(piece, 0, size - 1)
    for (let i = size - 1; i < piece.length; i++) {
      held = rolled(held, piece.charCodeAt(i), size)
      const bucket = bucketOf(held)
      if ((counts[bucket] as number) >= fewest) continue
      entry.offset = i + 1 - size
      entry.bucket = bucket
      fewest = counts[bucket] as number
    }
  }
}

function createTable(patterns: readonly Pattern[], size: number, admits: (length: number) => boolean): Table {
  const entries: Entry[] = []
  patterns.forEach(({ pieces, anchor, plain }, number) => {
    const piece = pieces[anchor] as string
    if (admits(piece.length)) entries.push({ number, piece, plain, offset: 0, bucket: 0 })
  })
  spread(entries, size, size === LONG ? longBucket : briefBucket)
  // By bucket, late ones first; numbers are sorted in a tenth of the time that objects take.
  const order = Uint32Array.from(entries, ({ bucket }, index) => bucket * BUCKETS + (BUCKETS - 1 - index))
  const sorted = Array.from(order.sort(), (key) => entries[BUCKETS - 1 - (key % BUCKETS)] as Entry)
  const filled = new Int32Array(BUCKETS / 32)
  const head = new Int32Array(BUCKETS)
  const rows = new Int32Array(entries.length * ROW)
  const pool = new Uint16Array(entries.reduce((sum, { piece }) => sum + piece.length, 0))
  let place = 0
  sorted.forEach(({ number, piece, plain, offset, bucket }, index) => {
    const row = index * ROW
    if (sorted[index - 1]?.bucket !== bucket) head[bucket] = row
    filled[bucket >> 5] = (filled[bucket >> 5] as number) | (1 << bucket)
    const isLast = sorted[index + 1]?.bucket !== bucket
    rows[row] = heldAt(piece, offset, size)
    rows[row + 1] = number | (plain ? IS_PLAIN : 0) | (isLast ? IS_LAST : 0)
    rows[row + 2] = (offset << 16) | piece.length
    rows[row + 3] = place
    for (let i = 0; i < piece.length; i++) pool[place++] = piece.charCodeAt(i)
  })
  return { filled, head, rows, pool }
}

/** Enters patterns, less than 65,536; each needs a piece of two characters at least. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  return {
    patterns,
    long: createTable(patterns, LONG, (length) => length >= LONG),
    brief: createTable(patterns, BRIEF, (length) => length < LONG),
    counts: new Uint8Array(patterns.length),
  }
}

/** True when the words at `place` of the pool stand in the folded text at this offset. */
function stands(pool: Uint16Array, place: number, size: number, folding: Folding, start: number): boolean {
  if (start < 0 || start + size > folding.length) return false
  const { units } = folding
  for (let i = 0; i < size; i++) if (units[start + i] !== pool[place + i]) return false
  return true
}

function hitOf(pattern: number, start: number, end: number, { units, at }: Folding): Hit {
  let letters = 0
  for (let i = start; i < end && letters < MOST_LETTERS; i++) letters += (units[i] as number) > 0x2e80 ? 3 : 1
  return {
    pattern,
    start: at[start] as number,
    end: (at[end - 1] as number) + 1,
    next: at[end] as number,
    length: end - start,
    letters: Math.min(letters, MOST_LETTERS),
  }
}

/** Adds the hits of the rows of a bucket whose entered characters begin at `at`. */
function compare(
  { patterns, counts }: Matcher,
  table: Table,
  bucket: number,
  held: number,
  at: number,
  folding: Folding,
  hits: Hit[],
): void {
  const { rows, pool } = table
  for (let row = table.head[bucket] as number, isLast = 0; isLast === 0; row += ROW) {
    const about = rows[row + 1] as number
    isLast = about & IS_LAST
    if (held !== rows[row]) continue
    const size = (rows[row + 2] as number) & 0xffff
    const start = at - ((rows[row + 2] as number) >>> 16)
    if (!stands(pool, rows[row + 3] as number, size, folding, start)) continue
    const number = about & 0xffff
    const count = counts[number] as number
    if (count >= MOST_PLACES) continue
    if (about & IS_PLAIN) {
      if (!bounded(folding, start, start + size)) continue
      hits.push(hitOf(number, start, start + size, folding))
    } else {
      const range = extend(patterns[number] as Pattern, folding, start)
      if (!range) continue
      hits.push(hitOf(number, range.start, range.end, folding))
    }
    counts[number] = count + 1
  }
}

/** As many places of one pattern are given. */
const MOST_PLACES = 3

/** The places where patterns stand, at most MOST_PLACES for each, in the order of the text. Linear in the text. */
export function findAll(matcher: Matcher, folding: Folding): Hit[] {
  const { long, brief, counts } = matcher
  const { units, length } = folding
  const ofLong = long.filled
  const ofBrief = brief.filled
  const hits: Hit[] = []
  let held = 0
  for (let i = 0; i < length; i++) {
    held = addUnit(held, units[i] as number)
    const bucket = longBucket(held)
    if (((ofLong[bucket >> 5] as number) >>> bucket) & 1)
      compare(matcher, long, bucket, held, i + 1 - LONG, folding, hits)
    const pair = briefBucket(held)
    if (((ofBrief[pair >> 5] as number) >>> pair) & 1)
      compare(matcher, brief, pair, held & BRIEF_UNITS, i + 1 - BRIEF, folding, hits)
  }
  for (const { pattern } of hits) counts[pattern] = 0
  return hits
}

/** The part of `held` that tells the last two characters. */
const BRIEF_UNITS = 0xffff0000 | 0
