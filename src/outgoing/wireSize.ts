/**
 * Sizes on the wire, from above: what a mail program may make of a mail. Files are base64 in lines of 76 characters
 * (RFC 2045 6.8); text may be sent as it is, in quoted-printable or in base64, so the largest of them counts.
 */
import type { Mailbox } from '../mime/types.ts'
import { plainTextOf } from './body.ts'
import { EMPTY_DRAFT } from './emptyDraft.ts'
import type { DraftAttachment, MailDraft } from './types.ts'

/** Date, Message-ID, User-Agent, MIME-Version, Content-Language, boundaries and the like. */
const CLIENT_HEADERS = 1200
/** Doctype, head and meta elements that a composer puts round an HTML body. */
const HTML_FRAME = 600
/** Boundary lines and headers of one part, without type and name. */
const PART_HEADERS = 260

/**
 * Upper bound of the size of the mail on the wire in bytes, as Thunderbird writes it: base64 in lines of 76 characters
 * (RFC 2045 6.8), headers, boundaries, HTML together with its plain text. Close: within 3 % for mails above 200 KB.
 */
export function wireSize(draft: MailDraft): number {
  return headerSize(draft) + bodySize(draft) + sum(draft.attachments.map(attachmentSize))
}

/** The header block of the message. */
export function headerSize(draft: MailDraft): number {
  const references = [...draft.references, draft.inReplyTo ?? '']
  const ids = sum(references.map((id) => id.length + 4))
  return CLIENT_HEADERS + peopleSize(draft) + subjectSize(draft.subject) + ids
}

/** Address fields; Bcc does not go out. */
export function peopleSize(draft: MailDraft): number {
  const people = [draft.from ? [draft.from] : [], draft.to, draft.cc, draft.replyTo].flat()
  return 40 + sum(people.map(mailboxSize))
}

export function subjectSize(subject: string): number {
  return encodedTextSize(subject) + 14
}

/** The text parts with their headers, without pictures. HTML goes out together with a plain text version. */
export function bodySize(draft: Pick<MailDraft, 'bodyHtml' | 'bodyText'>): number {
  if (draft.bodyHtml === null) return PART_HEADERS + textSize(utf8(draft.bodyText ?? ''))
  const plain = textSize(utf8(plainTextOf({ ...EMPTY_DRAFT, bodyHtml: draft.bodyHtml })))
  return PART_HEADERS * 3 + HTML_FRAME + textSize(utf8(draft.bodyHtml)) + Math.ceil(plain * 1.3) + 512
}

const sizes = new WeakMap<DraftAttachment, number>()

/** One attachment with its headers. Text and attached mails are looked through: they may go out unencoded. */
export function attachmentSize(attachment: DraftAttachment): number {
  const known = sizes.get(attachment)
  if (known !== undefined) return known
  const { name, type, sizeBytes, contentId } = attachment
  const content = /^(?:text|message)\//.test(type) ? textSize(attachment.bytes()) : base64Size(sizeBytes)
  const size = partHeaderSize(name, type) + (contentId?.length ?? 0) + content
  sizes.set(attachment, size)
  return size
}

/** A file of that many bytes, sent as base64, with its headers. */
export function fileSize(name: string, type: string, sizeBytes: number): number {
  return partHeaderSize(name, type) + base64Size(sizeBytes)
}

/** The most bytes of such a file that stay within `wireBytes`; 0 or less when there is room for nothing. */
export function largestFile(name: string, type: string, wireBytes: number): number {
  const room = wireBytes - partHeaderSize(name, type)
  return Math.floor(room / 78) * 57
}

function partHeaderSize(name: string, type: string): number {
  return PART_HEADERS + type.length + 2 * parameterSize(name)
}

/** Base64 in lines of 76 characters and CRLF. */
export function base64Size(bytes: number): number {
  const digits = Math.ceil(bytes / 3) * 4
  return digits + 2 * Math.ceil(digits / 76)
}

/** Name in RFC 2231 pieces or in encoded words, whichever is longer. */
function parameterSize(name: string): number {
  const escaped = encodeURIComponent(name.replace(/\p{Cs}/gu, '')).length
  return Math.max(escaped + 20 * Math.ceil(escaped / 40), encodedTextSize(name))
}

/**
 * Text of a header field: as it is with folded lines, or as encoded words (RFC 2047), of which one of 75 characters and
 * its folding hold 42 bytes in base64; some programs break words earlier.
 */
function encodedTextSize(text: string): number {
  const bytes = utf8(text).length
  return /^[\x20-\x7e]*$/.test(text) ? Math.ceil(bytes * 1.1) + 6 : Math.ceil(bytes * 2.2) + 40
}

function mailboxSize({ name, address }: Mailbox): number {
  return (name === '' ? 4 : encodedTextSize(name)) + utf8(address).length + 8
}

/** Text as such, in quoted-printable or in base64: the largest that a mail program would choose. */
export function textSize(bytes: Uint8Array): number {
  let foreign = 0
  let breaks = 0
  let carriers = 0
  let equals = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === 0x0a) {
      breaks++
      if (bytes[at - 1] === 0x0d) carriers++
    } else if (byte > 0x7e || (byte < 0x20 && byte !== 0x0d && byte !== 0x09)) foreign++
    else if (byte === 0x3d) equals++
  }
  // As it is: a CR before each LF, a stuffed space and a flowed break where lines are wrapped (RFC 3676).
  const plain = bytes.length + breaks * 2 + Math.ceil(bytes.length / 60) * 4
  const quoted = bytes.length + 2 * (foreign + equals) + breaks * 3 - carriers
  const soft = foreign * 8 > bytes.length ? 0 : quoted + 3 * Math.ceil(quoted / 70)
  return Math.max(plain, soft, base64Size(bytes.length + breaks - carriers)) + 4
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
