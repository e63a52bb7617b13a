/**
 * The ticket as a new mail written by the user (RFC 5322, 2045-2047) with the complete bounce attached as
 * message/rfc822. RFC 2046 5.2.1 allows no encoding there but 7bit, 8bit and binary, so the bounce goes in byte for
 * byte. Nothing marks the mail as automatic, as a reply or as a bounce: help desks drop such mail unseen.
 */
import type { Mailbox } from '../mime/types.ts'
import { cleanLine } from './cleanText.ts'
import { fileName } from './fileName.ts'
import { formatText } from './formatText.ts'
import { mailDate } from './ticketTime.ts'
import type { Ticket } from './types.ts'

export interface EmlFields {
  readonly from: Mailbox
  /** At most 48; none gives a mail without To, to be addressed in the mail program. */
  readonly to: readonly Mailbox[]
  /** ISO 8601. */
  readonly date: string
  /** With its angle brackets. */
  readonly messageId: string
  /** The bounce as it lies on disk; null to leave it out. */
  readonly bounce: Uint8Array | null
}

export type EmlResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false
      readonly problem: 'bad-from' | 'bad-to' | 'too-many-to' | 'bad-date' | 'bad-message-id'
    }

const MAX_TO = 48
const ADDRESS = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]{1,64}@[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]{1,255}$/u
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]{1,200}@[\x21-\x3b\x3d\x3f\x41-\x7e]{1,200}>$/
/** Words in a subject by which help desks take a mail for a bounce of their own. */
const BOUNCE_WORDS =
  /\b(?:undeliver\w{0,5}|undelivered mail returned to sender|delivery (?:status notification|failure|has failed|report)|returned mail|failure notice|mail delivery (?:failed|failure|system|subsystem)|mailer-daemon|auto(?:matic)?[ -]?reply)\b:?/gi

/**
 * The mail as bytes with CRLF line ends (those of the attached bounce stay as they are). Field values out of the ticket
 * or the settings can add no header: addresses that are not plain ones are refused, texts are encoded.
 */
export function formatEml(ticket: Ticket, fields: EmlFields): EmlResult {
  const date = mailDate(fields.date, ticket.timeZone)
  if (!ADDRESS.test(fields.from.address)) return { ok: false, problem: 'bad-from' }
  if (fields.to.some((one) => !ADDRESS.test(one.address))) return { ok: false, problem: 'bad-to' }
  if (fields.to.length > MAX_TO) return { ok: false, problem: 'too-many-to' }
  if (date === null) return { ok: false, problem: 'bad-date' }
  if (!MESSAGE_ID.test(fields.messageId)) return { ok: false, problem: 'bad-message-id' }
  const head = [
    `From: ${mailbox(fields.from)}`,
    ...(fields.to.length ? [`To: ${fields.to.map(mailbox).join(',\r\n ')}`] : []),
    `Subject: ${encodeText(ticketSubject(ticket), 9)}`,
    `Date: ${date}`,
    `Message-ID: ${fields.messageId}`,
    'MIME-Version: 1.0',
    `Content-Language: ${ticket.lang}`,
  ]
  const text = textPart(formatText(ticket))
  const { bounce } = fields
  const bytes =
    bounce === null
      ? utf8([...head, ...textLines(text), ''].join('\r\n'))
      : withBounce(head, text, bounce, fileName(ticket, 'eml'))
  return { ok: true, bytes }
}

function withBounce(head: readonly string[], text: TextPart, bounce: Uint8Array, name: string): Uint8Array {
  const boundary = boundaryFor(bounce, text.body)
  const lines = [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...textLines(text),
    `--${boundary}`,
    'Content-Type: message/rfc822',
    `Content-Transfer-Encoding: ${identityEncoding(bounce)}`,
    `Content-Disposition: attachment;\r\n ${fileNameParam(name)}`,
    '',
    '',
  ]
  return concat(utf8(lines.join('\r\n')), bounce, utf8(`\r\n--${boundary}--\r\n`))
}

interface TextPart {
  readonly encoding: string
  readonly body: string
}

const textLines = ({ encoding, body }: TextPart): readonly string[] => [
  'Content-Type: text/plain; charset=utf-8',
  `Content-Transfer-Encoding: ${encoding}`,
  '',
  body,
]

/** The summary without the words that mark bounces. */
export function ticketSubject(ticket: Ticket): string {
  return cleanLine(ticket.summary.replace(BOUNCE_WORDS, ''), 250)
}

function mailbox({ name, address }: Mailbox): string {
  const shown = cleanLine(name, 100)
  if (!shown) return `<${address}>`
  if (isAscii(shown)) return `"${shown.replace(/["\\]/g, '\\$&')}"\r\n <${address}>`
  return `${encodeText(shown, 6)}\r\n <${address}>`
}

/** Unstructured text as it is when short and plain, else as encoded words (RFC 2047 2) of at most 75 characters. */
function encodeText(text: string, used: number): string {
  if (isAscii(text) && !text.includes('=?') && text.length + used <= 78) return text
  const words: string[] = []
  let chunk = ''
  for (const character of text) {
    if (utf8(chunk + character).length > 42) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  return [...words, chunk].map((word) => `=?UTF-8?B?${base64(utf8(word))}?=`).join('\r\n ')
}

function textPart(text: string): TextPart {
  const lines = text.split('\n')
  if (isAscii(text.replaceAll('\n', '')) && lines.every((line) => line.length <= 998))
    return { encoding: '7bit', body: lines.join('\r\n') }
  return {
    encoding: 'base64',
    body: base64(utf8(lines.join('\r\n')))
      .replace(/.{76}/g, '$&\r\n')
      .trimEnd(),
  }
}

/** What the bytes are: `7bit` and `8bit` need lines of at most 998 octets that end in CRLF, and no NUL (RFC 2045 2.7). */
function identityEncoding(bytes: Uint8Array): '7bit' | '8bit' | 'binary' {
  let eightBit = false
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte === 0x0d && bytes[i + 1] === 0x0a) {
      i += 1
      length = 0
      continue
    }
    length += 1
    if (byte === 0 || byte === 0x0d || byte === 0x0a || length > 998) return 'binary'
    eightBit ||= byte > 0x7f
  }
  return eightBit ? '8bit' : '7bit'
}

/** A boundary that occurs neither in the bounce nor in the text. */
function boundaryFor(bounce: Uint8Array, text: string): string {
  for (let seed = 0; ; seed++) {
    const boundary = `=_ticket_${hash(bounce, seed)}`
    if (!text.includes(boundary) && !includes(bounce, utf8(boundary))) return boundary
  }
}

/** FNV-1a over the bytes, as 8 hexadecimal digits. */
function hash(bytes: Uint8Array, seed: number): string {
  let value = (0x811c9dc5 ^ seed) >>> 0
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0
  return value.toString(16).padStart(8, '0')
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  let from = bytes.indexOf(part[0] as number)
  while (from >= 0) {
    if (part.every((byte, i) => bytes[from + i] === byte)) return true
    from = bytes.indexOf(part[0] as number, from + 1)
  }
  return false
}

function fileNameParam(name: string): string {
  if (isAscii(name)) return `filename="${name}"`
  return `filename*=UTF-8''${encodeURIComponent(name)}`
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function concat(...chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let end = 0
  for (const chunk of chunks) {
    whole.set(chunk, end)
    end += chunk.length
  }
  return whole
}
