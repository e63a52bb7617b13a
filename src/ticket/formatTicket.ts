import { formatHtml } from './formatHtml.ts'
import { formatJson } from './formatJson.ts'
import { formatMarkdown } from './formatMarkdown.ts'
import { formatText } from './formatText.ts'
import type { Ticket, TicketFormat } from './types.ts'

const FORMATTERS: Readonly<Record<TicketFormat, (ticket: Ticket) => string>> = {
  text: formatText,
  markdown: formatMarkdown,
  html: formatHtml,
  json: formatJson,
}

/** The ticket as text of this format, LF line ends. For `.eml` see formatEml, which needs the bounce itself. */
export function formatTicket(ticket: Ticket, format: TicketFormat): string {
  return FORMATTERS[format](ticket)
}
