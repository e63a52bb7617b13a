import { buildTicket, fileName, formatTicket, ticketSubject } from '../ticket/index.ts'
import type { Action } from './types.ts'

/**
 * A new mail that holds the ticket, with the bounce attached whole; the reader sends it, or does not. A masked ticket goes
 * without the bounce, which would tell all that is masked.
 */
export const writeToSupport: Action = {
  id: 'write-to-support',
  async run({ diagnosed, ticket, effects }) {
    const built = buildTicket(diagnosed, ticket)
    await effects.writeToSupport({
      subject: ticketSubject(built),
      text: formatTicket(built, 'text'),
      attach: built.masked ? null : fileName(built, 'eml'),
    })
    return 'opened'
  },
}
