/** What a reader sees of a message, and what can be clicked there. */
import { bodyText, header, htmlToText } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { type Link, type Page, readPage, readTextLinks } from './links.ts'

const MOST_TEXT = 60_000

/** The shown side of a message: its words and what can be clicked. */
export interface Shown {
  readonly subject: string
  readonly text: string
  readonly page: Page
  readonly links: readonly Link[]
}

export function shownOf(message: Message): Shown {
  const texts: string[] = []
  const pages: Page[] = []
  const plainLinks: Link[] = []
  let length = 0
  for (const part of shownParts(message.root)) {
    if (length > MOST_TEXT) break
    const raw = bodyText(message, part, MOST_TEXT * 6)
    const isHtml =
      part.contentType.type === 'text/html' || /^\s{0,200}<(?:!doctype html|html)\b/i.test(raw.slice(0, 400))
    const text = (isHtml ? htmlToText(raw) : raw).slice(0, MOST_TEXT)
    if (isHtml) pages.push(readPage(raw))
    plainLinks.push(...readTextLinks(beforeQuoted(text)))
    texts.push(beforeQuoted(text))
    length += text.length
  }
  const page: Page = {
    links: pages.flatMap(({ links }) => links),
    forms: pages.reduce((sum, { forms }) => sum + forms, 0),
    passwordFields: pages.reduce((sum, { passwordFields }) => sum + passwordFields, 0),
    images: pages.reduce((sum, { images }) => sum + images, 0),
    buttons: pages.flatMap(({ buttons }) => buttons),
  }
  return {
    subject: header(message.root, 'subject') ?? '',
    text: texts.join('\n\n'),
    page,
    links: [...page.links, ...plainLinks],
  }
}

/** What the returned mail itself says must not count against the notice that holds it. */
function beforeQuoted(text: string): string {
  const mark =
    /^[ \t>]{0,6}(?:-{2,10} ?(?:this is a copy|below this line|original message|returned message|the header of|enclosed|undelivered message|message header|forwarded message|原始邮件|原邮件|原文)|original message (?:headers|follows)|return-path: ?<|received: from )/im.exec(
      text,
    )
  return mark && mark.index > 0 ? text.slice(0, mark.index) : text
}

function shownParts(part: Part): Part[] {
  const { type } = part.contentType
  if (type.startsWith('message/') || type === 'text/rfc822-headers') return []
  if (part.children.length > 0) return part.children.flatMap(shownParts)
  if (part.disposition === 'attachment') return []
  return type === 'text/plain' || type === 'text/html' || type.startsWith('multipart/') ? [part] : []
}
