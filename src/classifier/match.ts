/**
 * Finds all phrases of all rules in one pass over a text. Each phrase is entered under the rarest four characters
 * (two for short ones) of its longest piece; a position costs two look-ups however many rules there are, and a
 * phrase is compared only where its four characters stand.
 */
import type { Folded } from './fold.ts'
import { extend, type Pattern, type Range } from './pattern.ts'

const LONG = 4
const BRIEF = 2

export interface Hit extends Range {
  readonly pattern: number
}

interface Entry {
  readonly pattern: number
  readonly piece: string
  /** Offset of the entered characters inside the piece. */
  readonly offset: number
}

type Table = Map<string, Entry[]>

export interface Matcher {
  readonly patterns: readonly Pattern[]
  readonly long: Table
  readonly brief: Table
}

function grams(piece: string, size: number): string[] {
  const list: string[] = []
  for (let i = 0; i + size <= piece.length; i++) list.push(piece.slice(i, i + size))
  return list
}

export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const counts = new Map<string, number>()
  const pieces = patterns.map((pattern) => pattern.pieces[pattern.anchor] as string)
  const sizeOf = (piece: string) => (piece.length >= LONG ? LONG : Math.min(BRIEF, piece.length))
  for (const piece of pieces)
    for (const gram of grams(piece, sizeOf(piece))) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const long: Table = new Map()
  const brief: Table = new Map()
  pieces.forEach((piece, pattern) => {
    const list = grams(piece, sizeOf(piece))
    let offset = 0
    list.forEach((gram, i) => {
      if ((counts.get(gram) ?? 0) < (counts.get(list[offset] as string) ?? 0)) offset = i
    })
    const table = piece.length >= LONG ? long : brief
    const key = list[offset] as string
    const entries = table.get(key)
    if (entries) entries.push({ pattern, piece, offset })
    else table.set(key, [{ pattern, piece, offset }])
  })
  return { patterns, long, brief }
}

/** All places where a pattern stands, at most `limit` for each, in the order of the text. Linear in the text. */
export function findAll(matcher: Matcher, folded: Folded, limit = 3): Hit[] {
  const { text } = folded
  const hits: Hit[] = []
  const counts = new Map<number, number>()
  const tryEntries = (entries: readonly Entry[] | undefined, i: number) => {
    if (!entries) return
    for (const { pattern, piece, offset } of entries) {
      const start = i - offset
      if (start < 0 || !text.startsWith(piece, start)) continue
      const seen = counts.get(pattern) ?? 0
      if (seen >= limit) continue
      const range = extend(matcher.patterns[pattern] as Pattern, folded, start)
      if (!range) continue
      counts.set(pattern, seen + 1)
      hits.push({ pattern, ...range })
    }
  }
  for (let i = 0; i < text.length; i++) {
    tryEntries(matcher.long.get(text.slice(i, i + LONG)), i)
    if (matcher.brief.size > 0) tryEntries(matcher.brief.get(text.slice(i, i + BRIEF)), i)
  }
  return hits
}
