import { buildTicket, formatTicket } from '../ticket/index.ts'
import type { Action } from './types.ts'

export const copyTicket: Action = {
  id: 'copy-ticket',
  async run({ diagnosed, format, ticket, effects }) {
    await effects.writeClipboard(formatTicket(buildTicket(diagnosed, ticket), format))
    return 'copied'
  },
}
