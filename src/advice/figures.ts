import type { DiagnosedRecipient } from '../classifier/types.ts'
import type { MessageParam } from '../i18n/types.ts'
import type { Report } from '../report/types.ts'
import type { AdviceTable, BlocklistPage } from './adviceTable.ts'
import { cleanDomain, cleanIp, domainOf } from './hostNames.ts'
import { type LinkParam, linkFromMail, linkFromTable, pageOf } from './links.ts'
import { visible } from './visibleText.ts'

export type Figures = Readonly<Record<string, MessageParam>>

/** Base64 in lines of 76 characters makes 78 octets of 57 (RFC 2045 6.8). */
const WIRE_FACTOR = 78 / 57
const HEADERS_AND_TEXT = 4096
const MARGIN = 0.95
const TENTH_OF_MB = 104_857.6

/**
 * How many bytes of attachments fit in a message of `limitBytes` on the wire: encoding and 4 KB for the rest taken
 * off, 95 % of what is left, rounded down to a tenth of a megabyte from one on. 0 when nothing fits.
 */
export function attachmentBytes(limitBytes: number): number {
  const raw = Math.max(0, limitBytes / WIRE_FACTOR - HEADERS_AND_TEXT) * MARGIN
  return raw >= 10 * TENTH_OF_MB ? Math.floor(raw / TENTH_OF_MB) * TENTH_OF_MB : Math.floor(raw / 1024) * 1024
}

/** Everything that a message may name about this recipient; what the bounce does not tell is left out. */
export function figuresOf(recipient: DiagnosedRecipient, report: Report, table: AdviceTable): Figures {
  const figures: Record<string, MessageParam> = {}
  for (const [name, value] of [
    ...addressFigures(recipient),
    ...amountFigures(recipient, report),
    ...hostFigures(recipient, report, table),
    ...listFigures(recipient, table),
    ...wordFigures(recipient, table),
  ])
    if (value !== null) figures[name] = value
  return figures
}

type Named = readonly [name: string, value: MessageParam | null]

const strong = (text: string | null | undefined): MessageParam | null =>
  text ? { kind: 'strong', text } : null
const address = (text: string | null | undefined): MessageParam | null =>
  text ? { kind: 'address', text } : null
const command = (text: string, value: string | null, blank: string): MessageParam =>
  value ? { kind: 'command', text: text.replace('%', () => value) } : { kind: 'command', text, blank }

function addressFigures({ facts, diagnosis }: DiagnosedRecipient): Named[] {
  const final = visible(facts.finalRecipient)
  const at = final.lastIndexOf('@')
  return [
    ['address', address(final)],
    ['local', strong(at > 0 ? final.slice(0, at) : '')],
    ['new_address', address(visible(diagnosis.params.newAddress ?? ''))],
  ]
}

function amountFigures({ facts, diagnosis }: DiagnosedRecipient, report: Report): Named[] {
  const { limitBytes, maxRecipients, waitSeconds, hops } = diagnosis.params
  const size = diagnosis.params.sizeBytes ?? report.original?.sizeBytes ?? undefined
  const until = facts.willRetryUntil
  const fits = limitBytes === undefined ? 0 : attachmentBytes(limitBytes)
  const above = (value: number | undefined, kind: 'bytes' | 'duration' | 'number'): MessageParam | null =>
    value !== undefined && Number.isFinite(value) && value > 0 ? { kind, value } : null
  return [
    ['limit', above(limitBytes, 'bytes')],
    ['attachments', above(fits, 'bytes')],
    [
      'size',
      limitBytes !== undefined && size !== undefined && size <= limitBytes ? null : above(size, 'bytes'),
    ],
    ['max_recipients', above(maxRecipients, 'number')],
    ['wait', above(waitSeconds, 'duration')],
    ['hops', above(hops, 'number')],
    ['until', until && !Number.isNaN(Date.parse(until)) ? { kind: 'date', iso: until } : null],
  ]
}

function hostFigures(recipient: DiagnosedRecipient, report: Report, table: AdviceTable): Named[] {
  const { facts, diagnosis } = recipient
  const named = cleanDomain(diagnosis.params.domain ?? '')
  const ofSender = table.categories[diagnosis.category].domainOf === 'sender'
  const theirs = (ofSender ? null : named) ?? domainOf(facts.finalRecipient)
  const own =
    (ofSender ? named : null) ??
    domainOf(report.envelopeFrom ?? '') ??
    domainOf(report.original?.from?.address ?? '')
  const host = cleanDomain(diagnosis.params.host ?? '') ?? cleanDomain(facts.remoteMta ?? '')
  const ip = cleanIp(diagnosis.params.ip ?? '')
  return [
    ['domain', strong(theirs)],
    ['sender_domain', strong(own)],
    ['host', strong(host)],
    ['ip', strong(ip)],
    ['mx_command', command('nslookup -q=mx %', theirs, 'blank_domain')],
    ['sender_mx_command', command('nslookup -q=mx %', own, 'blank_sender_domain')],
    ['spf_command', command('nslookup -q=txt %', own, 'blank_sender_domain')],
    ['dmarc_command', command('nslookup -q=txt _dmarc.%', own, 'blank_sender_domain')],
    ['ptr_command', command('dig -x %', ip, 'blank_ip')],
    ['telnet_command', command('telnet % 25', host, 'blank_host')],
  ]
}

function listFigures({ diagnosis }: DiagnosedRecipient, table: AdviceTable): Named[] {
  const page =
    diagnosis.params.blocklist === undefined ? undefined : findList(diagnosis.params.blocklist, table)
  const name = page?.name ?? visible(diagnosis.params.blocklist ?? '', 80)
  const link = (url: string | null | undefined): MessageParam | null => (url ? linkFromTable(url) : null)
  return [
    ['list', page?.closed || page?.domains ? null : strong(name)],
    ['domain_list', page?.domains && !page.closed ? strong(name) : null],
    ['closed_list', page?.closed ? strong(name) : null],
    ['expiring_list', page?.expires ? strong(name) : null],
    ['list_page', page?.closed ? null : link(page?.lookup)],
    ['removal_page', page?.closed ? null : link(page?.removal)],
    ['lookup_page', link(table.lookupPage)],
  ]
}

/** The list of that name or zone; of a zone inside a listed one, the closest. */
function findList(said: string, table: AdviceTable): BlocklistPage | undefined {
  const name = said.trim().toLowerCase().slice(0, 253)
  const names = (page: BlocklistPage) => [page.name.toLowerCase(), ...page.aliases]
  const exact = table.blocklists.find((page) => names(page).includes(name))
  if (exact) return exact
  const closeness = (page: BlocklistPage) =>
    Math.max(0, ...names(page).map((alias) => (name.endsWith(`.${alias}`) ? alias.length : 0)))
  const closest = table.blocklists.toSorted((one, other) => closeness(other) - closeness(one))[0]
  return closest && closeness(closest) > 0 ? closest : undefined
}

function wordFigures({ diagnosis }: DiagnosedRecipient, table: AdviceTable): Named[] {
  const { mechanism, virus, keyword, traceId, url } = diagnosis.params
  const page = Object.hasOwn(table.providers, diagnosis.provider ?? '')
    ? table.providers[diagnosis.provider ?? '']
    : null
  return [
    ['mechanism', strong(visible(mechanism ?? '', 40).toUpperCase())],
    ['virus', strong(visible(virus ?? '', 80))],
    ['keyword', strong(visible(keyword ?? '', 80))],
    ['trace_id', traceId ? { kind: 'code', text: visible(traceId, 160) } : null],
    ...pageFigures(url ? linkFromMail(url, table) : null, page ? linkFromTable(page) : null),
  ]
}

/** The page that the reply names and the provider's own; of one and the same page only what can be followed. */
function pageFigures(named: LinkParam | null, help: LinkParam | null): Named[] {
  const same = named !== null && help !== null && pageOf(named) === pageOf(help)
  return [
    ['url', same && named.kind === 'code' ? null : named],
    ['help_page', same && named.kind === 'link' ? null : help],
  ]
}
