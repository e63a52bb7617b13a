/** Text that came with a mail, made safe to show, and where the marked words stand in it now. */
export interface VisibleText {
  readonly text: string
  readonly marks: readonly (readonly [start: number, end: number])[]
}

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u
const BLANK = /[\p{Cc}\p{Zl}\p{Zp}\s]/u

/**
 * The text on one line with bidi controls and invisible characters taken out and runs of control characters and
 * white space made one space. `marks` are UTF-16 offsets in `text`; the answer's are offsets in its own text.
 * Longer than `cap` characters, it is cut around the first mark with `…` at the cut ends.
 */
export function visibleText(
  text: string,
  marks: readonly (readonly [number, number])[] = [],
  cap = 600,
): VisibleText {
  const { text: clean, offsets } = cleanWithOffsets(window(text, marks, cap * 4))
  const moved = marks
    .map(([start, end]) => [offsets(start), offsets(end)] as const)
    .filter(([start, end]) => end > start)
  return cut(clean, moved, cap)
}

/** visibleText() for names, addresses and hosts, without marks. */
export function visible(text: string, cap = 320): string {
  return visibleText(text, [], cap).text
}

interface Window {
  readonly text: string
  readonly from: number
}

/** Only the part that can be shown is cleaned, so that a huge text costs no more than a short one. */
function window(text: string, marks: readonly (readonly [number, number])[], width: number): Window {
  if (text.length <= width) return { text, from: 0 }
  const from = Math.max(0, Math.min((marks[0]?.[0] ?? 0) - width / 2, text.length - width))
  return { text: text.slice(from, from + width), from }
}

/** Printable ASCII with single spaces inside, as nearly every name, address and reply is. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/

function cleanWithOffsets({ text, from }: Window): { text: string; offsets: (offset: number) => number } {
  if (CLEAN.test(text))
    return { text, offsets: (offset) => Math.min(Math.max(offset - from, 0), text.length) }
  const places: number[] = []
  let clean = ''
  for (let index = 0; index < text.length; ) {
    const unit = String.fromCodePoint(text.codePointAt(index) ?? 0xfffd)
    for (let half = 0; half < unit.length; half += 1) places.push(clean.length)
    index += unit.length
    if (INVISIBLE.test(unit)) continue
    const blank = BLANK.test(unit)
    if (blank && (clean === '' || clean.endsWith(' '))) continue
    clean += blank ? ' ' : isLoneSurrogate(unit) ? '\ufffd' : unit
  }
  const trimmed = clean.trimEnd()
  places.push(clean.length)
  const offsets = (offset: number) =>
    Math.min(places[Math.min(Math.max(offset - from, 0), text.length)] ?? 0, trimmed.length)
  return { text: trimmed, offsets }
}

function isLoneSurrogate(unit: string): boolean {
  return unit.length === 1 && /[\ud800-\udfff]/.test(unit)
}

function cut(text: string, marks: readonly (readonly [number, number])[], cap: number): VisibleText {
  if (text.length <= cap) return { text, marks }
  const [markStart, markEnd] = marks[0] ?? [0, 0]
  const before = Math.max(Math.floor((cap - (markEnd - markStart)) / 2), 0)
  const start = wholeCharacter(text, Math.max(0, Math.min(markStart - before, text.length - cap)))
  const end = wholeCharacter(text, start + cap)
  const lead = start > 0 ? '…' : ''
  const tail = end < text.length ? '…' : ''
  const shifted = marks
    .map(([from, to]) => [Math.max(from, start), Math.min(to, end)] as const)
    .filter(([from, to]) => to > from)
    .map(([from, to]) => [from - start + lead.length, to - start + lead.length] as const)
  return { text: `${lead}${text.slice(start, end)}${tail}`, marks: shifted }
}

/** `offset`, or the one before where it would split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') && offset > 0 ? offset - 1 : offset
}
