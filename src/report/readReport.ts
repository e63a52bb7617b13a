import { bodyText, header, headerAll, parseDate, parseMailboxes, readMessage } from '../mime/index.ts'
import type { Mailbox, Message, Part } from '../mime/types.ts'
import { allAddresses, sameAddress } from './addresses.ts'
import { type DeliveryStatus, readDeliveryStatus } from './deliveryStatus.ts'
import { EXCHANGE_DELAY } from './dialects/exchangeSubjects.ts'
import { DELAY_WORDS, genericBlocks, refusedBlocks } from './dialects/generic.ts'
import { dialectsOf } from './dialects/index.ts'
import { angleBlocks } from './dialects/readers.ts'
import { toldBlocks } from './dialects/told.ts'
import type { Block, Dialect, NoticeHeaders } from './dialects/types.ts'
import {
  type HeaderEvidence,
  headerEvidence,
  isToCome,
  mayTell,
  needsNoProof,
  trustsAnything,
  trustsLayout,
  worthReading,
} from './evidence.ts'
import { isPlainDaemon, mayBeBounce } from './gate.ts'
import { headerFacts, noticeHeaders } from './headerFacts.ts'
import { isAutoReply, isCourtesyNote, otherKind, topParts } from './kinds.ts'
import { mtaOf } from './mta.ts'
import { type Notice, readNotice } from './notice.ts'
import { oneLine } from './oneLine.ts'
import { readOriginal } from './original.ts'
import { quotesBounce } from './quotedBounce.ts'
import { recipientsOf } from './recipients.ts'
import { readNotification } from './snsNotification.ts'
import type { MessageKind, OriginalMail, RecipientAction, Report } from './types.ts'
import { findQuoted } from './unwrap.ts'

const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status'])
const MOST_STATUS = 500_000
const DEPTH = 2

/** Gives the original mail; several readers may want it, most do not. */
type AskOriginal = () => OriginalMail | null

function askOriginal(message: Message, notice: Notice): AskOriginal {
  let known: OriginalMail | null | undefined
  return () => {
    if (known === undefined) known = readOriginal(message, notice.quoted)
    return known
  }
}

/** Reads what a message reports. Ordinary mail gives kind `not-bounce` and no recipients. Never throws. */
export function readReport(message: Message): Report {
  return readAt(message, DEPTH)
}

function readAt(message: Message, depth: number): Report {
  const root = message.root
  const other = otherKind(message)
  if (other) return plain(message, other, other === 'not-bounce' ? 'none' : other)
  const parts = topParts(root, STATUS_TYPES)
  const status =
    parts.length > 0
      ? readDeliveryStatus(parts.map((part) => bodyText(message, part, MOST_STATUS)).join('\n\n'))
      : null
  const evidence = headerEvidence(root)
  if (status && status.groups.length > 0 && !evidence.passedOn)
    return fromStatus(message, status, proseOf(message, readNotice(message)))
  if (isAutoReply(root)) return plain(message, 'auto-reply', 'rfc3834')
  if (status === null && !worthReading(evidence)) return forwardedOrPlain(message, depth)
  const notice = readNotice(message)
  if (isCourtesyNote(root, notice.text)) return plain(message, 'auto-reply', 'rfc3834')
  const notification = readNotification(message, notice.text)
  if (notification) return notification
  const prose = proseOf(message, notice)
  return (
    relayedNotice(message, prose, depth) ??
    fromProse(message, prose, status, evidence) ??
    forwardedOrPlain(message, depth)
  )
}

/** A notice with what several readers ask about it. */
interface Prose {
  readonly notice: Notice
  readonly headers: NoticeHeaders
  /** The layouts that its signs fit. */
  readonly dialects: readonly Dialect[]
}

function proseOf(message: Message, notice: Notice): Prose {
  const headers = noticeHeaders(message.root)
  return { notice, headers, dialects: dialectsOf(notice, headers) }
}

function fromStatus(message: Message, status: DeliveryStatus, { notice, headers, dialects }: Prose): Report {
  const blocks = readBlocks(dialects, notice, headers)?.blocks ?? angleBlocks(notice)
  const kind =
    worstKind(status.groups.map((group) => group.action)) ??
    kindOfStatus(status) ??
    proseKind(dialects, notice, headers)
  return assemble(message, notice, {
    kind,
    format: 'rfc3464',
    headers,
    status: named(status, headers),
    blocks,
    dialect: dialects[0] ?? null,
    original: askOriginal(message, notice),
  })
}

/** A file or a pipe as final recipient says less than the one address of X-Failed-Recipients. */
function named(status: DeliveryStatus, headers: NoticeHeaders): DeliveryStatus {
  const [group, second] = status.groups
  const only = headers.failed.length === 1 ? headers.failed[0] : null
  if (!group || second || !only || group.finalRecipient.includes('@')) return status
  return { ...status, groups: [{ ...group, finalRecipient: only }] }
}

/** A notice without a readable report part; null when it is none. */
function fromProse(
  message: Message,
  prose: Prose,
  status: DeliveryStatus | null,
  evidence: HeaderEvidence,
): Report | null {
  const { notice, headers } = prose
  const inText = evidence.plainDaemon || evidence.nullPath || evidence.tell ? statusInText(notice) : null
  if (inText) return fromStatus(message, inText, prose)
  const dialects = prose.dialects.filter((dialect) => trustsLayout(evidence, dialect, notice))
  const read = readBlocks(dialects, notice, headers)
  const original = askOriginal(message, notice)
  if (read)
    return assemble(message, notice, {
      kind: proseKind([read.dialect], notice, headers),
      format: read.dialect.id,
      headers,
      status: withoutGroups(status),
      ...read,
      original,
    })
  const own = () => ownAddresses(message.root, original())
  const refuses = () => refusedOthers(notice, own())
  const trusted = trustsAnything(evidence, notice, headers.subject, refuses)
  const found = trusted ? genericBlocks(notice, headers, own()) : told(notice, headers.subject, evidence, own)
  if (!trusted && found.length === 0) return null
  if (!needsNoProof(evidence) && found.length === 0 && original() === null && !quotesReply(notice))
    return null
  const kind = proseKind(dialects, notice, headers)
  return assemble(message, notice, {
    kind,
    format: dialects[0]?.id ?? 'generic',
    headers,
    status: withoutGroups(status),
    blocks: withOriginal(found, notice, original),
    dialect: dialects[0] ?? null,
    original,
  })
}

/** Whether a reply stands beside an address that is not the reader's own. */
const refusedOthers = (notice: Notice, own: readonly string[]): boolean =>
  refusedBlocks(notice).some(
    ({ address, text }) => !isToCome(text) && !own.some((one) => sameAddress(one, address)),
  )

/** What a notice without any mark of a mail system's says in its first sentence. */
function told(
  notice: Notice,
  subject: string,
  evidence: HeaderEvidence,
  own: () => readonly string[],
): readonly Block[] {
  return mayTell(evidence, notice, subject) ? toldBlocks(notice, own()) : []
}

const quotesReply = (notice: Notice): boolean => findQuoted(notice.text)?.code != null

const EMBEDDED = new Set(['message/rfc822'])

/**
 * A notice that names nobody and passes on another system's notice, attached or pasted whole, speaks through that
 * one (support copies, virus gateways).
 */
function relayedNotice(message: Message, prose: Prose, depth: number): Report | null {
  const { notice, headers, dialects } = prose
  if (depth <= 0 || !isPlainDaemon(headers.from)) return null
  if (headers.failed.length > 0) return null
  const attached = topParts(message.root, EMBEDDED)[0]?.children[0]
  if (attached ? mayBeBounce(headerFacts(attached)) !== 'yes' : notice.quoted === '') return null
  if (readBlocks(dialects, notice, headers)) return null
  const pasted =
    notice.quoted === '' || attached ? null : readMessage(new TextEncoder().encode(notice.quoted))
  const inner = attached ? { ...message, root: attached } : pasted
  if (!inner || mayBeBounce(headerFacts(inner.root)) !== 'yes') return null
  const report = readAt(inner, depth - 1)
  return report.recipients.some((one) => one.finalRecipient !== '') ? { ...report, ...common(message) } : null
}

function readBlocks(
  dialects: readonly Dialect[],
  notice: Notice,
  headers: NoticeHeaders,
): { readonly dialect: Dialect; readonly blocks: readonly Block[] } | null {
  for (const dialect of dialects) {
    const blocks = dialect.read(notice, headers)
    if (blocks.length > 0) return { dialect, blocks }
  }
  return null
}

/** A notice that names nobody speaks of whoever the returned mail went to, when that was one. */
function withOriginal(blocks: readonly Block[], notice: Notice, askOriginal: AskOriginal): readonly Block[] {
  if (blocks.some((block) => block.address !== '')) return blocks
  const original = askOriginal()
  const only =
    original && original.to.length + original.cc.length === 1 ? (original.to[0] ?? original.cc[0]) : null
  const text = notice.text.slice(0, 3000)
  return blocks.length > 0
    ? blocks.map((block) => ({ ...block, address: only?.address ?? '' }))
    : [{ address: only?.address ?? '', text, reply: null }]
}

/** RFC 3464 fields printed into the text itself. */
function statusInText(notice: Notice): DeliveryStatus | null {
  const whole = `${notice.text}\n${notice.quoted.slice(0, 20_000)}`
  const at = whole.search(/^[ \t]{0,200}(?:Reporting-MTA|Original-Recipient|Final-Recipient)\s?:/im)
  if (at < 0) return null
  const text = whole.slice(at).split(/\n(?:--|Received:|Return-Path:)/)[0] ?? ''
  const status = readDeliveryStatus(text)
  const real = status.groups.filter((group) => group.finalRecipient.includes('@') && group.action !== null)
  return real.length > 0 ? { ...status, groups: real } : null
}

function withoutGroups(status: DeliveryStatus | null): DeliveryStatus | null {
  return status && status.groups.length === 0 ? status : null
}

function proseKind(dialects: readonly Dialect[], notice: Notice, headers: NoticeHeaders): MessageKind {
  const text = oneLine(`${notice.text.slice(0, 20_000)}\n${headers.subject}`.toLowerCase())
  if (
    /permanent fatal errors|this is a permanent error|giving up|failed permanently|i've given up/.test(text)
  )
    return 'failure'
  if (dialects.some((dialect) => dialect.delaySigns?.some((sign) => text.includes(sign)))) return 'delay'
  if (/^(?:delivered|relayed)\s?:|successful mail delivery/i.test(headers.subject))
    return /^relayed/i.test(headers.subject) ? 'relayed' : 'success'
  if (
    EXCHANGE_DELAY.test(headers.subject) ||
    /^(?:delayed mail|warning: (?:could not|message|delay)|warning--could|.{0,40}\(delay\)|delivery delayed|.{0,40} warning - delayed)/i.test(
      headers.subject,
    )
  )
    return 'delay'
  return dialects.length === 0 &&
    DELAY_WORDS.test(text) &&
    !/permanent|gave up|given up|max(?:imum)? retr|has failed/.test(text)
    ? 'delay'
    : 'failure'
}

/** RFC 3464 actions, worst first (CONTRACT "Message kinds"). */
function worstKind(actions: readonly (RecipientAction | null)[]): MessageKind | null {
  if (actions.includes('failed')) return 'failure'
  if (actions.includes('delayed')) return 'delay'
  if (actions.includes('delivered')) return 'success'
  if (actions.includes('relayed')) return 'relayed'
  return actions.includes('expanded') ? 'expanded' : null
}

function kindOfStatus(status: DeliveryStatus): MessageKind | null {
  const classes = status.groups.map((group) => group.status?.[0])
  if (classes.includes('5')) return 'failure'
  return classes.includes('2') && !classes.includes('4') ? 'success' : null
}

const ACTIONS: Readonly<Partial<Record<MessageKind, RecipientAction>>> = {
  failure: 'failed',
  delay: 'delayed',
  success: 'delivered',
  relayed: 'relayed',
  expanded: 'expanded',
}

interface Reading {
  readonly kind: MessageKind
  readonly format: string
  readonly headers: NoticeHeaders
  readonly status: DeliveryStatus | null
  readonly blocks: readonly Block[]
  readonly dialect: Dialect | null
  readonly original: AskOriginal
}

function assemble(message: Message, notice: Notice, reading: Reading): Report {
  const { kind, format, headers, status } = reading
  const mta = mtaOf(headers, status, reading.dialect)
  const read = recipientsOf(status, withOriginal(reading.blocks, notice, reading.original), {
    noticeText: notice.text,
    subject: headers.subject,
    reportingMta: status?.reportingMta ?? reportingHost(notice),
    action: ACTIONS[kind] ?? null,
  })
  const gaveUp = kind === 'delay' && read.length > 0 && read.every((one) => one.action === 'failed')
  const { from, subject, date, textOnly } = common(message)
  return {
    from,
    subject,
    date,
    message,
    textOnly,
    kind: gaveUp ? 'failure' : kind,
    format,
    mta,
    recipients: read,
    original: reading.original(),
    arrivalDate: status?.arrivalDate ?? null,
    envelopeFrom: status?.envelopeFrom ?? null,
    queueId: status?.queueId ?? null,
  }
}

/** `This is the mail system at host mx.example.` and its like name the reporting host. */
function reportingHost(notice: Notice): string | null {
  const match =
    /(?:system at host|program at host|program at|Agent v?[\d.+]{1,12} at|Generating server:|notification from|Message from|Reporting-MTA:\s{0,6}(?:dns;)?) {0,3}<?([\w-]{1,63}(?:\.[\w-]{1,63}){1,20})/i.exec(
      notice.text.slice(0, 5000),
    )
  return match?.[1]?.replace(/\.$/, '').toLowerCase() ?? null
}

function plain(message: Message, kind: MessageKind, format: string): Report {
  const { from, subject, date, textOnly } = common(message)
  return {
    from,
    subject,
    date,
    message,
    textOnly,
    kind,
    format,
    mta: null,
    recipients: [],
    original: null,
    arrivalDate: null,
    envelopeFrom: null,
    queueId: null,
  }
}

/** Ordinary mail; one that carries a bounce along, attached or quoted, says so by its format. */
function forwardedOrPlain(message: Message, depth: number): Report {
  return plain(message, 'not-bounce', depth > 0 && carriesBounce(message, depth) ? 'forwarded' : 'none')
}

function carriesBounce(message: Message, depth: number): boolean {
  const attached = topParts(message.root, EMBEDDED).slice(0, 20)
  return (
    attached.some((part) => {
      const root = part.children[0]
      if (!root || mayBeBounce(headerFacts(root)) === 'no') return false
      return !['not-bounce', 'auto-reply', 'receipt'].includes(readAt({ ...message, root }, depth - 1).kind)
    }) || quotesBounce(message)
  )
}

function common(message: Message): Pick<Report, 'from' | 'subject' | 'date' | 'message' | 'textOnly'> {
  return {
    from: firstMailbox(message.root, 'from'),
    subject: header(message.root, 'subject') ?? '',
    date: parseDate(header(message.root, 'date') ?? ''),
    message,
    textOnly: false,
  }
}

function firstMailbox(root: Part, name: string): Mailbox | null {
  const value = header(root, name)
  return value === null ? null : (parseMailboxes(value)[0] ?? null)
}

/** Addresses that belong to the notice itself or to whoever wrote the original. */
function ownAddresses(root: Part, original: OriginalMail | null): string[] {
  const values = [...headerAll(root, 'from'), ...headerAll(root, 'to'), original?.from?.address ?? '']
  return values.flatMap((value) => allAddresses(value))
}

/** mayBeBounce() for a message that has been read: by its header fields alone, bodies are not touched. */
export function looksLikeBounce(message: Message): 'yes' | 'no' | 'look' {
  return mayBeBounce(headerFacts(message.root))
}
