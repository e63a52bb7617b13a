/** How far apart two domains are for somebody who types. */

const FAR = 99
const SHORT_LABEL = 3

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each place edited
 * once. Anything above `limit` comes back as some number above it.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let best = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        best = Math.min(best, (before[j - 2] as number) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[other.length] as number
}

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** One slip of the fingers: a letter left out or too many, two neighbours swapped, or the key beside the right one. */
export function isFingerSlip(one: string, other: string): boolean {
  if (editDistance(one, other, 1) !== 1) return false
  if (one.length !== other.length) return true
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  const [typed = '', meant = ''] = [one[at], other[at]]
  return one[at + 1] === meant || areNeighbours(typed, meant)
}

/** Keys side by side in a row, or one above the other, of a keyboard with Latin letters. */
function areNeighbours(one: string, other: string): boolean {
  const [row, otherRow] = [one, other].map((letter) => KEYS.findIndex((keys) => keys.includes(letter)))
  if (row === undefined || otherRow === undefined || row < 0 || otherRow < 0) return false
  const step = (KEYS[row] ?? '').indexOf(one) - (KEYS[otherRow] ?? '').indexOf(other)
  if (row === otherRow) return Math.abs(step) === 1
  // A lower row lies half a key further right.
  return otherRow - row === 1 ? step === 0 || step === 1 : row - otherRow === 1 && (step === 0 || step === -1)
}

/**
 * Edits from the domain typed to one that exists: 1 for one slip, 2 for two, more for strangers. Names of three
 * letters and fewer (`qq.com`, `163.com`) are so close to each other that only a slip in the part after the name, or a
 * letter typed twice, counts there.
 */
export function domainDistance(typed: string, real: string): number {
  if (typed === real) return 0
  const distance = editDistance(typed, real, 2)
  if (distance > 2) return FAR
  const [name, realName] = [firstLabel(typed), firstLabel(real)]
  if (realName.length > SHORT_LABEL || name === realName) return distance
  return distance === 1 && isWithOneMore(name, realName) ? 1 : FAR
}

function firstLabel(domain: string): string {
  return domain.slice(0, domain.indexOf('.') < 0 ? domain.length : domain.indexOf('.'))
}

/** `qqq` for `qq`: a letter typed twice. */
function isWithOneMore(name: string, real: string): boolean {
  if (real.length < 2 || name.length !== real.length + 1) return false
  return [...name].some(
    (sign, at) => sign === name[at - 1] && name.slice(0, at) + name.slice(at + 1) === real,
  )
}
