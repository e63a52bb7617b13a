import { header, mailboxes } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { isNullPath } from '../report/gate.ts'
import type { MessageKind, Report } from '../report/types.ts'
import { type Authentication, authenticationOf } from './authentication.ts'
import { compareWithSent, withinQueueTime } from './compare.ts'
import { hashOf } from './hash.ts'
import { domainOf, isInnerHost, ownerOf } from './hosts.ts'
import { type Path, pathOf, returnedFailedChecks, sendersOf } from './path.ts'
import { type Reader, readerOf } from './reader.ts'
import { type NamedIds, namedIds, returnedRoot } from './returned.ts'
import { bareId, mailerOf } from './sentIndex.ts'
import { shownOf } from './shown.ts'
import { weighTrick } from './trick.ts'
import type { ReasonId, SendingHabits, Verdict, VerdictContext, VerdictId, VerdictReason } from './types.ts'

/** Kinds that speak of one mail of the reader's. Receipts too: they can be invented as well. */
const ABOUT_SENT = new Set<MessageKind>(['failure', 'delay', 'success', 'relayed', 'expanded', 'receipt'])
const MOST_HOSTS = 20
const MOST_PARAM = 200

/**
 * Judges the notice itself: does it speak of mail the reader sent, of mail somebody sent in the reader's name, or is
 * it a trick? Looks at messages of kind `not-bounce` too, for many a trick is no bounce by its form. Never throws;
 * never says that anything matches without `context.sent`. Params are words of the mail: text, never markup.
 */
export function judge(message: Message, report: Report, context: VerdictContext): Verdict {
  const reader = readerOf(message.root, context)
  const from = mailboxes(message.root, 'from')[0] ?? { name: '', address: '' }
  const authentication = authenticationOf(message.root, from.address, reader.isOwnServer)
  const returned = returnedRoot(message, report)
  const ids = namedIds(message, report, returned)
  const shown = shownOf(message)
  const { sent } = context
  const matched = sent !== null && ids.returned.some((id) => sent.messageIds.has(hashOf(id)))
  const trick = weighTrick({ message, report, from, shown, reader, authentication, matched })
  const hosts = [...new Set(shown.links.map(({ host }) => host).filter((host) => host !== ''))].slice(
    0,
    MOST_HOSTS,
  )
  const answer = (verdict: VerdictId, reasons: readonly VerdictReason[]) => ({
    verdict,
    reasons: ordered(reasons),
    linkHosts: hosts,
  })
  if (trick.isTrick) return answer('trick', trick.reasons)
  if (!ABOUT_SENT.has(report.kind)) return answer('none', [])
  const looks = { message, report, reader, authentication, returned, ids, context }
  return answer(...compared(looks))
}

interface Looks {
  readonly message: Message
  readonly report: Report
  readonly reader: Reader
  readonly authentication: Authentication
  readonly returned: Part | null
  readonly ids: NamedIds
  readonly context: VerdictContext
}

function compared(looks: Looks): [VerdictId, VerdictReason[]] {
  const { report, ids, returned, context } = looks
  const support = supporting(looks)
  const comparison = context.sent ? compareWithSent(report, ids, returned, context.sent) : null
  if (comparison?.found)
    return ['matches-sent', [reason(comparison.found, 5, foundParams(looks)), ...support]]
  const path = returned ? pathOf(returned, looks.reader.servers) : null
  const forged = returned ? forgery(looks, returned, path) : []
  if (forged.length > 0)
    return [
      'backscatter',
      comparison ? [reason(comparison.missing, 3, foundParams(looks)), ...forged] : forged,
    ]
  if (path?.went === 'own') support.push(reason('path-through-own-hosts', 2))
  if (!comparison) return ['none', [reason('not-compared', 4), ...support]]
  if (comparison.missing === 'nothing-to-compare')
    return ['none', [reason('nothing-to-compare', 4), ...support]]
  return ['not-in-sent', [reason(comparison.missing, 4, foundParams(looks)), ...support]]
}

/**
 * Reasons to say that the returned mail bears the reader's address but was not sent by the reader; [] when they do
 * not suffice. Where our servers are only guessed, a foreign path needs a second sign: mail of ours may go out
 * through servers that nobody told us of. Without Sent only servers that were named count.
 */
function forgery({ report, reader, context }: Looks, returned: Part, path: Path | null): VerdictReason[] {
  const own = sendersOf(returned).find(reader.isOwnAddress)
  if (own === undefined || path === null || path.went !== 'foreign') return []
  const habits = context.sent?.habits.get(domainOf(own)) ?? null
  const signs = signsOfForgery(reader, returned, own, habits)
  if (signs.length === 0 && context.ownHosts.length === 0 && habits && isWrittenAsOurs(returned, habits))
    return []
  if (reader.servers.certain.size === 0) {
    const count = signs.reduce((sum, { weight }) => sum + weight, path.unnamed ? 1 : 0)
    if (habits === null || count < path.signsNeeded + (wasRelayed(report) ? 1 : 0)) return []
  }
  return [
    reason('path-never-own', 5, { host: path.entry ?? '' }),
    reason('from-identity', 1, { address: own }),
    ...signs,
  ]
}

/** The reporting server handed the mail on to another one: it may well be the server that our mail goes out by. */
function wasRelayed({ recipients }: Report): boolean {
  return recipients.some(
    ({ reportingMta, remoteMta }) =>
      remoteMta !== null && (reportingMta === null || ownerOf(remoteMta) !== ownerOf(reportingMta)),
  )
}

function signsOfForgery(
  reader: Reader,
  returned: Part,
  own: string,
  habits: SendingHabits | null,
): VerdictReason[] {
  const signs: VerdictReason[] = []
  if (returnedFailedChecks(returned, own))
    signs.push(reason('returned-auth-failed', 2, { domain: domainOf(own) }))
  if (habits === null) return signs
  const mailer = mailerOf(returned)
  if (habits.mailers.size > 0 && mailer !== null && !habits.mailers.has(mailer))
    signs.push(reason('mailer-not-ours', 1, { mailer }))
  const domain = domainOf(bareId(header(returned, 'message-id')))
  const isKnown = habits.idDomains.size === 0 || habits.idDomains.has(domain)
  if (domain !== '' && !isKnown && !reader.owners.has(ownerOf(domain)))
    signs.push(reason('message-id-not-ours', isSteady(habits) ? 2 : 1, { domain }))
  return signs
}

/** Program and Message-ID are those of sent mail: it may have gone out by a server that Sent does not show. */
function isWrittenAsOurs(returned: Part, { mailers, idDomains }: SendingHabits): boolean {
  const mailer = mailerOf(returned)
  return (
    mailer !== null && mailers.has(mailer) && idDomains.has(domainOf(bareId(header(returned, 'message-id'))))
  )
}

/** Enough sent mail, all of it with Message-IDs of the same few makers. */
const isSteady = ({ size, idDomains }: SendingHabits) => size >= 3 && idDomains.size <= 3

/** What speaks for the notice: shown beside the verdict, never enough for a green one. */
function supporting({ message, report, reader, authentication }: Looks): VerdictReason[] {
  const reasons: VerdictReason[] = []
  if (isNullPath(header(message.root, 'return-path'))) reasons.push(reason('null-return-path', 1))
  if (report.format === 'rfc3464') reasons.push(reason('report-structure', 1))
  if (withinQueueTime(report)) reasons.push(reason('within-queue-time', 0.5))
  const reporter = report.recipients.find(({ reportingMta }) => reportingMta !== null)?.reportingMta ?? ''
  if (
    reporter !== '' &&
    !isInnerHost(reporter) &&
    ownerOf(reporter) === ownerOf(domainOf(report.from?.address ?? ''))
  )
    reasons.push(reason('reporter-is-sender', 0.5, { host: reporter }))
  if (authentication.outcome === 'aligned') reasons.push(reason('notice-authenticated', 1))
  const author = report.original?.from?.address ?? ''
  if (author !== '' && reader.isOwnAddress(author))
    reasons.push(reason('from-identity', 1, { address: author }))
  return reasons
}

function foundParams({ report }: Looks): Record<string, string> {
  const recipient = report.recipients.find(({ finalRecipient }) => finalRecipient !== '')?.finalRecipient
  return {
    subject: report.original?.subject ?? '',
    recipient: recipient ?? report.original?.to[0]?.address ?? '',
  }
}

function reason(id: ReasonId, weight: number, params: Readonly<Record<string, string>> = {}): VerdictReason {
  return { id, weight, params }
}

function ordered(reasons: readonly VerdictReason[]): VerdictReason[] {
  return reasons
    .map(({ id, weight, params }) => ({
      id,
      weight,
      params: Object.fromEntries(
        Object.entries(params).map(([name, text]) => [name, text.slice(0, MOST_PARAM)]),
      ),
    }))
    .sort((one, other) => other.weight - one.weight)
}
