/**
 * Content-Type and Content-Disposition values: parameters of RFC 2045 5.1 with the continuations, charsets and
 * percent escapes of RFC 2231; missing semicolons, unquoted spaces, comments and encoded words are put up with.
 */

import { decodeText } from './charset.ts'
import { type CharsetHint, NO_HINT } from './charsetGuess.ts'
import { decodeEncodedWords } from './encodedWords.ts'

export interface ParameterizedValue {
  /** What stands before the parameters, lower-cased, without comments and spaces. */
  readonly value: string
  readonly params: Readonly<Record<string, string>>
}

interface Piece {
  readonly name: string
  readonly text: string
}

const MAX_LENGTH = 65_536
const MAX_PLAIN = 1000
const MAX_PARAMS = 200
const NAME = /^\s*([^\s=;"()<>,]{1,100})\s*=\s*/

/** Splits at `;`, leaving quoted strings whole and dropping comments. Linear. */
function splitFields(text: string): string[] {
  if (!/["\\(]/.test(text)) return text.split(';', MAX_PARAMS + 1)
  const fields: string[] = []
  let field = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\' && (quoted || depth > 0)) {
      if (depth === 0) field += char + text.charAt(at + 1)
      at++
    } else if (quoted || (char === '"' && depth === 0)) {
      if (char === '"') quoted = !quoted
      field += char
    } else if (char === '(' && isCommentStart(field)) depth++
    else if (depth > 0) depth += char === '(' ? 1 : char === ')' ? -1 : 0
    else if (char === ';') {
      fields.push(field)
      field = ''
      if (fields.length > MAX_PARAMS) return fields
    } else field += char
  }
  fields.push(field)
  return fields
}

/** A parenthesis in an unquoted file name (`name=report (1).doc`) is no comment. */
function isCommentStart(field: string): boolean {
  return !field.includes('=')
}

function unquote(text: string): string {
  const bare = text.trim()
  if (!bare.startsWith('"')) return bare.replace(/\s{0,20}\([^()]{0,200}\)$/, '')
  const close = closingQuote(bare)
  // Backslashes before ordinary letters are Windows paths of old clients, not escapes.
  return bare.slice(1, close).replace(/\\([\\"()<>@,;:])/g, '$1')
}

function closingQuote(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++
    else if (text.charAt(at) === '"') return at
  }
  return text.length
}

/** `a="x" b=y` without a semicolon holds two parameters. */
function readPieces(field: string, pieces: Piece[]): void {
  let rest = field
  while (pieces.length < MAX_PARAMS) {
    const found = NAME.exec(rest)
    if (!found) return
    const name = (found[1] ?? '').toLowerCase()
    const after = rest.slice(found[0].length)
    const end = after.startsWith('"') ? closingQuote(after) + 1 : unquotedEnd(after)
    pieces.push({ name, text: unquote(after.slice(0, end)) })
    rest = after.slice(end)
  }
}

function unquotedEnd(text: string): number {
  const next = /\s(?:charset|boundary|name|filename|format|report-type|type|delsp)\*?\d{0,2}\*?=/i.exec(text)
  return next ? next.index : text.length
}

/** `%41` bytes as one unit per byte; a `%` that starts no escape stays. */
function percentText(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function decodeExtended(text: string, hint: CharsetHint): string {
  const first = text.indexOf("'")
  const second = first < 0 ? -1 : text.indexOf("'", first + 1)
  const charset = second < 0 ? null : text.slice(0, first)
  return decodeBytes(percentText(second < 0 ? text : text.slice(second + 1)), charset, hint)
}

function decodeBytes(text: string, charset: string | null, hint: CharsetHint): string {
  if (/[^\0-\xff]/.test(text)) return text
  return decodeText(
    Uint8Array.from(text, (char) => char.charCodeAt(0)),
    charset,
    hint,
  )
}

interface Continued {
  extended: boolean
  readonly sections: Map<number, { readonly text: string; readonly extended: boolean }>
}

function joinContinued(continued: Continued, hint: CharsetHint): string {
  const sections = [...continued.sections].sort((a, b) => a[0] - b[0]).map(([, section]) => section)
  if (!continued.extended) return decodeEncodedWords(sections.map((section) => section.text).join(''), hint)
  const whole = sections
    .map((section) => (section.extended ? section.text : encodePercent(section.text)))
    .join('')
  return decodeExtended(whole, hint)
}

function encodePercent(text: string): string {
  return text.replaceAll('%', '%25')
}

const TYPE = /\s*([\w!#$&^.+-]{1,100}(?:\/[\w!#$&^.+-]{1,100})?)\s*/y
const PARAM = /;\s*([\w-]{1,40})=(?:"([^"\\]*)"|([^\s"'();,<>\\=*%]{1,200}))\s*/y

/** A value as most are: a word and parameters without comments, escapes and continuations. Null for any other. */
function readPlain(raw: string): ParameterizedValue | null {
  TYPE.lastIndex = 0
  const value = TYPE.exec(raw)?.[1]
  if (value === undefined) return null
  let at = TYPE.lastIndex
  const params: Record<string, string> = {}
  for (let count = 0; at < raw.length; count++) {
    PARAM.lastIndex = at
    const found = PARAM.exec(raw)
    const name = found?.[1]?.toLowerCase()
    if (!found || name === undefined || name === '__proto__' || count >= MAX_PARAMS) return null
    const text = found[2] ?? found[3] ?? ''
    if (text.includes('=?')) return null
    if (!Object.hasOwn(params, name)) params[name] = text
    at = PARAM.lastIndex
  }
  return { value: value.toLowerCase(), params }
}

/**
 * Reads a parameterized header value (`raw`, not yet decoded). The first of equally named parameters counts;
 * RFC 2231 forms win over plain ones. `hint` is the charset for 8-bit values that name none.
 */
export function parseParameters(raw: string, hint: CharsetHint = NO_HINT): ParameterizedValue {
  const plain = raw.length < MAX_PLAIN ? readPlain(raw) : null
  if (plain) return plain
  const fields = splitFields(raw.slice(0, MAX_LENGTH))
  const head = fields[0] ?? ''
  const glued = head.indexOf('=') < 0 ? -1 : head.search(/\s[^\s=]{1,60}\s*=/)
  const value = (glued < 0 ? head : head.slice(0, glued)).replace(/\s+/g, '').toLowerCase()
  const pieces: Piece[] = []
  if (glued >= 0) readPieces(head.slice(glued), pieces)
  for (const field of fields.slice(1)) readPieces(field, pieces)
  return { value, params: joinPieces(pieces, hint) }
}

function joinPieces(pieces: readonly Piece[], hint: CharsetHint): Record<string, string> {
  const plain = new Map<string, string>()
  const continued = new Map<string, Continued>()
  for (const { name, text } of pieces) {
    const section = /^([^*]+)\*(\d{1,3})?(\*)?$/.exec(name)
    const base = section?.[1]
    if (!section || base === undefined) {
      if (!plain.has(name)) plain.set(name, decodeEncodedWords(text, hint))
      continue
    }
    const known = continued.get(base) ?? { extended: false, sections: new Map() }
    const extended = section[2] === undefined || section[3] !== undefined
    known.extended ||= extended
    const number = Number(section[2] ?? 0)
    if (!known.sections.has(number)) known.sections.set(number, { text, extended })
    continued.set(base, known)
  }
  for (const [name, sections] of continued) plain.set(name, joinContinued(sections, hint))
  const params: Record<string, string> = {}
  for (const [name, value] of plain) if (name !== '__proto__') params[name] = value
  return params
}
