/**
 * Undoes what mail programs do to a reply on its way into a notice: Exim's octal escapes, Python's \x
 * escapes, HTML entities, GBK bytes shown as Latin-1, full-width digits.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** A reply's text in readable form. Text without any such trace comes back unchanged. */
export function unescapeReply(text: string): string {
  let out = text
  if (out.includes('\\')) out = byteEscapes(out)
  if (out.includes('&')) out = entities(out)
  if (/[\u00a1-\u00ff]{4}/.test(out)) out = mojibake(out)
  if (/[\uff01-\uff5e\u3000]/.test(out)) out = halfWidthCodes(out)
  return out
}

function entities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,5}));?/gi,
    (whole, dec?: string, hex?: string, name?: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole
      const point = dec ? Number(dec) : Number.parseInt(hex ?? '', 16)
      return point > 0 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : whole
    },
  )
}

function byteEscapes(text: string): string {
  const runs = /(?:\\(?:x[0-9a-f]{2}|[0-3][0-7]{2})[ -[\]-~]{0,3}){2,2000}/gi
  return text.replace(runs, (run) => {
    const bytes: number[] = []
    for (const piece of run.matchAll(/\\x([0-9a-f]{2})|\\([0-3][0-7]{2})|([\s\S])/gi)) {
      if (piece[1]) bytes.push(Number.parseInt(piece[1], 16))
      else if (piece[2]) bytes.push(Number.parseInt(piece[2], 8))
      else bytes.push((piece[3] ?? ' ').charCodeAt(0))
    }
    return decodeBytes(Uint8Array.from(bytes)) ?? run
  })
}

// Made once, and without `fatal`: damaged mail asks thousands of times, and a thrown error costs far more than a look.
const DECODERS = ['utf-8', 'gb18030'].map((charset) => new TextDecoder(charset))

/** UTF-8 when it is valid, else GB 18030 when that is, else null. */
function decodeBytes(bytes: Uint8Array): string | null {
  for (const decoder of DECODERS) {
    const text = decoder.decode(bytes)
    if (!text.includes('\ufffd')) return text
  }
  return null
}

/** GBK shown as Latin-1 (`ÓÃ»§ÎÞÈ¨`): whole runs of high letters without any lower-case ASCII word between. */
function mojibake(text: string): string {
  return text.replace(/[\u00a1-\u00fe]{4,400}/g, (run) => {
    if (run.length % 2 !== 0) return run
    const decoded = decodeBytes(Uint8Array.from(run, (letter) => letter.charCodeAt(0)))
    return decoded && /^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+$/.test(decoded) ? decoded : run
  })
}

function halfWidthCodes(text: string): string {
  return text.replace(
    /[\uff10-\uff19]{3}|[\uff12\uff14\uff15][.．][\uff10-\uff19][.．][\uff10-\uff19]{1,3}|\u3000/g,
    (run) =>
      run === '\u3000'
        ? ' '
        : run.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)),
  )
}
