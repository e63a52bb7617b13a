/** Looking the mail that failed up in the Sent folder. */
import { header, parseDate } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import type { Report } from '../report/types.ts'
import { hashOf } from './hash.ts'
import type { NamedIds } from './returned.ts'
import { secondsOf, subjectKey } from './sentIndex.ts'
import type { ReasonId, SentIndex } from './types.ts'

/** Queues give up after five days by default; some keep mail for a week (RFC 5321 4.5.4.1). */
const QUEUE_SECONDS = 8 * 86_400
const CLOCK_SECONDS = 2 * 3600
/** The Date field comes back as it was sent; two minutes for servers that rewrite it. */
const SAME_MAIL_SECONDS = 120

export interface Comparison {
  /** The strongest match; null when there is none. */
  readonly found: ReasonId | null
  /** What was looked for in vain. */
  readonly missing: 'message-id-not-in-sent' | 'recipient-not-in-sent' | 'nothing-to-compare'
}

export function compareWithSent(
  report: Report,
  ids: NamedIds,
  root: Part | null,
  sent: SentIndex,
): Comparison {
  const missing =
    ids.returned.length > 0
      ? 'message-id-not-in-sent'
      : lookFor(report).length > 0
        ? 'recipient-not-in-sent'
        : 'nothing-to-compare'
  return { found: matchOf(report, ids, root, sent), missing }
}

function matchOf(report: Report, ids: NamedIds, root: Part | null, sent: SentIndex): ReasonId | null {
  const known = (list: readonly string[]) => list.some((id) => sent.messageIds.has(hashOf(id)))
  if (known(ids.returned)) return 'message-id-in-sent'
  const dated = secondsOf(report.original?.date ?? (root ? parseDate(header(root, 'date') ?? '') : null))
  const noticed = secondsOf(report.date)
  const inTime = (times: readonly number[] | undefined) =>
    (times ?? []).some((at) => fits(at, dated, noticed))
  const recipients = lookFor(report)
  if (
    recipients.some((recipient) =>
      subjectsOf(report).some((subject) => inTime(sent.subjects.get(hashOf(`${subject}\n${recipient}`)))),
    )
  )
    return 'subject-and-recipient-in-sent'
  if (ids.returned.length > 0) return null
  if (known(ids.referred)) return 'reply-to-sent'
  if (subjectsOf(report).length > 0 && report.original?.subject) return null
  return recipients.some((recipient) => inTime(sent.recipients.get(hashOf(recipient))))
    ? 'recipient-in-sent'
    : null
}

/** By the returned Date where one came back, else by what a queue allows. Without any date nothing fits. */
function fits(at: number, dated: number | null, noticed: number | null): boolean {
  if (dated !== null) return Math.abs(at - dated) <= SAME_MAIL_SECONDS
  return noticed !== null && at <= noticed + CLOCK_SECONDS && at >= noticed - QUEUE_SECONDS
}

function lookFor(report: Report): string[] {
  const { original } = report
  const named = [
    ...report.recipients.slice(0, 200).flatMap((one) => [one.finalRecipient, one.originalRecipient ?? '']),
    ...(original ? [...original.to, ...original.cc].slice(0, 200).map(({ address }) => address) : []),
  ]
  return [
    ...new Set(named.map((address) => address.toLowerCase()).filter((address) => address.includes('@'))),
  ]
}

/** Servers put the subject behind a word of their own: `Undeliverable: ...`, `未传递: ...`. */
function subjectsOf({ original, subject }: Report): string[] {
  const named = [original?.subject ?? '', /^[^:：]{2,60}[:：]\s?(.{1,900})$/s.exec(subject)?.[1] ?? '']
  return [...new Set(named.map(subjectKey).filter((key) => key !== ''))]
}

/** True when the returned mail was sent within what a queue allows before the notice; null without dates. */
export function withinQueueTime(report: Report): boolean | null {
  const dated = secondsOf(report.original?.date ?? null)
  const noticed = secondsOf(report.date)
  return dated === null || noticed === null ? null : fits(dated, null, noticed)
}
