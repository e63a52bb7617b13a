import { buildTicket, formatTicket } from '../ticket/index.ts'
import type { Action } from './types.ts'

/** Formatted text goes along with plain text, for programs that take the one or the other; a mail is copied as its text. */
export const copyTicket: Action = {
  id: 'copy-ticket',
  async run({ diagnosed, format, ticket, effects }) {
    const built = buildTicket(diagnosed, ticket)
    const plain = format === 'html' || format === 'eml'
    await effects.writeClipboard({
      text: formatTicket(built, plain ? 'text' : format),
      html: format === 'html' ? formatTicket(built, 'html') : null,
    })
    return 'copied'
  },
}
