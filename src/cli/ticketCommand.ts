import { randomUUID } from 'node:crypto'
import { diagnose } from '../classifier/index.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import {
  AUDIENCES,
  type Audience,
  buildTicket,
  formatEml,
  formatTicket,
  TICKET_FORMATS,
  type Ticket,
  type TicketFormat,
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
    if (format !== 'eml') await write(ticketText(ticket, format))
    else await write(ticketMail(ticket, diagnosed, mail.bytes))
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

/** A new mail with the whole bounce attached, from the one whose mail came back, to be addressed by hand. */
function ticketMail(ticket: Ticket, { report }: DiagnosedReport, bounce: Uint8Array): Uint8Array {
  const from = report.original?.from ?? { name: '', address: report.envelopeFrom ?? '' }
  const domain = from.address.split('@')[1] ?? 'localhost'
  const result = formatEml(ticket, {
    from,
    to: [],
    date: new Date().toISOString(),
    messageId: `<${randomUUID()}@${domain}>`,
    bounce,
  })
  if (!result.ok) throw new UsageError('cli_error_no_sender')
  return result.bytes
}
