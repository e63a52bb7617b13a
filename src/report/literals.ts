/**
 * Which of many literals stand in a text, in one pass: each literal is entered under four of its characters, so that
 * a place in the text costs one look-up however many literals there are.
 */

const SIZE = 4
const BUCKETS = 1 << 14

/** Tells the numbers of the literals that a text holds. */
export type LiteralSearch = (text: string) => ReadonlySet<number>

/** The last four characters, a byte of each; what shares its low bytes is told apart by comparing. */
const addUnit = (held: number, unit: number): number => (held >>> 8) | (unit << 24)
const bucketOf = (held: number): number => Math.imul(held, 0x9e3779b1) >>> 18

function bucketAt(text: string, at: number): number {
  let held = 0
  for (let i = 0; i < SIZE; i++) held = addUnit(held, text.charCodeAt(at + i))
  return bucketOf(held)
}

function standsAt(text: string, words: string, start: number): boolean {
  if (start < 0 || start + words.length > text.length) return false
  for (let i = 0; i < words.length; i++) if (text.charCodeAt(start + i) !== words.charCodeAt(i)) return false
  return true
}

/** Offset of the four characters that fewest literals share; late ones first, as sentences begin alike. */
function rarest(literal: string, counts: Uint16Array): number {
  let best = literal.length - SIZE
  for (let i = best - 1; i >= 0; i--)
    if ((counts[bucketAt(literal, i)] as number) < (counts[bucketAt(literal, best)] as number)) best = i
  return best
}

/** Enters literals; throws on one of less than four characters. */
export function searchFor(literals: readonly string[]): LiteralSearch {
  const short = literals.find((literal) => literal.length < SIZE)
  if (short !== undefined) throw new Error(`literal too short to look for: ${short}`)
  const counts = new Uint16Array(BUCKETS)
  for (const literal of literals)
    for (let i = 0; i + SIZE <= literal.length; i++) {
      const bucket = bucketAt(literal, i)
      counts[bucket] = (counts[bucket] as number) + 1
    }
  const head = new Int16Array(BUCKETS).fill(-1)
  const next: number[] = []
  const offset: number[] = []
  literals.forEach((literal, number) => {
    offset[number] = rarest(literal, counts)
    const bucket = bucketAt(literal, offset[number])
    next[number] = head[bucket] as number
    head[bucket] = number
  })
  return (text) => {
    const found = new Set<number>()
    let held = 0
    for (let i = 0; i < text.length; i++) {
      held = addUnit(held, text.charCodeAt(i))
      for (let number = head[bucketOf(held)] as number; number >= 0; number = next[number] as number) {
        const start = i + 1 - SIZE - (offset[number] as number)
        if (standsAt(text, literals[number] as string, start)) found.add(number)
      }
    }
    return found
  }
}
