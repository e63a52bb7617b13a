/** Letters and digits by code unit, asked for at every end of every phrase. */

const LETTER = /[a-z\u00c0-\u024f\u0400-\u04ff]/i
const DIGIT = /[0-9]/
const OTHER_KIND = 1
const LETTER_KIND = 2
const DIGIT_KIND = 3
/** By code unit; 0 until it is asked for. */
const KINDS = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return OTHER_KIND
  const unit = text.charCodeAt(at)
  return (KINDS[unit] as number) || findKind(unit)
}

function findKind(unit: number): number {
  const char = String.fromCharCode(unit)
  const kind = LETTER.test(char) ? LETTER_KIND : DIGIT.test(char) ? DIGIT_KIND : OTHER_KIND
  KINDS[unit] = kind
  return kind
}

/** True for a Latin or Cyrillic letter at this offset; false outside the text. */
export function isLetterAt(text: string, at: number): boolean {
  return kindAt(text, at) === LETTER_KIND
}

/** True when letter runs into letter, or digit into digit, from the one offset to the other. */
export function runsOn(text: string, one: number, other: number): boolean {
  const kind = kindAt(text, one)
  return kind !== OTHER_KIND && kind === kindAt(text, other)
}

/** True when `words` stand in the units at this offset. */
export function unitsStandAt(units: Uint16Array, words: string, start: number): boolean {
  for (let i = 0; i < words.length; i++) if (units[start + i] !== words.charCodeAt(i)) return false
  return true
}
