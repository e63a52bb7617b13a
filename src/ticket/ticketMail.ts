import type { DiagnosedReport } from '../classifier/types.ts'
import { type Mailbox, mailboxes } from '../mime/index.ts'
import type { Report } from '../report/types.ts'
import { type EmlResult, formatEml } from './formatEml.ts'
import type { Ticket } from './types.ts'

export interface TicketMailOptions {
  /** The bounce as it lies on disk; null to leave it out. */
  readonly bounce: Uint8Array | null
  /** ISO 8601. */
  readonly date: string
  /** Left part of the new Message-ID: anything that is not used twice. */
  readonly id: string
}

/**
 * The ticket as a new mail with the whole bounce attached, from the one whose mail came back; it has no To and is
 * addressed in the mail program. Not ok where the bounce tells of no sender.
 */
export function ticketMail(
  ticket: Ticket,
  { report }: DiagnosedReport,
  options: TicketMailOptions,
): EmlResult {
  const from = writerOf(report)
  const domain = /@([a-z0-9.-]{1,190})$/i.exec(from.address)?.[1] ?? 'localhost'
  const { bounce, date, id } = options
  return formatEml(ticket, { from, to: [], date, messageId: `<${id}@${domain}>`, bounce })
}

/** Who asks: the one whose mail came back, who is also the one the notice went to. */
function writerOf({ original, envelopeFrom, message }: Report): Mailbox {
  if (original?.from?.address) return original.from
  if (envelopeFrom) return { name: '', address: envelopeFrom }
  const [first] = message ? mailboxes(message.root, 'to') : []
  return first ?? { name: '', address: '' }
}
