import { fileName } from './fileName.ts'
import { escapeHtml } from './formatHtml.ts'
import { formatTicket } from './formatTicket.ts'
import type { Ticket, TicketFormat } from './types.ts'

/** A file to be saved: UTF-8 without a byte order mark. */
export interface TicketFile {
  readonly name: string
  readonly type: string
  readonly text: string
}

const TYPES: Readonly<Record<TicketFormat, string>> = {
  text: 'text/plain;charset=utf-8',
  markdown: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  json: 'application/json',
}

/** The ticket as a file; plain text gets CRLF line ends, HTML a page around it. */
export function ticketFile(ticket: Ticket, format: TicketFormat): TicketFile {
  const text = formatTicket(ticket, format)
  return { name: fileName(ticket, format), type: TYPES[format], text: fileText(text, format, ticket) }
}

function fileText(text: string, format: TicketFormat, ticket: Ticket): string {
  if (format === 'text') return text.replaceAll('\n', '\r\n')
  return format === 'html' ? page(text, ticket) : text
}

function page(fragment: string, { lang, summary }: Ticket): string {
  return `<!doctype html>\n<html lang="${lang}">\n<meta charset="utf-8">\n<title>${escapeHtml(summary)}</title>\n${fragment}</html>\n`
}
