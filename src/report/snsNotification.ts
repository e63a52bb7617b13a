/** Amazon SES notifications (JSON, as SNS mails them): bounce, delivery, complaint. */

import { header, parseDate, parseMailboxes } from '../mime/index.ts'
import type { Message } from '../mime/types.ts'
import { recipientOf } from './addresses.ts'
import { cleanStatus } from './codes.ts'
import type { MessageKind, OriginalMail, RecipientFacts, Report } from './types.ts'
import { unwrap } from './unwrap.ts'

interface Loose {
  readonly [name: string]: unknown
}

const KINDS: Readonly<Record<string, MessageKind>> = {
  bounce: 'failure',
  delivery: 'success',
  complaint: 'feedback-report',
}

/** The report in an SES notification, or null when the text is none. */
export function readNotification(message: Message, text: string): Report | null {
  const start = text.indexOf('{')
  if (start < 0 || start > 200 || !/notificationType|eventType/.test(text)) return null
  const outer = parse(text.slice(start).replaceAll('!\n ', ''))
  const inner = typeof outer?.Message === 'string' ? parse(outer.Message) : outer
  const type = word(inner?.notificationType ?? inner?.eventType)?.toLowerCase() ?? ''
  const kind = KINDS[type]
  if (!inner || !kind) return null
  const event = object(inner[type])
  const mail = object(inner.mail)
  const recipients =
    type === 'bounce'
      ? list(event.bouncedRecipients)
      : list(event.recipients).map((address) => ({ emailAddress: address }))
  const from = header(message.root, 'from')
  const subject = header(message.root, 'subject') ?? ''
  return {
    kind,
    format: 'ses-notification',
    mta: 'amazonses',
    recipients:
      kind === 'feedback-report' ? [] : recipients.map((one) => recipient(object(one), event, kind)),
    original: originalOf(mail),
    from: from === null ? null : (parseMailboxes(from)[0] ?? null),
    subject,
    date: parseDate(header(message.root, 'date') ?? ''),
    arrivalDate: null,
    envelopeFrom: word(mail.source),
    queueId: null,
    message,
    textOnly: false,
  }
}

function recipient(one: Loose, event: Loose, kind: MessageKind): RecipientFacts {
  const diagnostic = word(one.diagnosticCode) ?? word(event.smtpResponse)
  const said = diagnostic ? unwrap(diagnostic) : null
  const kindWords = [word(event.bounceType), word(event.bounceSubType)]
    .filter((piece) => piece !== null)
    .join(' ')
  return {
    finalRecipient: recipientOf(word(one.emailAddress)),
    originalRecipient: null,
    action: kind === 'failure' ? 'failed' : 'delivered',
    replyCode: said?.code ?? null,
    status: said?.status ?? cleanStatus(word(one.status)),
    diagnosticText: said?.text ?? null,
    stage: null,
    reportingMta: word(event.reportingMTA)?.replace(/^\w{1,8}; ?/, '') ?? null,
    remoteMta: null,
    remoteIp: word(event.remoteMtaIp),
    lastAttempt: instant(word(event.timestamp)),
    willRetryUntil: null,
    texts: [
      ...(said?.text ? [{ source: 'diagnostic-code', text: said.text } as const] : []),
      ...(kindWords === '' ? [] : [{ source: 'recipient-text', text: kindWords } as const]),
    ],
  }
}

function originalOf(mail: Loose): OriginalMail {
  const headers = object(mail.commonHeaders)
  const from = parseMailboxes(word(list(headers.from)[0]) ?? word(mail.source) ?? '')[0] ?? null
  const to = list(headers.to).length > 0 ? list(headers.to) : list(mail.destination)
  return {
    messageId: word(headers.messageId),
    subject: word(headers.subject),
    from,
    to: to.flatMap((value) => [...parseMailboxes(word(value) ?? '')]),
    cc: list(headers.cc).flatMap((value) => [...parseMailboxes(word(value) ?? '')]),
    date: parseDate(word(headers.date) ?? '') ?? instant(word(mail.timestamp)),
    returned: 'none',
    sizeBytes: null,
    part: null,
  }
}

function instant(value: string | null): string | null {
  return value && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value)
    ? value.replace(/\.\d+Z$/, 'Z')
    : null
}

/** The first JSON object of a text; mail programs append lines to it. */
function parse(text: string): Loose | null {
  for (const end of [
    text.length,
    text.lastIndexOf('}') + 1,
    text.indexOf('}\n\n--') + 1,
    text.indexOf('\n\n') + 1,
  ]) {
    if (end <= 0) continue
    try {
      return object(JSON.parse(text.slice(0, end)))
    } catch {
      // try a shorter piece
    }
  }
  return null
}

function object(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 200) : []
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
