/**
 * Text out of a mail made fit to stand in a ticket: what would reorder, hide or break lines is shown by its
 * code point instead, so that a hostile reply can neither forge a field nor read as something else.
 */

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
// C0, DEL and C1 controls, bidirectional controls (UAX 9), invisible characters, tag characters, lone surrogates.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** One line of at most `max` characters; line breaks and tabs become spaces, a cut is marked by `…`. */
export function cleanLine(text: string, max = 1000): string {
  const head = cut(text, max * 4)
  return cut(shown(head.replace(LINE_BREAKS, ' ')).replace(/ {2,}/g, ' ').trim(), max)
}

/** Several lines; line ends become LF, other controls as in cleanLine. */
export function cleanBlock(text: string, max = 4000): string {
  const lines = cut(text, max * 2)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
  return cut(shown(lines.trim()), max)
}

function shown(text: string): string {
  return text.replace(UNSAFE, (unsafe) => `[U+${codePoint(unsafe)}]`)
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0')
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`
}
