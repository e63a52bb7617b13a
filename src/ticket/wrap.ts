const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
// A run without spaces or one wide character, with the opening marks that must not end a line and the closing ones
// that must not begin one.
const PIECES = /[（「『【“‘《]*(?:[^\s\u2e80-\uffef]+|\S)[、。，．：；？！）】」』》”’…]*|\s+/gu

/** Columns that a text takes on a terminal or in a plain mail: East Asian wide characters count two. */
export function columns(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

/**
 * Lines of at most `width` columns, the first after `used` columns already taken. Words without a break
 * (addresses, links) are never cut; Chinese breaks between any two characters, but not before a closing mark.
 */
export function wrap(text: string, width: number, used = 0): string[] {
  const lines: string[] = []
  let line = ''
  let taken = used
  for (const [piece] of text.matchAll(PIECES)) {
    const size = columns(piece)
    if (taken + size > width && line.trim()) {
      lines.push(line.trimEnd())
      line = ''
      taken = 0
    }
    if (!line && !piece.trim()) continue
    line += piece
    taken += size
  }
  return line || !lines.length ? [...lines, line.trimEnd()] : lines
}
