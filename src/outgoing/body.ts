import { decodeEntities, htmlToText } from '../mime/index.ts'
import { base64 } from './base64.ts'
import { escapeHtml } from './html.ts'
import type { MailDraft } from './types.ts'

const MAX_HTML = 2_000_000
const LINK = /<a\b([^>]{0,4000})>|<\/a\s{0,5}>/gi
const HREF = /\bhref\s{0,5}=\s{0,5}(?:"([^"]{1,3000})"|'([^']{1,3000})'|([^\s"'>]{1,3000}))/i

/** The body as plain text: its own, else made of the HTML with the targets of links kept. */
export function plainTextOf(draft: MailDraft): string {
  if (draft.bodyText !== null && draft.bodyText.trim() !== '') return draft.bodyText
  if (draft.bodyHtml === null) return draft.bodyText ?? ''
  const html = draft.bodyHtml.slice(0, MAX_HTML)
  return htmlToText(
    withTargets(html)
      .replace(/<li(?=[\s>])[^>]{0,500}>/gi, '$&- ')
      .replace(/<hr(?=[\s/>])/gi, '<p>----</p>$&'),
  )
}

/** The same mail with a plain text body alone; pictures shown in the HTML body go, other attachments stay. */
export function asPlainText<T extends MailDraft>(draft: T): T {
  const attachments = draft.attachments.filter(({ contentId }) => contentId === null)
  return { ...draft, bodyText: plainTextOf(draft), bodyHtml: null, attachments }
}

/**
 * The HTML body with the pictures that it shows (`cid:`) as `data:` addresses, as a compose window takes them; null
 * without an HTML body.
 */
export function htmlWithImages(draft: MailDraft): string | null {
  if (draft.bodyHtml === null) return null
  const shown = new Map(draft.attachments.map((file) => [file.contentId?.toLowerCase() ?? '', file]))
  return draft.bodyHtml.replace(/\bcid:([^"'\s>)]{1,500})/gi, (whole, id: string) => {
    const file = shown.get(id.toLowerCase()) ?? shown.get(decodeEntities(id).toLowerCase())
    if (!file?.contentId || !/^image\/[\w.+-]{1,60}$/.test(file.type)) return whole
    return `data:${file.type};filename=${encodeURIComponent(file.name)};base64,${base64(file.bytes())}`
  })
}

/** Each link's target put behind its words, unless they say it already. */
function withTargets(html: string): string {
  let out = ''
  let from = 0
  let open: { readonly target: string; readonly start: number } | null = null
  for (const match of html.matchAll(LINK)) {
    const end = match.index + match[0].length
    if (match[1] !== undefined) {
      const target = targetOf(match[1])
      open = target === null ? null : { target, start: end }
    } else if (open) {
      const { target, start } = open
      out += html.slice(from, end)
      from = end
      open = null
      if (!says(htmlToText(html.slice(start, match.index)), target)) out += ` ${escapeHtml(`<${target}>`)}`
    }
  }
  return out + html.slice(from)
}

function targetOf(attributes: string): string | null {
  const found = HREF.exec(attributes)
  const target = decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim()
  return /^(?:https?|ftp|mailto|tel):/i.test(target) ? target : null
}

function says(words: string, target: string): boolean {
  const bare = target.replace(/^(?:https?:\/\/|ftp:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
  return words.includes(bare)
}
