/**
 * Address lists of RFC 5322 3.4 and 4.4, leniently: groups, comments, quoted names, routes, semicolons for commas,
 * addresses without angle brackets, encoded words (decoded only after the list is split, as RFC 2047 5 demands).
 */
import { type CharsetHint, NO_HINT } from './charsetGuess.ts'
import { decodeEncodedWords } from './encodedWords.ts'
import type { HeaderField, Mailbox } from './types.ts'

/** Longest list read. */
const MAX_LENGTH = 262_144
const MAX_MAILBOXES = 5000
/** Longer words are no name of a person or group. */
const MAX_NAME = 1000

interface Entry {
  /** Words outside brackets and comments. */
  words: string
  angle: string | null
  comment: string
}

const newEntry = (): Entry => ({ words: '', angle: null, comment: '' })

/** Offset after a quoted string that opens at `at`; without an end, the offset after the quote itself. */
function quotedEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\\') i++
    else if (char === '"') return i + 1
  }
  return -1
}

function commentEnd(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\\') i++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return i + 1
  }
  return -1
}

/** The mark that ends each kind of bracket, and whether it is missing from here on (asked once, to stay linear). */
interface Marks {
  quotes: boolean
  comments: boolean
  angles: boolean
}

function splitEntries(text: string): Entry[] {
  const entries: Entry[] = []
  const marks: Marks = { quotes: true, comments: true, angles: true }
  let entry = newEntry()
  const push = () => {
    if (entry.words.trim() !== '' || entry.angle !== null || entry.comment !== '') entries.push(entry)
    entry = newEntry()
  }
  for (let at = 0; at < text.length && entries.length < MAX_MAILBOXES; ) {
    const char = text.charAt(at)
    const next = char === '"' || char === '(' || char === '<' ? readBracket(text, at, entry, marks) : -1
    if (next >= 0) {
      at = next
      continue
    }
    if (char === ',' && isBareName(entry) && nameGoesOn(text, at)) entry.words += char
    else if (char === ',' || char === ';') push()
    else if (char === ':' && isGroupName(entry)) entry = newEntry()
    else entry.words += char
    at++
  }
  push()
  return entries
}

/** Words alone, which are no mailbox yet. */
function isBareName(entry: Entry): boolean {
  if (entry.words.length > MAX_NAME) return false
  return (
    entry.angle === null && entry.comment === '' && entry.words.trim() !== '' && !entry.words.includes('@')
  )
}

/** `Doe, John <j@x.example>` without its quotes is one mailbox. */
function nameGoesOn(text: string, comma: number): boolean {
  return /^,[^,;:<>@"()]{1,80}<[^<>@\s]{1,128}@/.test(text.slice(comma, comma + 220))
}

/** A colon after plain words opens a group; after something with an @ (or in `[IPv6:...]`) it does not. */
function isGroupName(entry: Entry): boolean {
  if (entry.words.length > MAX_NAME) return false
  return entry.angle === null && !entry.words.includes('@') && !entry.words.includes('[')
}

/** Reads a quoted string, comment or angle bracket into the entry; -1 when it is not closed. */
function readBracket(text: string, at: number, entry: Entry, marks: Marks): number {
  const char = text.charAt(at)
  if (char === '"') {
    const end = marks.quotes ? quotedEnd(text, at) : -1
    if (end < 0) marks.quotes = false
    else entry.words += text.slice(at, end)
    return end < 0 ? at + 1 : end
  }
  if (char === '(') {
    const end = marks.comments ? commentEnd(text, at) : -1
    if (end < 0) marks.comments = false
    else entry.comment ||= text.slice(at + 1, end - 1)
    return end
  }
  const close = marks.angles ? text.indexOf('>', at) : -1
  if (close < 0) marks.angles = false
  if (close < 0 || (entry.angle !== null && !text.slice(at, close).includes('@')))
    return close < 0 ? at + 1 : close + 1
  entry.angle = text.slice(at + 1, close).replace(/^[<\s]{1,20}/, '')
  return close + 1
}

/** Quoted strings without their quotes and backslashes; a quote that is never closed stays away too. */
function unquoted(words: string): string {
  if (!words.includes('"')) return words
  let out = ''
  let quoted = false
  for (let at = 0; at < words.length; at++) {
    const char = words.charAt(at)
    if (char === '"') quoted = !quoted
    else if (char === '\\' && quoted) out += words.charAt(++at)
    else out += char
  }
  return out
}

function cleanName(words: string, hint: CharsetHint): string {
  const text = decodeEncodedWords(unquoted(words).trim(), hint)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()
  return text.replace(/^(['"])(.{1,500})\1$/, '$2')
}

/** The address inside brackets: route, `mailto:` and `SMTP:` prefixes and white space taken off. */
function cleanAddress(text: string): string {
  const bare = text
    .replace(/\([^()]{0,200}\)/g, '')
    .trim()
    .replace(/^(?:mailto|smtp|rfc822);?:?(?=[^@]{0,1000}@)/i, '')
  const routed = /^@[^:]{1,500}:(.{1,1000}@.{1,1000})$/.exec(bare)?.[1] ?? bare
  return routed.startsWith('"')
    ? routed
    : routed.replace(/\s+/g, '').replace(/^[<'"]{1,20}|[>'";,]{1,20}$/g, '')
}

const ADDRESS = /(?:"[^"]{0,128}"|[^\s"<>(),;:@]{1,128})@(?:\[[^\]\s]{1,64}\]|[^\s"'<>(),;:@[\]]{1,255})/

const LOCAL_ONLY = /^[\w.+=-]{1,64}@?$/

function toMailbox(entry: Entry, hint: CharsetHint): Mailbox {
  if (entry.angle !== null) {
    const address = cleanAddress(decodeEncodedWords(entry.angle, hint))
    const name = cleanName(entry.words, hint) || cleanName(entry.comment, hint)
    return { name, address }
  }
  const words = decodeEncodedWords(entry.words, hint)
  const found = ADDRESS.exec(words.slice(0, 4000))
  // Local systems write themselves without a domain: "MAILER-DAEMON", "mailer-daemon@".
  if (!found && LOCAL_ONLY.test(words.trim()))
    return { name: cleanName(entry.comment, hint), address: words.trim() }
  if (!found) return { name: cleanName(entry.words, hint) || cleanName(entry.comment, hint), address: '' }
  const around = words.slice(0, found.index) + words.slice(found.index + found[0].length)
  return { name: cleanName(around, hint) || cleanName(entry.comment, hint), address: cleanAddress(found[0]) }
}

/**
 * The mailboxes of an address header, groups flattened, in order; best given as it stood (`HeaderField.raw`), for a
 * decoded name may hold commas. `address` is '' for an entry that has none. Never throws; [] for nothing.
 */
export function parseMailboxes(value: string, hint: CharsetHint = NO_HINT): readonly Mailbox[] {
  return splitEntries(value.slice(0, MAX_LENGTH))
    .map((entry) => toMailbox(entry, hint))
    .map((mailbox) => (mailbox.name === mailbox.address ? { ...mailbox, name: '' } : mailbox))
    .filter((mailbox) => mailbox.name !== '' || mailbox.address !== '')
}

/** All mailboxes of all header fields of that name (any case), e.g. of every `To`. */
export function mailboxes(
  part: { readonly headers: readonly HeaderField[] },
  name: string,
): readonly Mailbox[] {
  const wanted = name.toLowerCase()
  return part.headers.filter((field) => field.name === wanted).flatMap((field) => parseMailboxes(field.raw))
}
