/**
 * Finds all phrases of all rules in one pass over a text. Each phrase is entered under the rarest four characters
 * (two for short ones) of its longest piece; a position costs two look-ups in a table however many rules there are,
 * and a phrase is compared only where its characters may stand.
 */
import type { Folded } from './fold.ts'
import { standsAt } from './letters.ts'
import { extend, type Pattern, type Range } from './pattern.ts'

const LONG = 4
const BRIEF = 2
const BUCKETS = 1 << 16

export interface Hit extends Range {
  readonly pattern: number
}

/** A hash table of pieces: `head` by hash, then along `next`; 0 ends a chain. Parallel arrays: cheap to make. */
interface Table {
  readonly head: Uint16Array
  readonly next: number[]
  readonly pattern: number[]
  readonly piece: string[]
  /** Offset of the entered characters inside the piece. */
  readonly offset: number[]
}

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

function bucketAt(text: string, at: number, size: number): number {
  let held = 0
  for (let i = 0; i < size; i++) held = addUnit(held, text.charCodeAt(at + i))
  return size === LONG ? longBucket(held) : briefBucket(held)
}

function createTable(patterns: readonly Pattern[], size: number, admits: (length: number) => boolean): Table {
  const table: Table = { head: new Uint16Array(BUCKETS), next: [0], pattern: [0], piece: [''], offset: [0] }
  const counts = new Uint16Array(BUCKETS)
  const pieces = patterns.map(({ pieces, anchor }) => pieces[anchor] as string)
  for (const piece of pieces)
    if (admits(piece.length))
      for (let i = 0; i + size <= piece.length; i++) {
        const bucket = bucketAt(piece, i, size)
        counts[bucket] = (counts[bucket] as number) + 1
      }
  pieces.forEach((piece, pattern) => {
    if (!admits(piece.length)) return
    let offset = 0
    let best = bucketAt(piece, 0, size)
    for (let i = 1; i + size <= piece.length; i++) {
      const bucket = bucketAt(piece, i, size)
      if ((counts[bucket] as number) >= (counts[best] as number)) continue
      offset = i
      best = bucket
    }
    table.next.push(table.head[best] as number)
    table.pattern.push(pattern)
    table.piece.push(piece)
    table.offset.push(offset)
    table.head[best] = table.pattern.length - 1
  })
  return table
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

/** All places where a pattern stands, at most `limit` for each, in the order of the text. Linear in the text. */
export function findAll({ patterns, long, brief, counts }: Matcher, folded: Folded, limit = 3): Hit[] {
  const { text } = folded
  const hits: Hit[] = []
  const compare = (table: Table, first: number, at: number) => {
    for (let entry = first; entry > 0; entry = table.next[entry] as number) {
      const start = at - (table.offset[entry] as number)
      if (!standsAt(text, table.piece[entry] as string, start)) continue
      const number = table.pattern[entry] as number
      const count = counts[number] as number
      const range = count < limit ? extend(patterns[number] as Pattern, folded, start) : null
      if (!range) continue
      counts[number] = count + 1
      hits.push({ pattern: number, start: range.start, end: range.end })
    }
  }
  const { head: longHead } = long
  const { head: briefHead } = brief
  let held = 0
  for (let i = 0; i < text.length; i++) {
    held = addUnit(held, text.charCodeAt(i))
    const ofLong = longHead[longBucket(held)] as number
    if (ofLong > 0 && i + 1 >= LONG) compare(long, ofLong, i + 1 - LONG)
    const ofBrief = briefHead[briefBucket(held)] as number
    if (ofBrief > 0 && i + 1 >= BRIEF) compare(brief, ofBrief, i + 1 - BRIEF)
  }
  for (const { pattern } of hits) counts[pattern] = 0
  return hits
}
