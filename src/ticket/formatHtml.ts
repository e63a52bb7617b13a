import { concerned, groupSections } from './groups.ts'
import type { Ticket, TicketSection, TicketValue } from './types.ts'

/**
 * The ticket as an HTML fragment for the clipboard's rich form and for help desks: a table, replies in `<pre>`. All
 * text is escaped; there are no links, images, scripts, styles or ids in it.
 */
export function formatHtml(ticket: Ticket): string {
  const lang = escapeHtml(ticket.lang)
  if (ticket.note !== null) return `<p lang="${lang}">${escapeHtml(ticket.note)}</p>\n`
  const bodies = groupSections(ticket).map((sections) => `<tbody>\n${sections.map(row).join('\n')}\n</tbody>`)
  return [
    `<div lang="${lang}">`,
    `<p><strong>${escapeHtml(ticket.summary)}</strong></p>`,
    '<table border="1" cellpadding="4" cellspacing="0">',
    ...bodies,
    '</table>',
    '</div>\n',
  ].join('\n')
}

/** Text fit for element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

function row(section: TicketSection): string {
  const values = section.values.map(cell).join('')
  return `<tr><th scope="row" align="left" valign="top">${escapeHtml(section.label)}</th><td>${values}</td></tr>`
}

function cell(value: TicketValue): string {
  const of = concerned(value)
  const owner = of ? `<div><bdi dir="ltr">${escapeHtml(of)}</bdi></div>` : ''
  const text = escapeHtml(value.text)
  if (value.kind === 'verbatim') return `${owner}<pre dir="ltr">\n${text}</pre>`
  return `${owner}<div>${value.kind === 'data' ? `<bdi dir="ltr">${text}</bdi>` : text}</div>`
}
