import { bodyText, header, htmlToText, mailboxes, parseDate, rawBody, walk } from '../mime/index.ts'
import type { Mailbox, Message, Part } from '../mime/types.ts'
import type { OriginalMail, Report } from '../report/types.ts'
import { cleanHeaderText } from './address.ts'
import { isEmptyBody, readAttachment } from './attachment.ts'
import { EMPTY_DRAFT } from './emptyDraft.ts'
import { appendHtml, htmlOfText } from './html.ts'
import { protectionOf } from './protection.ts'
import type { Completeness, DraftAttachment, OriginalDraft } from './types.ts'
import { unflow } from './unflow.ts'

const MAX_TEXT_BYTES = 16 * 1024 * 1024
const MAX_REFERENCES = 100
const MESSAGE_ID = /<[^<>\s]{1,990}>/g

/**
 * The mail whose root part is `root`: a stored copy (`message.root`) or the one that a bounce returned
 * (`report.original.part`, read in the bounce's own message). Attachments are decoded only when asked for. Never throws;
 * what is missing shows in `complete`.
 */
export function readOriginal(message: Message, root: Part): OriginalDraft {
  const found: Found = { text: null, html: null, leaves: [] }
  collect(message, root, found, 'alone')
  const ids = (name: string) => header(root, name)?.slice(0, 100_000).match(MESSAGE_ID) ?? []
  return {
    from: people(root, 'from')[0] ?? null,
    to: people(root, 'to'),
    cc: people(root, 'cc'),
    bcc: people(root, 'bcc'),
    replyTo: people(root, 'reply-to'),
    subject: cleanHeaderText(header(root, 'subject') ?? ''),
    messageId: ids('message-id')[0] ?? null,
    date: parseDate(header(root, 'date') ?? ''),
    inReplyTo: ids('in-reply-to')[0] ?? null,
    references: ids('references').slice(-MAX_REFERENCES),
    bodyHtml: found.html,
    bodyText: found.text,
    attachments: attachmentsOf(message, found),
    protection: protectionOf(root, found.text ?? (found.html === null ? '' : htmlToText(found.html))),
    complete: completenessOf(message, root),
  }
}

/** What the bounce itself gives of the original: the returned mail, or its header facts alone; null for nothing. */
export function returnedOriginal(report: Report): OriginalDraft | null {
  const { message, original } = report
  if (original === null || original.returned === 'none') return null
  if (message && original.part) return readOriginal(message, original.part)
  return headersOnly(original)
}

function headersOnly(original: OriginalMail): OriginalDraft {
  return {
    ...EMPTY_DRAFT,
    from: original.from && cleanMailbox(original.from),
    to: original.to.map(cleanMailbox),
    cc: original.cc.map(cleanMailbox),
    subject: cleanHeaderText(original.subject ?? ''),
    messageId: original.messageId,
    date: original.date,
  }
}

interface Found {
  text: string | null
  html: string | null
  readonly leaves: Part[]
}

/** `version`: the part is one of several versions of the same body. */
function collect(message: Message, part: Part, found: Found, role: 'alone' | 'version'): void {
  const { type } = part.contentType
  if (type.startsWith('multipart/') && part.children.length > 0) {
    const inner = type === 'multipart/alternative' ? 'version' : role
    for (const child of part.children) collect(message, child, found, inner)
    return
  }
  const shown = part.disposition !== 'attachment' && part.filename === null && part.children.length === 0
  if (shown && type === 'text/plain') addText(readText(message, part), found, role)
  else if (shown && type === 'text/html') addHtml(readText(message, part), found, role)
  else if (!isEmptyBody(message, part) || part.filename !== null) found.leaves.push(part)
}

function readText(message: Message, part: Part): string {
  const text = bodyText(message, part, MAX_TEXT_BYTES)
  const { format, delsp } = part.contentType.params
  return format?.toLowerCase() === 'flowed' ? unflow(text, delsp?.toLowerCase() === 'yes') : text
}

function addText(text: string, found: Found, role: 'alone' | 'version'): void {
  if (role === 'version') {
    found.text ??= text
    return
  }
  if (text.trim() === '' && (found.text !== null || found.html !== null)) return
  if (found.html !== null) found.html = appendHtml(found.html, htmlOfText(text))
  if (found.text !== null) found.text = `${found.text}\n\n${text}`
  else if (found.html === null) found.text = text
}

function addHtml(html: string, found: Found, role: 'alone' | 'version'): void {
  if (found.html !== null) found.html = appendHtml(found.html, html)
  else if (found.text !== null && role === 'alone' && found.text.trim() !== '')
    found.html = appendHtml(htmlOfText(found.text), html)
  else found.html = html
  if (role === 'alone' && found.text !== null) found.text = `${found.text}\n\n${htmlToText(html)}`.trim()
}

function attachmentsOf(message: Message, found: Found): DraftAttachment[] {
  const shown = (id: string) => found.html?.toLowerCase().includes(`cid:${id.toLowerCase()}`) ?? false
  return found.leaves.map((part, index) => readAttachment(message, part, index, shown))
}

function people(root: Part, name: string): Mailbox[] {
  return mailboxes(root, name)
    .filter(({ address }) => address !== '')
    .map(cleanMailbox)
}

function cleanMailbox({ name, address }: Mailbox): Mailbox {
  return { name: cleanHeaderText(name, 200), address: cleanHeaderText(address, 320) }
}

function completenessOf(message: Message, root: Part): Completeness {
  const announcesMore = /^(?:multipart|message)\//.test(root.contentType.type)
  const empty = rawBody(message, root).every((byte) => byte <= 0x20)
  if (empty && (root !== message.root || announcesMore)) return 'headers'
  return isCut(message, root) ? 'body-cut' : 'full'
}

/** A multipart of this mail that was never closed or lost its parts, or base64 that ends within a group of four. */
function isCut(message: Message, root: Part): boolean {
  const damaged = new Set(
    message.defects
      .filter(({ kind }) => ['unclosed-multipart', 'truncated', 'missing-boundary'].includes(kind))
      .map(({ offset }) => offset),
  )
  // Defects of a mail that came encoded are all told at the place where it begins.
  if (root.source) return damaged.size > 0
  const parts = [...walk(root)]
  if (parts.some((part) => part.children.length > 0 && damaged.has(part.bodyStart))) return true
  const last = parts.at(-1)
  return last?.encoding === 'base64' && endsWithinGroup(rawBody(message, last))
}

/** True for base64 that stops where no group of four digits does. */
function endsWithinGroup(raw: Uint8Array): boolean {
  let digits = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number
    if (byte === 0x3d) return false
    if (byte > 0x20) digits++
  }
  return digits % 4 !== 0
}
