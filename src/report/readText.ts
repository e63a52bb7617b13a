import { readMessage } from '../mime/index.ts'
import { allAddresses } from './addresses.ts'
import { readDeliveryStatus } from './deliveryStatus.ts'
import { DELAY_WORDS, FAILURE_WORDS, genericBlocks, refusedBlocks } from './dialects/generic.ts'
import { dialectsOf } from './dialects/index.ts'
import type { Block, Dialect, NoticeHeaders } from './dialects/types.ts'
import { EMPTY_REPORT } from './emptyReport.ts'
import { isBounceSubject } from './gate.ts'
import { splitNotice } from './notice.ts'
import { oneLine } from './oneLine.ts'
import { readReply } from './readReply.ts'
import { readReport } from './readReport.ts'
import { recipientsOf } from './recipients.ts'
import type { MessageKind, Report } from './types.ts'

const LONGEST = 2_000_000

/**
 * Reads rendered text or a paste, when the message itself is not at hand. A paste that begins with header
 * lines is read as a message; else the notice's layout, or a single reply, is looked for. `textOnly` is always
 * true and `message` null. Text that is neither gives `not-bounce`. Never throws.
 */
export function readText(text: string): Report {
  const paste = text
    .slice(0, LONGEST)
    .replace(/^\ufeff?\s*\n/, '')
    .replace(/\r\n?/g, '\n')
  if (isSource(paste)) {
    const report = readReport(readMessage(new TextEncoder().encode(paste)))
    if (report.kind !== 'not-bounce') return { ...report, textOnly: true }
  }
  return fromRendered(paste)
}

/** At least two of the usual header fields among the first lines, before any blank line. */
function isSource(text: string): boolean {
  const head = text.slice(0, 8000).split(/\n[ \t]*\n/)[0] ?? ''
  const names =
    head.match(
      /^(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|X-Failed-Recipients|Auto-Submitted|Delivered-To|DKIM-Signature)\s?:/gim,
    ) ?? []
  return (
    /^[A-Za-z][\w-]{1,40}:|^From \S/.test(head.trimStart()) &&
    new Set(names.map((name) => name.toLowerCase())).size >= 3
  )
}

function fromRendered(text: string): Report {
  const notice = splitNotice(text.replace(/^[>|] ?/gm, ''))
  const subject =
    /^(?:Subject|主\s?题|主旨|件名|Betreff|Objet|Asunto|Oggetto|Assunto|Тема)\s?[:：]\s{0,4}(.{1,300})$/im
      .exec(text.slice(0, 3000))?.[1]
      ?.trim() ?? ''
  const from =
    /^(?:From|发件人|寄件者|差出人|Von|De|Da|От)\s?[:：]\s{0,4}(.{1,300})$/im
      .exec(text.slice(0, 3000))?.[1]
      ?.trim() ?? ''
  const headers: NoticeHeaders = {
    from,
    subject: isBounceSubject(subject) ? subject : '',
    mailer: '',
    failed: [],
  }
  const status = readDeliveryStatus(
    /(?:^|\n)[ \t]{0,200}((?:Reporting-MTA|Final-Recipient|Original-Recipient)\s?:[\s\S]{1,20000})/i.exec(
      text,
    )?.[1] ?? '',
  )
  const dialect = dialectsOf(notice, headers).find((one) => one.read(notice, headers).length > 0) ?? null
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const blocks =
    dialect?.read(notice, headers) ??
    (status.groups.length > 0 ? [] : restBlocks(notice.text, lines.length, headers))
  if (blocks.length === 0 && status.groups.length === 0) return nothing(text, subject)
  const kind = kindOf(
    text,
    dialect,
    status.groups.map((group) => group.action ?? ''),
    blocks,
  )
  const recipients = recipientsOf(status.groups.length > 0 ? status : null, blocks, {
    noticeText: notice.text,
    subject,
    reportingMta: status.reportingMta,
    action: kind === 'delay' ? 'delayed' : kind === 'success' ? 'delivered' : 'failed',
  })
  const format = status.groups.length > 0 ? 'rfc3464' : (dialect?.id ?? 'generic')
  return {
    ...nothing(text, subject),
    kind,
    format,
    mta: dialect?.mta ?? null,
    recipients,
    arrivalDate: status.arrivalDate,
    queueId: status.queueId,
    envelopeFrom: status.envelopeFrom,
  }
}

/** A single reply, or a notice of unknown layout. */
function restBlocks(text: string, lines: number, headers: NoticeHeaders): readonly Block[] {
  const refused = refusedBlocks(splitNotice(text))
  if (refused.length > 1 || (refused.length === 1 && lines > 12)) return refused
  const reply = readReply(text)
  if (lines <= 12 && (reply.replyCode ?? reply.status) !== null && reply.replyCode?.[0] !== '2') {
    const address = reply.finalRecipient || (allAddresses(text, 1)[0] ?? '')
    return [{ address, text, reply: text }]
  }
  if (!FAILURE_WORDS.test(text) && !DELAY_WORDS.test(text)) return []
  const blocks = genericBlocks(splitNotice(text), headers, [])
  return blocks.length > 0 ? blocks : [{ address: '', text: text.slice(0, 3000), reply: null }]
}

function kindOf(
  text: string,
  layout: Dialect | null,
  actions: readonly string[],
  blocks: readonly Block[],
): MessageKind {
  if (actions.includes('failed')) return 'failure'
  if (actions.includes('delayed')) return 'delay'
  if (actions.some((action) => action === 'delivered' || action === 'relayed')) return 'success'
  const flat = oneLine(text.slice(0, 20_000).toLowerCase())
  if (/permanent fatal errors|this is a permanent error|given up|failed permanently/.test(flat))
    return 'failure'
  if (layout?.delaySigns?.some((sign) => flat.includes(sign))) return 'delay'
  if (/was successfully delivered/.test(flat)) return 'success'
  if (/is complete, but no delivery notification/.test(flat)) return 'relayed'
  const only = blocks.length === 1 && layout === null ? readReply(blocks[0]?.reply ?? '') : null
  return (DELAY_WORDS.test(flat) && layout === null) || (only?.replyCode?.[0] === '4' && flat.length < 600)
    ? 'delay'
    : 'failure'
}

function nothing(text: string, subject: string): Report {
  const title = subject || (text.split('\n', 1)[0]?.slice(0, 200) ?? '')
  return { ...EMPTY_REPORT, subject: title, textOnly: true }
}
