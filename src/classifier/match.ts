/**
 * Finds all phrases of all rules in one pass over a text. Each phrase is entered under the rarest four characters
 * (two for short ones) of its longest piece; a position costs two look-ups in a table however many rules there are,
 * and a phrase is compared only where its characters may stand.
 */
import type { Folded } from './fold.ts'
import { extend, type Pattern, type Range } from './pattern.ts'

const LONG = 4
const BRIEF = 2
const BUCKETS = 1 << 15

export interface Hit extends Range {
  readonly pattern: number
}

/** A hash table of pieces: `head` by hash, then along `next`. Parallel arrays, so that making it costs little. */
interface Table {
  readonly size: number
  readonly head: Int32Array
  readonly next: number[]
  readonly pattern: number[]
  /** Offset of the entered characters inside the piece. */
  readonly offset: number[]
}

export interface Matcher {
  readonly patterns: readonly Pattern[]
  readonly tables: readonly Table[]
}

function hashAt(text: string, at: number, size: number): number {
  let hash = 0
  for (let i = 0; i < size; i++) hash = Math.imul(hash ^ text.charCodeAt(at + i), 0x01000193) + i
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

function createTable(patterns: readonly Pattern[], size: number, admits: (length: number) => boolean): Table {
  const table: Table = { size, head: new Int32Array(BUCKETS).fill(-1), next: [], pattern: [], offset: [] }
  const counts = new Uint16Array(BUCKETS)
  const pieces = patterns.map(({ pieces, anchor }) => pieces[anchor] as string)
  for (const piece of pieces)
    if (admits(piece.length))
      for (let i = 0; i + size <= piece.length; i++) {
        const hash = hashAt(piece, i, size)
        counts[hash] = (counts[hash] as number) + 1
      }
  pieces.forEach((piece, pattern) => {
    if (!admits(piece.length)) return
    let offset = 0
    let best = hashAt(piece, 0, size)
    for (let i = 1; i + size <= piece.length; i++) {
      const hash = hashAt(piece, i, size)
      if ((counts[hash] as number) >= (counts[best] as number)) continue
      offset = i
      best = hash
    }
    table.next.push(table.head[best] as number)
    table.pattern.push(pattern)
    table.offset.push(offset)
    table.head[best] = table.pattern.length - 1
  })
  return table
}

/** Enters patterns; each needs a piece of two characters at least. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const tables = [
    createTable(patterns, LONG, (length) => length >= LONG),
    createTable(patterns, BRIEF, (length) => length < LONG),
  ]
  return { patterns, tables }
}

/** All places where a pattern stands, at most `limit` for each, in the order of the text. Linear in the text. */
export function findAll({ patterns, tables }: Matcher, folded: Folded, limit = 3): Hit[] {
  const { text } = folded
  const hits: Hit[] = []
  const counts = new Map<number, number>()
  for (let i = 0; i + BRIEF <= text.length; i++)
    for (const { size, head, next, pattern, offset } of tables) {
      let entry = i + size <= text.length ? (head[hashAt(text, i, size)] as number) : -1
      for (; entry >= 0; entry = next[entry] as number) {
        const number = pattern[entry] as number
        const candidate = patterns[number] as Pattern
        const start = i - (offset[entry] as number)
        if (start < 0 || !text.startsWith(candidate.pieces[candidate.anchor] as string, start)) continue
        const seen = counts.get(number) ?? 0
        const range = seen < limit ? extend(candidate, folded, start) : null
        if (!range) continue
        counts.set(number, seen + 1)
        hits.push({ pattern: number, ...range })
      }
    }
  return hits
}
