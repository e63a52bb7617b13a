/**
 * Bytes to text. TextDecoder knows the charsets of the WHATWG Encoding Standard; here are the spellings mail
 * uses beside them, the 7-bit charsets TextDecoder refuses (HZ, RFC 1843; UTF-7, RFC 2152; ISO-2022-KR, RFC 1557;
 * the GB 2312 plane of ISO-2022-CN, RFC 1922), and what to do when the label is wrong.
 */
import { binaryText, isAsciiText, utf8Text, withWindows1252 } from './bytes.ts'
import { type CharsetHint, guessCharset, guessMislabelled, NO_HINT } from './charsetGuess.ts'
import { decodeHz, decodeShiftOut, decodeUtf7 } from './sevenBit.ts'

const ALIASES: Readonly<Record<string, string>> = {
  cp936: 'gbk',
  ms936: 'gbk',
  '936': 'gbk',
  'gb-2312': 'gbk',
  gb2312: 'gbk',
  gb_2312: 'gbk',
  'gb_2312-80': 'gbk',
  gb2312_charset: 'gbk',
  'euc-cn': 'gbk',
  euccn: 'gbk',
  gb: 'gbk',
  'gb-18030': 'gb18030',
  gb18030_2000: 'gb18030',
  'gb18030-2000': 'gb18030',
  gb18030_charset: 'gb18030',
  cp54936: 'gb18030',
  'hz-gb-2312': 'hz',
  'hz-gb2312': 'hz',
  'big5-eten': 'big5',
  big5_charset: 'big5',
  'big-5': 'big5',
  cp950: 'big5',
  ms950: 'big5',
  'windows-950': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  'shift-jis': 'shift_jis',
  shiftjis: 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp51932: 'euc-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  ks_c_5601: 'euc-kr',
  'ks-c-5601': 'euc-kr',
  'ks-c-5601-1987': 'euc-kr',
  'utf-8-mac': 'utf-8',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'utf-7': 'utf-7',
  utf7: 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  'utf-16': 'utf-16le',
  'iso8859-1': 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8-i',
  'iso-8859-6-i': 'iso-8859-6',
  'koi8-ru': 'koi8-u',
  'ansi_x3.110-1983': 'windows-1252',
  tis620: 'windows-874',
  'x-mac-roman': 'macintosh',
}

/** Labels that say nothing about the bytes above 0x7F. */
const SILENT = new Set([
  '',
  'us-ascii',
  'ascii',
  'usascii',
  'us_ascii',
  'us-ascii-7',
  'ansi_x3.4-1968',
  '7bit',
  '8bit',
  'unknown',
  'unknown-8bit',
  'unknown8bit',
  'x-unknown',
  'default_charset',
  'default',
  'none',
  'binary',
  '_charset_',
])

const OWN: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  hz: (bytes) => decodeHz(bytes, decodeAs('gbk')),
  'utf-7': (bytes) => decodeUtf7(bytes),
  'iso-2022-kr': (bytes) => decodeShiftOut(bytes, decodeAs('euc-kr')),
  'iso-2022-cn': (bytes) => decodeShiftOut(bytes, decodeAs('gbk')),
  'iso-2022-cn-ext': (bytes) => decodeShiftOut(bytes, decodeAs('gbk')),
}

const decoders = new Map<string, TextDecoder | null>()

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  let decoder: TextDecoder | null = null
  try {
    decoder = new TextDecoder(label, { ignoreBOM: false })
  } catch {
    decoder = null
  }
  // Labels come from mail, so the memory for them is bounded.
  if (decoders.size < 500) decoders.set(label, decoder)
  return decoder
}

function decodeAs(charset: string): (bytes: Uint8Array) => string {
  return (bytes) => {
    const text = decoderFor(charset)?.decode(bytes) ?? binaryText(bytes)
    return charset === 'windows-1252' ? withWindows1252(text) : text
  }
}

function simplified(label: string): string {
  const bare = label
    .trim()
    .toLowerCase()
    .slice(0, 60)
    .replace(/^["'\s]{1,100}|["'\s;]{1,100}$/g, '')
  return bare.startsWith('x-') && !decoderFor(bare) ? bare.slice(2) : bare
}

/**
 * The charset a label means: a TextDecoder label or one of the own names (`hz`, `utf-7`, `iso-2022-kr`,
 * `iso-2022-cn`); '' for a label that tells nothing (us-ascii, unknown-8bit); null for an unknown one.
 */
export function canonicalCharset(label: string): string | null {
  const known = canonical.get(label)
  if (known !== undefined) return known
  const found = findCharset(label)
  if (canonical.size < 500 && label.length < 60) canonical.set(label, found)
  return found
}

/** Answers of canonicalCharset; as labels come from mail, there is a bound to them. */
const canonical = new Map<string, string | null>()

function findCharset(label: string): string | null {
  const bare = simplified(label)
  if (SILENT.has(bare)) return ''
  const alias = (Object.hasOwn(ALIASES, bare) && ALIASES[bare]) || bare
  if (Object.hasOwn(OWN, alias)) return alias
  const own = decoderFor(alias)
  if (own) return own.encoding === 'replacement' ? null : own.encoding
  const digits = /^(?:cp|ms|win|windows|ibm|iso|iso-?8859)[-_ ]*(\d{1,5})(?:[-_ ](\d{1,2}))?$/.exec(bare)
  return digits ? numbered(bare, digits[1] ?? '', digits[2]) : null
}

function numbered(label: string, first: string, second: string | undefined): string | null {
  const tries = label.startsWith('iso')
    ? [`iso-8859-${second ?? first.replace(/^8859/, '')}`, `iso-8859-${first}`]
    : [`windows-${first}`, `ibm${first}`]
  if (first === '65001') tries.push('utf-8')
  if (first === '20866') tries.push('koi8-r')
  for (const name of tries) {
    const decoder = decoderFor(name)
    if (decoder && decoder.encoding !== 'replacement') return decoder.encoding
  }
  return null
}

/** True when every byte sequence is UTF-8; a character cut off at the very end is forgiven. */
export function isUtf8(bytes: Uint8Array): boolean {
  const { length } = bytes
  for (let at = 0; at < length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    if (lead < 0xc2 || lead > 0xf4) return false
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
    for (let i = 1; i <= more; i++) {
      if (at + i >= length) return true
      const byte = bytes[at + i] as number
      if (byte < 0x80 || byte > 0xbf || (i === 1 && !startsCharacter(lead, byte))) return false
    }
    at += more
  }
  return true
}

/** No overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629 4). */
function startsCharacter(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xed) return second <= 0x9f
  if (lead === 0xf0) return second >= 0x90
  return lead !== 0xf4 || second <= 0x8f
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const SEVEN_BIT = /^(?:utf-7|hz|iso-2022)/

/**
 * Text of bytes in the charset of `label`. A label that is missing, silent (us-ascii), unknown or plainly wrong is
 * replaced by a guess: UTF-8 when the bytes are UTF-8, else `hint` (a charset the mail declares elsewhere) when it
 * fits, else the most plausible. A leading byte order mark decides and is dropped. Never throws.
 */
export function decodeText(bytes: Uint8Array, label: string | null, hint: CharsetHint = NO_HINT): string {
  const charset = canonicalCharset(label ?? '')
  const mark = byteOrderMark(bytes)
  if (mark) return decodeAs(mark)(bytes)
  if (charset?.startsWith('utf-16')) return decodeAs(charset)(bytes)
  const text = utf8Text(bytes)
  if (isAsciiText(text, bytes)) return decodeSevenBit(text, bytes, charset)
  // A 7-bit charset cannot have made these bytes.
  const declared = charset && !SEVEN_BIT.test(charset) ? charset : null
  if ((!declared || declared === 'utf-8') && !text.includes('\ufffd')) return text
  return decodeAs(fittingCharset(bytes, declared, hint))(bytes)
}

/** True for ASCII that decodeText() would give back unchanged under this label. */
export function isAsciiAsItStands(ascii: string, label: string): boolean {
  const charset = canonicalCharset(label)
  if (charset && (charset.startsWith('utf-16') || SEVEN_BIT.test(charset))) return false
  return charset ? true : !ascii.includes('\x1b')
}

/** All charsets but these and UTF-16 have ASCII for their lower half. */
function decodeSevenBit(ascii: string, bytes: Uint8Array, charset: string | null): string {
  if (charset === 'iso-2022-jp' || (!charset && hasJapaneseEscape(bytes)))
    return decodeAs('iso-2022-jp')(withoutIdleEscapes(bytes))
  const own = charset && Object.hasOwn(OWN, charset) ? OWN[charset] : undefined
  return own ? own(bytes) : ascii
}

/** Unlabelled text with escape sequences is ISO-2022-JP, which Japanese systems send as it is. */
function hasJapaneseEscape(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b)
  return at >= 0 && (bytes[at + 1] === 0x24 || (bytes[at + 1] === 0x28 && bytes[at + 2] === 0x4a))
}

/** Drops escape sequences with nothing behind them but another: TextDecoder makes U+FFFD of the second. */
function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x1b && bytes[at + 3] === 0x1b) at += 2
    else out[length++] = bytes[at] as number
  }
  return out.subarray(0, length)
}

/** The charset to read 8-bit bytes with when the mail says `declared` (null: nothing usable). */
function fittingCharset(bytes: Uint8Array, declared: string | null, hint: CharsetHint): string {
  if (isUtf8(bytes)) return declared && !isSurelyUtf8(bytes) ? declared : 'utf-8'
  if (declared === 'utf-8') return damagedUtf8OrOther(bytes, hint)
  if (declared === 'windows-1252') return guessMislabelled(bytes, hint) ?? declared
  return declared ?? guessCharset(bytes, hint)
}

/** Valid UTF-8 that is hardly another charset by chance: a legacy text rarely makes two such sequences. */
function isSurelyUtf8(bytes: Uint8Array): boolean {
  let sequences = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte >= 0xe0) sequences += 2
    else if (byte >= 0xc2) sequences++
    if (sequences >= 6) return true
  }
  return false
}

/** UTF-8 with damaged places, or another charset under the label of UTF-8? */
function damagedUtf8OrOther(bytes: Uint8Array, hint: CharsetHint): string {
  const text = decodeAs('utf-8')(bytes)
  let bad = 0
  let good = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) bad++
    else if (unit > 0x7f) good++
  }
  if (good > bad * 2) return 'utf-8'
  const guess = guessCharset(bytes, hint)
  // Valid sequences are no accident where nothing better is found.
  return guess === 'windows-1252' && good > 5 ? 'utf-8' : guess
}
