import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server'
import type { Delivered } from './smtp.ts'

/** What the far server minds; what is left out it takes. */
export interface FarRules {
  /** The largest message in bytes. */
  readonly limitBytes?: number
  /** The limit stands in the greeting (RFC 1870), so that the server before it refuses by itself. */
  readonly limitAnnounced?: boolean
  /** A mail with so many recipients is refused whole, at its end. */
  readonly fewerRecipientsThan?: number
  /** Addresses that do not exist. */
  readonly unknown?: readonly string[]
  /** Its word on a whole mail that the rules above let pass; null where it takes it. */
  readonly judges?: (mail: Delivered) => Refused | null
  /** Every recipient is told to come back later. */
  readonly greylisting?: boolean
}

/** Reply code, status and words of a refusal. */
export type Refused = readonly [code: number, status: string, text: string]

export interface FarServer {
  readonly port: number
  /** Every mail that was taken, oldest first. */
  readonly accepted: readonly Delivered[]
  /** Changes the rules for what comes from now on. */
  minds(rules: FarRules): void
  stop(): Promise<void>
}

/** The mail server of everybody else, on a free port of 127.0.0.1. */
export async function startFarServer(): Promise<FarServer> {
  const accepted: Delivered[] = []
  let rules: FarRules = {}
  const server = new SMTPServer({
    name: 'mx1.partner.example',
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }: SMTPServerAddress, _session, done) => done(refusesRecipient(rules, address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const mail = deliveredIn(session, Buffer.concat(chunks))
        const refusal = refusesMail(rules, mail)
        if (!refusal) accepted.push(mail)
        done(refusal)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    accepted,
    minds(next) {
      rules = next
      server.options.size = (next.limitAnnounced && next.limitBytes) || 0
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function deliveredIn({ envelope }: SMTPServerSession, bytes: Buffer): Delivered {
  const { mailFrom, rcptTo } = envelope
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), bytes }
}

function refusesRecipient({ unknown = [], greylisting }: FarRules, address: string): Error | null {
  if (greylisting) return reply(450, '4.2.0', `<${address}>: Recipient address rejected: Greylisted`)
  return unknown.includes(address)
    ? reply(550, '5.1.1', `<${address}>: Recipient address rejected: User unknown in local recipient table`)
    : null
}

function refusesMail({ limitBytes, fewerRecipientsThan, judges }: FarRules, mail: Delivered): Error | null {
  if (fewerRecipientsThan !== undefined && mail.to.length >= fewerRecipientsThan)
    return reply(550, '5.5.3', `Too many recipients in this mail, should be less than ${fewerRecipientsThan}`)
  if (limitBytes !== undefined && mail.bytes.length > limitBytes)
    return reply(552, '5.3.4', `Message size exceeds fixed maximum message size (${limitBytes})`)
  const refused = judges?.(mail)
  return refused ? reply(...refused) : null
}

const reply = (responseCode: number, status: string, text: string): Error =>
  Object.assign(new Error(`${status} ${text}`), { responseCode })
