import { buildTicket, fileName, formatTicket } from '../ticket/index.ts'
import type { Action, ChoiceFormat } from './types.ts'

const MEDIA_TYPES: Record<ChoiceFormat, string> = {
  text: 'text/plain;charset=utf-8',
  markdown: 'text/markdown;charset=utf-8',
  json: 'application/json',
}

export const exportTicket: Action = {
  id: 'export-ticket',
  async run({ diagnosed, format, ticket, effects }) {
    const built = buildTicket(diagnosed, ticket)
    await effects.saveFile(fileName(built, format), formatTicket(built, format), MEDIA_TYPES[format])
    return 'saved'
  },
}
