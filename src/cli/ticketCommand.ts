import { randomUUID } from 'node:crypto'
import { diagnose } from '../classifier/index.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import {
  AUDIENCES,
  type Audience,
  buildTicket,
  formatTicket,
  TICKET_FORMATS,
  type Ticket,
  type TicketFormat,
  ticketMail,
} from '../ticket/index.ts'
import { rules } from './core.ts'
import { readMails } from './inputs.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { complain, forTerminal, write } from './output.ts'
import { localeOf, type Words, wordsIn } from './words.ts'

const FORMATS = [...TICKET_FORMATS, 'eml'] as const
const OPTIONS = {
  for: AUDIENCES,
  format: FORMATS,
  lang: 'text',
  mask: 'flag',
} as const satisfies OptionKinds

/** `ticket [--for WHO] [--format F] [--lang L] [--mask] PATH`: the ticket of the first message of PATH. */
export async function ticketCommand(args: readonly string[]): Promise<number> {
  const { flags, texts, paths } = readOptions(args, OPTIONS)
  if (paths.length !== 1) throw new UsageError('cli_error_one_path')
  const words = wordsIn(localeOf(texts.get('lang'), process.env))
  const format = (texts.get('format') ?? 'text') as (typeof FORMATS)[number]
  const audience = (texts.get('for') ?? 'own-admin') as Audience
  for await (const mail of readMails(paths)) {
    if ('error' in mail) {
      complain(words.tell('cli_unreadable', { file: mail.file, error: mail.error }))
      return 1
    }
    const diagnosed = diagnose(mail.bytes, rules())
    const ticket = makeTicket(diagnosed, audience, flags.has('mask'), words)
    if (format === 'eml') return writeTicketMail(ticket, diagnosed, mail.bytes, words)
    await write(ticketText(ticket, format))
    return 0
  }
  complain(words.tell('cli_no_mail', { file: paths[0] ?? '' }))
  return 1
}

function makeTicket(diagnosed: DiagnosedReport, audience: Audience, mask: boolean, words: Words): Ticket {
  const { locale, catalogue, timeZone } = words
  const english = wordsIn('en')
  const also = locale === 'en' ? {} : { also: { locale: english.locale, catalogue: english.catalogue } }
  return buildTicket(diagnosed, {
    locale,
    catalogue,
    ...also,
    audience,
    mask,
    includeSubject: !mask,
    timeZone,
    version: __VERSION__,
  })
}

function ticketText(ticket: Ticket, format: TicketFormat): string {
  const text = formatTicket(ticket, format)
  const shown = process.stdout.isTTY ? forTerminal(text) : text
  return shown.endsWith('\n') ? shown : `${shown}\n`
}

async function writeTicketMail(
  ticket: Ticket,
  diagnosed: DiagnosedReport,
  bounce: Uint8Array,
  words: Words,
): Promise<number> {
  const options = { bounce, date: new Date().toISOString(), id: randomUUID() }
  const mail = ticketMail(ticket, diagnosed, options)
  if (!mail.ok) {
    complain(words.tell('cli_error_no_sender'))
    return 1
  }
  if (ticket.masked) complain(words.tell('cli_mask_not_attached'))
  await write(mail.bytes)
  return 0
}
