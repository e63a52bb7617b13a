/** The human-readable part of a notice, cut from the returned mail that many servers paste behind it. */
import { bodyText, htmlToText } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'

export interface Notice {
  /** The notice's own words, without the quoted original. */
  readonly text: string
  readonly lines: readonly string[]
  /** Header lines (and body) of the original pasted below the notice; '' when there are none. */
  readonly quoted: string
}

const MOST_TEXT = 100_000
const MOST_LINES = 3000

/** Lines that say "from here on it is your mail". */
const MARKERS: readonly RegExp[] = [
  /^-{1,3} ?(?:Below this line is a copy of|Original message follows|Enclosed is|Mensaje original|The header of the original|Undelivered message follows|Forwarded message is attached|Returned message)/i,
  /^[-=|*_ #]{2,40}(?:This is a copy of (?:the|your)|Original message|Message header(?:s)? follow|Unsent message|Message text follows|Returned (?:message|mail)|Message headers|Original mail|Text of the original|Your (?:original )?message follows|Begin original|Undelivered|Header of (?:the )?original|Start of (?:the )?original)/i,
  /^-{5,10}original (?:message|mail info)/i,
  /^\s{0,4}Below (?:is|this line is) a copy of (?:the|your) (?:original )?message/i,
  /^(?:Original message follows|Old message:|Message headers follow|Original message headers|Original Message(?! Details)|bounced E-Mail|Included is a copy of the message header|The original message (?:was|follows)? ?(?:attached|included)?:|The (?:first \d{1,6} lines|header|headers|text|body) of (?:your|the) (?:original )?(?:message|mail)|Your original message (?:is|was|follows))[^\n]{0,60}$/i,
]
const MARKER = new RegExp(MARKERS.map(({ source }) => source).join('|'), 'i')
const HEADER =
  /^[ \t>]{0,6}(?:Return-Path|Received|X-[\w-]{2,40}|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|DKIM-Signature|Delivered-To|Reply-To|Sender|Authentication-Results|ARC-Seal|User-Agent|Content-Transfer-Encoding)\s?:/i
const HEADER_START =
  /^[ \t>]{0,6}(?:Return-Path|Received|DKIM-Signature|X-Received|ARC-Seal|Delivered-To)\s?:/i

/** Splits one text into the notice and the original pasted behind it. */
export function splitNotice(whole: string): Notice {
  const head = whole.slice(0, MOST_TEXT)
  const lines = (head.includes('\r') ? head.replace(/\r\n?/g, '\n') : head).split('\n', MOST_LINES)
  const cut = lines.findIndex((line, index) => isMarker(lines, line, index) || startsHeaders(lines, index))
  const kept = (cut < 0 ? lines : lines.slice(0, cut)).map((line) => line.trimEnd())
  const rest = cut < 0 ? [] : lines.slice(isMarker(lines, lines[cut] ?? '', cut) ? cut + 1 : cut)
  return { text: kept.join('\n').trim(), lines: kept, quoted: rest.join('\n').trim() }
}

function isMarker(lines: readonly string[], line: string, index: number): boolean {
  if (line.length > 160 || line.length < 8) return false
  if (!MARKER.test(line)) return false
  return lines.slice(0, index).some((before) => before.trim() !== '')
}

/** A block of three header fields that begins like a transported mail, with some notice before it. */
function startsHeaders(lines: readonly string[], index: number): boolean {
  if (!HEADER_START.test(lines[index] ?? '')) return false
  const following = lines.slice(index, index + 25)
  return (
    following.filter((line) => HEADER.test(line)).length >= 3 &&
    lines.slice(0, index).some((line) => /\w/.test(line))
  )
}

/** All text that a reader sees before the returned mail: the plain text of each alternative, else its HTML. */
export function readNotice(message: Message): Notice {
  const notice = notices.get(message) ?? noticeOf(message)
  notices.set(message, notice)
  return notice
}

/** By message, as several readers ask for the same; a mail that nobody holds any more is not kept by it. */
const notices = new WeakMap<Message, Notice>()

function noticeOf(message: Message): Notice {
  const texts: string[] = []
  let length = 0
  for (const part of textParts(message.root)) {
    if (length > MOST_TEXT) break
    const raw = bodyText(message, part, MOST_TEXT)
    const text = part.contentType.type === 'text/html' ? htmlToText(raw) : raw
    if (text.trim() === '') continue
    texts.push(text)
    length += text.length
  }
  return splitNotice(texts.join('\n\n'))
}

/** Leaf parts that carry the notice's words; attachments and everything inside message/* stay out. */
function textParts(part: Part): Part[] {
  const type = part.contentType.type
  if (type.startsWith('message/') || type === 'text/rfc822-headers') return []
  if (type === 'multipart/alternative') return alternative(part)
  if (part.children.length > 0) return part.children.flatMap(textParts)
  if (part.disposition === 'attachment' && part.filename !== null) return []
  return type.startsWith('text/') || type === 'multipart/report' || type === 'multipart/mixed' ? [part] : []
}

function alternative(part: Part): Part[] {
  const inner = part.children.flatMap(textParts)
  const plain = inner.filter((child) => child.contentType.type !== 'text/html')
  return plain.length > 0 && plain.some((child) => child.bodyEnd - child.bodyStart > 20) ? plain : inner
}
