/** What came back of the mail that failed, with all its header fields. */
import { bodyText, header, headerAll, readMessage } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { readNotice } from '../report/notice.ts'
import type { Report } from '../report/types.ts'
import { bareId } from './sentIndex.ts'

const HEADER_PARTS = new Set(['text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers'])
const WHOLE_PARTS = new Set(['message/rfc822', 'message/global', 'message/partial'])
const STATUS_PARTS = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
])
const MOST_HEADERS = 100_000
const MOST_IDS = 50

/** Header fields of the returned mail; null when none came back. */
export function returnedRoot(message: Message, report: Report): Part | null {
  if (report.original?.part) return report.original.part
  const part = returnedPart(message.root)
  if (part) return part.children[0] ?? parsed(bodyText(message, part, MOST_HEADERS))
  const { quoted } = readNotice(message)
  return quoted === ''
    ? null
    : parsed(quoted.replace(/^[ \t>]{1,8}/gm, (margin) => (margin.includes('>') ? '' : margin)))
}

function parsed(text: string): Part | null {
  const { root } = readMessage(new TextEncoder().encode(text.slice(0, MOST_HEADERS).replace(/^\s+/, '')))
  return root.headers.length > 0 ? root : null
}

function returnedPart(part: Part): Part | null {
  for (const child of part.children) {
    const { type } = child.contentType
    if (WHOLE_PARTS.has(type) || HEADER_PARTS.has(type)) return child
    const inner = child.children.length > 0 ? returnedPart(child) : null
    if (inner) return inner
  }
  return null
}

/** Message-IDs of the mail that the notice speaks of: those that came back, and those it only refers to. */
export interface NamedIds {
  readonly returned: readonly string[]
  readonly referred: readonly string[]
}

export function namedIds(message: Message, report: Report, root: Part | null): NamedIds {
  const returned = [
    report.original?.messageId ?? null,
    ...(root
      ? [
          'message-id',
          'x-original-message-id',
          'original-message-id',
          'x-microsoft-original-message-id',
          'x-google-original-message-id',
          'resent-message-id',
        ].flatMap((name) => headerAll(root, name))
      : []),
    ...headerAll(message.root, 'x-original-message-id'),
    ...headerAll(message.root, 'original-message-id'),
    ...fromStatus(message),
  ]
  const referred = ['in-reply-to', 'references'].flatMap(
    (name) =>
      (header(message.root, name)?.slice(0, 20_000) ?? '').match(/<[^<>\s]{1,990}>/g)?.slice(-MOST_IDS) ?? [],
  )
  return { returned: bare(returned), referred: bare(referred) }
}

const bare = (values: readonly (string | null)[]) =>
  [...new Set(values.map(bareId).filter((id) => id !== ''))].slice(0, MOST_IDS)

/** Report parts may name it: `Original-Message-ID` (RFC 8098), `X-Original-Message-ID` of several servers. */
function fromStatus(message: Message): string[] {
  const found: string[] = []
  const visit = (part: Part, depth: number) => {
    if (depth > 8 || found.length >= MOST_IDS) return
    if (STATUS_PARTS.has(part.contentType.type)) {
      const text = bodyText(message, part, MOST_HEADERS)
      for (const [, id] of text.matchAll(
        /^(?:x-)?original-message-id:\s{0,8}(<[^<>\s]{1,990}>|\S{1,990})/gim,
      ))
        found.push(id ?? '')
    } else for (const child of part.children) visit(child, depth + 1)
  }
  visit(message.root, 0)
  return found
}
