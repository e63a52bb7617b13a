import { buildTicket, fileName, ticketFile, ticketMail } from '../ticket/index.ts'
import type { Action, ActionContext } from './types.ts'

export const exportTicket: Action = {
  id: 'export-ticket',
  async run(context) {
    if (context.format === 'eml') return exportMail(context)
    const { diagnosed, format, ticket, effects } = context
    const { name, text, type } = ticketFile(buildTicket(diagnosed, ticket), format)
    await effects.saveFile(name, text, type)
    return 'saved'
  },
}

/**
 * A mail with the whole bounce attached. A masked ticket goes without it, which would tell all that is masked, and so does
 * one about a text.
 */
async function exportMail({ diagnosed, ticket, effects }: ActionContext) {
  const built = buildTicket(diagnosed, ticket)
  const options = { date: new Date().toISOString(), id: crypto.randomUUID() }
  const bounce = built.masked || diagnosed.report.textOnly ? null : await effects.bounceBytes()
  const mail = ticketMail(built, diagnosed, { ...options, bounce })
  if (!mail.ok) return 'failed'
  await effects.saveFile(fileName(built, 'eml'), mail.bytes, 'message/rfc822')
  return 'saved'
}
