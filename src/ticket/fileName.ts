import { compactTime } from './ticketTime.ts'
import type { Ticket, TicketFormat } from './types.ts'

const EXTENSIONS: Readonly<Record<TicketFormat | 'eml', string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  json: 'json',
  eml: 'eml',
}

/**
 * `bounce-{yyyymmdd-hhmm}-{domain}-{category}.{extension}`, local time of the bounce (else of sending). Only characters
 * that every file system and zip tool takes: letters, digits, dots and hyphens; at most 120.
 */
export function fileName(ticket: Ticket, format: TicketFormat | 'eml' = 'text'): string {
  const { bouncedAt, sentAt, failed } = ticket.facts
  const moment = compactTime((bouncedAt ?? sentAt)?.utc ?? null, ticket.timeZone)
  const domain = clean(failed[0]?.domain ?? '') || 'unknown'
  return `bounce-${moment}-${domain}-${failed[0]?.category ?? ticket.facts.kind}.${EXTENSIONS[format]}`
}

function clean(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 63)
    .replace(/^[.-]+|[.-]+$/g, '')
}
