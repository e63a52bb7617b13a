/** The mail that failed, as far as the notice returns it. */
import {
  bodyText,
  header,
  headerAll,
  parseDate,
  parseMailboxes,
  readFields,
  readMessage,
} from '../mime/index.ts'
import type { Mailbox, Message, Part } from '../mime/types.ts'
import type { OriginalMail } from './types.ts'

const HEADER_PARTS = new Set(['text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers'])
const WHOLE_PARTS = new Set(['message/rfc822', 'message/global', 'message/partial'])
const MOST_HEADERS = 100_000

/**
 * Reads the original from a message/rfc822 or headers part, else from header lines quoted below a free-text
 * notice. Null when nothing of it came back.
 */
export function readOriginal(message: Message, quoted: string): OriginalMail | null {
  const part = returnedPart(message.root)
  if (part && WHOLE_PARTS.has(part.contentType.type)) return fromWhole(message, part)
  if (part) return fromHeaders(bodyText(message, part, MOST_HEADERS))
  const pasted = quoted === '' ? null : fromPasted(unquote(quoted))
  return pasted && (pasted.messageId ?? pasted.subject ?? pasted.from ?? pasted.date) !== null ? pasted : null
}

function returnedPart(part: Part): Part | null {
  for (const child of part.children) {
    const type = child.contentType.type
    if (
      WHOLE_PARTS.has(type) ||
      HEADER_PARTS.has(type) ||
      /^mailheaders.{0,20}\.txt$/i.test(child.filename ?? '')
    )
      return child
    const inner = child.children.length > 0 ? returnedPart(child) : null
    if (inner) return inner
  }
  return null
}

function fromWhole(message: Message, part: Part): OriginalMail {
  const root = part.children[0]
  if (!root || root.headers.length === 0) return fromHeaders(bodyText(message, part, MOST_HEADERS))
  const empty = root.bodyEnd - root.bodyStart <= 2
  return originalOf(root, {
    returned: empty ? 'headers' : 'full',
    sizeBytes: empty ? null : part.bodyEnd - part.bodyStart,
    part: root,
  })
}

/** Header lines in a part of their own; what follows them there is no body. */
function fromHeaders(text: string): OriginalMail {
  const headers = readFields(text.trimStart())
  const returned = headers.length === 0 ? 'none' : 'headers'
  return originalOf({ headers }, { returned, sizeBytes: null, part: null })
}

function fromPasted(text: string): OriginalMail {
  const root = readMessage(new TextEncoder().encode(text.trimStart())).root
  const body = root.bodyEnd - root.bodyStart > 2
  return originalOf(root, {
    returned: root.headers.length === 0 ? 'none' : body ? 'full' : 'headers',
    sizeBytes: null,
    part: null,
  })
}

function originalOf(
  root: Pick<Part, 'headers'>,
  { returned, sizeBytes, part }: Pick<OriginalMail, 'returned' | 'sizeBytes' | 'part'>,
): OriginalMail {
  const id = header(root, 'message-id')?.trim() ?? ''
  return {
    messageId: id === '' ? null : (/<[^<>\s]{1,990}>/.exec(id)?.[0] ?? id),
    subject: header(root, 'subject'),
    from: mailboxesOf(root, 'from')[0] ?? null,
    to: mailboxesOf(root, 'to'),
    cc: mailboxesOf(root, 'cc'),
    date: parseDate(header(root, 'date') ?? ''),
    returned,
    sizeBytes,
    part,
  }
}

function mailboxesOf(root: Pick<Part, 'headers'>, name: string): Mailbox[] {
  return headerAll(root, name).flatMap((value) => parseMailboxes(value))
}

/** Indented or `> `-quoted header lines lose what stands before them; a leading "From " line goes. */
function unquote(text: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => /^[ \t>]{0,8}[A-Za-z][\w-]{1,40}:/.test(line))
  if (at < 0) return ''
  const margin = /^[ \t>]*/.exec(lines[at] ?? '')?.[0] ?? ''
  const kept = lines
    .slice(at)
    .map((line) => (margin !== '' && line.startsWith(margin) ? line.slice(margin.length) : line))
  return kept.join('\n')
}
