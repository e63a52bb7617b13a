import { buildTicket, fileName, formatTicket, type TicketOptions, ticketSubject } from '../ticket/index.ts'
import type { Action } from './types.ts'

/**
 * A new mail that holds the ticket, with the bounce attached whole; the reader sends it, or does not. A masked ticket goes
 * without the bounce, which would tell all that is masked. The administrators of the other side have the address that every
 * mail domain has (RFC 5321 4.5.1); a note for the recipient goes over another channel, so that support gets the ticket.
 */
export const writeToSupport: Action = {
  id: 'write-to-support',
  async run({ diagnosed, ticket, effects }) {
    const built = buildTicket(diagnosed, forSupport(ticket))
    const domain = built.facts.failed[0]?.domain ?? null
    await effects.writeToSupport({
      subject: ticketSubject(built),
      text: formatTicket(built, 'text'),
      attach: built.masked ? null : fileName(built, 'eml'),
      to: built.audience === 'recipient-admin' && domain !== null ? `postmaster@${domain}` : null,
    })
    return 'opened'
  },
}

const forSupport = (ticket: TicketOptions): TicketOptions =>
  ticket.audience === 'recipient' ? { ...ticket, audience: 'own-admin' } : ticket
