/** Weighing whether a message only plays the mail system. See docs/decisions/0009. */
import { headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { isPlainDaemon, isReplyOrForward } from '../report/gate.ts'
import { attachmentReasons } from './attachments.ts'
import { domainOf, ownerOf } from './hosts.ts'
import { linkReasons } from './linkReasons.ts'
import { asksForDeed, luresOf, saidIn } from './lure.ts'
import {
  ABOUT_MAILBOX,
  ABOUT_TRICKS,
  CLAIMS_SYSTEM,
  DIGEST,
  HELD,
  INBOUND,
  MAIL,
  PARCEL,
  PASSWORD,
  PASSWORD_DEED,
} from './phrases.ts'
import { senderReasons } from './senderReasons.ts'
import { isServerReport, type Suspect, speaksFor } from './suspect.ts'
import { plainWords, sentencesOf } from './text.ts'
import type { ReasonId, VerdictReason } from './types.ts'

/** Lures, means and doubts together must reach this; the first two also on their own. */
const TRICK_WEIGHT = 7
const LEAST_LURE = 3
/** A trick comes to its point at once; long letters hold any word somewhere. */
const MOST_OPENING = 5000

const LURES = new Set<ReasonId>([
  'incoming-held',
  'full-mailbox',
  'release-asked',
  'send-again-button',
  'password-asked',
  'account-threatened',
  'deadline',
  'scan-code',
  'open-attachment',
  'reply-wanted',
  'image-link',
])
/** Threats and deadlines alone are no lure. */
const CORE = new Set<ReasonId>([
  'incoming-held',
  'full-mailbox',
  'send-again-button',
  'password-asked',
  'scan-code',
  'open-attachment',
  'reply-wanted',
  'image-link',
])
const MEANS = new Set<ReasonId>([
  'html-form',
  'html-attachment',
  'program-attached',
  'data-link',
  'ip-link',
  'odd-host-link',
  'disguised-link',
  'hosted-page-link',
  'foreign-link',
  'sender-only-link',
  'image-link',
  'reply-wanted',
  'scan-code',
])

export interface Weighed {
  readonly isTrick: boolean
  readonly reasons: readonly VerdictReason[]
}

/** An attachment that would be a means if the words asked to open it. */
const bringsFile = (root: Part): boolean => attachmentReasons(root, { opens: true }).length > 0

/** Without any means it is no trick, whatever it says: then its words are not weighed, and no reasons given. */
export function weighTrick(suspect: Suspect): Weighed {
  const { message, report, shown } = suspect
  if (!poses(suspect)) return { isTrick: false, reasons: [] }
  const buttons = [...shown.links.map(({ text }) => text), ...shown.page.buttons].filter(
    (text) => text !== '',
  )
  const said = saidIn(shown.subject, shown.text.slice(0, MOST_OPENING))
  const links = linkReasons(suspect)
  if (!links.some(({ id }) => MEANS.has(id)) && !bringsFile(message.root) && !asksForDeed(said))
    return { isTrick: false, reasons: [] }
  const lures = luresOf(said, buttons)
  const reasons = [
    ...lures.reasons.filter(({ id }) => id !== 'full-mailbox' || report.recipients.length === 0),
    ...attachmentReasons(message.root, { opens: lures.opensAttachment && !isServerReport(suspect) }),
    ...playedSite(links, senderReasons(suspect)),
  ]
  return { isTrick: decides(reasons, suspect), reasons }
}

/** The own site of a sender that plays the reader's mail system is as foreign as any other. */
function playedSite(links: readonly VerdictReason[], sender: readonly VerdictReason[]): VerdictReason[] {
  const plays = sender.some(({ id }) => id === 'sender-not-provider' || id === 'poses-as-own')
  const weighed = links.map((one) => (plays && one.id === 'sender-only-link' ? { ...one, weight: 2 } : one))
  return [...weighed, ...sender]
}

/**
 * A bounce by its form, or a message that speaks as a mail system: by its sender, by a subject about the reader's
 * mailbox, or by a sentence of its first lines about mail kept from the reader.
 */
function poses({ report, shown: { subject, text }, from, reader }: Suspect): boolean {
  if (report.kind === 'feedback-report') return false
  if (report.kind !== 'not-bounce' && report.kind !== 'auto-reply') return true
  const title = plainWords(subject)
  const opening = plainWords(text.slice(0, MOST_OPENING))
  const held = sentencesOf(`${title}\n${opening}`).some(
    (one) => MAIL.test(one) && HELD.test(one) && INBOUND.test(one),
  )
  if (held) return true
  if (PARCEL.test(`${title}\n${opening}`)) return false
  if (asksForPassword(title) && namesOwn(`${title} ${plainWords(from.name)}`, reader)) return true
  return ABOUT_MAILBOX.test(title) || CLAIMS_SYSTEM.test(plainWords(from.name)) || isPlainDaemon(from.address)
}

const asksForPassword = (words: string): boolean => PASSWORD.test(words) && PASSWORD_DEED.test(words)

/** Words that name an address of the reader, or its domain. */
const namesOwn = (words: string, { addresses }: Suspect['reader']): boolean =>
  [...addresses].slice(0, 50).some((address) => words.includes(domainOf(address)))

function decides(reasons: readonly VerdictReason[], suspect: Suspect): boolean {
  const sum = (ids: ReadonlySet<ReasonId>) =>
    reasons.filter(({ id }) => ids.has(id)).reduce((total, { weight }) => total + weight, 0)
  const has = (id: ReasonId) => reasons.some((reason) => reason.id === id)
  if (sum(LURES) < LEAST_LURE || sum(MEANS) < 1 || !hasCore(has, suspect)) return false
  // A link to the sender's own site is what any newsletter has: then the words must ask for something.
  const asks =
    reasons.some(({ id, weight }) => id === 'release-asked' && weight > 1) ||
    has('password-asked') ||
    has('full-mailbox') ||
    has('send-again-button') ||
    has('scan-code')
  if (sum(MEANS) < 2 && !asks) return false
  const total = reasons.reduce((all, { weight }) => all + weight, 0) - trust(suspect, has)
  return total >= TRICK_WEIGHT
}

/** Asking to open or to view some mail is a lure only of what speaks of a mailbox. */
function hasCore(has: (id: ReasonId) => boolean, { report, shown }: Suspect): boolean {
  if ([...CORE].some(has)) return true
  return (
    has('release-asked') && (report.recipients.length > 0 || ABOUT_MAILBOX.test(plainWords(shown.subject)))
  )
}

/** What speaks for the message: checked senders that lead to their own pages, lists, a mail of ours it answers. */
function trust(suspect: Suspect, has: (id: ReasonId) => boolean): number {
  const { message, from, reader, authentication, matched, shown } = suspect
  const checked = authentication.outcome === 'aligned'
  const isOwn = reader.owners.has(ownerOf(domainOf(from.address))) && speaksFor(from.address)
  const keepsToItself = !has('poses-as-own') && !has('sender-not-provider') && !has('notice-auth-failed')
  const leadsAway = has('foreign-link') || has('hosted-page-link') || has('disguised-link') || has('ip-link')
  const listed = ['list-unsubscribe', 'list-id', 'list-post'].some(
    (name) => headerAll(message.root, name).length > 0,
  )
  const speaksOfTricks = ABOUT_TRICKS.test(plainWords(`${shown.subject}\n${shown.text.slice(0, 8000)}`))
  let weight = matched ? 4 : 0
  if (checked) weight += 2
  if (keepsToItself && !leadsAway) weight += checked ? 4 : 2
  if (checked && isOwn) weight += 3
  // Filters are run by others, too; their digests lead to their own pages and to no others.
  if (checked && !leadsAway && DIGEST.test(plainWords(shown.subject))) weight += 4
  if (listed && checked && !has('sender-not-provider')) weight += 2
  if (listed && speaksOfTricks && !has('sender-not-provider')) weight += 3
  if (isReplyOrForward(shown.subject) && !CLAIMS_SYSTEM.test(plainWords(`${from.name} ${from.address}`)))
    weight += 4
  return weight
}
