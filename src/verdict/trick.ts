/** Weighing whether a message only plays the mail system. See docs/decisions/0009. */
import { header, headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { isPlainDaemon } from '../report/gate.ts'
import { attachmentReasons } from './attachments.ts'
import { isAnswer, signedAs, speaksOfMailbox } from './claims.ts'
import { domainOf, isFileShare, isHostedPage, ownerOf } from './hosts.ts'
import { linkReasons } from './linkReasons.ts'
import { asksForDeed, luresOf, saidIn } from './lure.ts'
import { isFilterer, isHoster, speaksOpenly } from './openName.ts'
import {
  ABOUT_MAILBOX,
  ABOUT_TRICKS,
  DIGEST,
  HELD,
  INBOUND,
  MAIL,
  PARCEL,
  PASSWORD,
  PASSWORD_DEED,
} from './phrases.ts'
import { claimsSystem } from './pose.ts'
import { AWAY, AWAY_LINKS, CORE, DOUBTS, LURES, MEANS } from './reasonKinds.ts'
import { senderReasons } from './senderReasons.ts'
import { strangeBounceReasons, wantedDeed } from './strangeBounce.ts'
import { isServerReport, type Suspect, speaksFor } from './suspect.ts'
import { plainWords, sentencesOf } from './text.ts'
import { asksForAnswer, namedTopic, namesOwn, topicReasons, troubleReasons } from './trouble.ts'
import type { ReasonId, VerdictReason } from './types.ts'

/** Lures, means and doubts together must reach this; the first two also on their own. */
const TRICK_WEIGHT = 7
const LEAST_LURE = 3
/** A trick comes to its point at once; long letters hold any word somewhere. */
const MOST_OPENING = 5000

export interface Weighed {
  readonly isTrick: boolean
  readonly reasons: readonly VerdictReason[]
}

/** An attachment that would be a means if the words asked to open it. */
const bringsFile = (root: Part): boolean => attachmentReasons(root, { opens: true }).length > 0

/** Without any means it is no trick, whatever it says: then its words are not weighed, and no reasons given. */
export function weighTrick(suspect: Suspect): Weighed {
  const { message, shown } = suspect
  const links = linkReasons(suspect)
  const isAimed = aims(suspect, links)
  if (!isAimed && !poses(suspect)) return { isTrick: false, reasons: [] }
  const buttons = [...shown.links.map(({ text }) => text), ...shown.page.buttons].filter(
    (text) => text !== '',
  )
  const said = saidIn(shown.subject, shown.text.slice(0, MOST_OPENING))
  const hasMeans = links.some(({ id }) => MEANS.has(id)) || bringsFile(message.root)
  if (!hasMeans && !asksForDeed(said) && !asksForAnswer(shown.text)) return { isTrick: false, reasons: [] }
  const lures = luresOf(said, buttons)
  const sender = senderReasons(suspect)
  const means = [
    ...attachmentReasons(message.root, { opens: lures.opensAttachment && !isServerReport(suspect) }),
    ...playedSite(links, sender),
  ]
  const reasons = [
    ...strongest([
      ...lures.reasons.filter(({ id }) => !isAboutOthers(id, suspect, links)),
      ...troubles(suspect, [...means, ...sender]),
      ...strangeBounceReasons(suspect),
      ...(isAimed ? namedTopic(suspect) : []),
    ]),
    ...means,
    ...sender,
  ]
  return { isTrick: decides(reasons, suspect), reasons }
}

/** A short mail of a stranger with a page that anybody can put up, made for this reader: the link carries the address. */
function aims(suspect: Suspect, links: readonly VerdictReason[]): boolean {
  const { message, report, shown } = suspect
  const has = (...ids: readonly ReasonId[]) => links.some(({ id }) => ids.includes(id))
  if (!has('link-carries-address') || !has('hosted-page-link', 'ip-link')) return false
  return !isReport(report) && shown.text.length < MOST_OPENING && !isListed(message) && !isAnswer(suspect)
}

/** A notice about somebody else's mailbox says that this one is full, and that mail to it is held. */
function isAboutOthers(id: ReasonId, { report, reader }: Suspect, links: readonly VerdictReason[]): boolean {
  const { recipients } = report
  if (recipients.length === 0) return false
  if (id === 'full-mailbox') return true
  const leadsAstray = links.some((link) => link.id !== 'foreign-link' && link.id !== 'sender-only-link')
  return (
    id === 'incoming-held' &&
    !leadsAstray &&
    !recipients.some((one) => reader.isOwnAddress(one.finalRecipient))
  )
}

function strongest(reasons: readonly VerdictReason[]): VerdictReason[] {
  const best = new Map<ReasonId, VerdictReason>()
  for (const one of reasons) if ((best.get(one.id)?.weight ?? 0) < one.weight) best.set(one.id, one)
  // Two names of one thing.
  if (best.has('full-mailbox')) best.delete('mailbox-trouble')
  if (best.has('full-mailbox') || best.has('mailbox-trouble')) best.delete('about-mailbox')
  return [...best.values()]
}

/** Told with a link to nowhere but the sender's own site, and not in the reader's name, it says less. */
function troubles(suspect: Suspect, reasons: readonly VerdictReason[]): readonly VerdictReason[] {
  if (!mayTrouble(suspect, reasons)) return []
  const strange = reasons.some(
    ({ id }) => id === 'poses-as-own' || (MEANS.has(id) && id !== 'sender-only-link'),
  )
  const leadsAway = reasons.some(({ id }) => AWAY_LINKS.includes(id))
  const isDoubtful = reasons.some(({ id, weight }) => weight >= 2 && DOUBTS.includes(id))
  const isPutUp = reasons.some(({ id }) => id === 'hosted-page-link' || id === 'ip-link')
  const found = [
    ...troubleReasons(suspect),
    ...(isPutUp ? namedTopic(suspect) : leadsAway ? topicReasons(suspect) : []),
    ...(isDoubtful ? wantedDeed(suspect) : []),
  ]
  const hasLinks = suspect.shown.links.length > 0
  return strange || !hasLinks || !speaksOpenly(suspect)
    ? found
    : found.map((one) => (one.id === 'mailbox-trouble' ? { ...one, weight: 2 } : one))
}

/** Where troubles with a mailbox may be a lure: told by a stranger, not in a report of a server nor to a list. */
function mayTrouble(
  { message, report, from, reader, shown }: Suspect,
  reasons: readonly VerdictReason[],
): boolean {
  const has = (id: ReasonId) => reasons.some((reason) => reason.id === id)
  if (!DOUBTS.some(has)) return false
  if (isListed(message) && !has('poses-as-own')) return false
  if (isAnswer({ message, shown }) && !claimsSystem(from)) return false
  return report.recipients.length === 0 && reader.addresses.size > 0 && shown.text.length < MOST_OPENING
}

const isListed = ({ root }: Suspect['message']) =>
  ['list-unsubscribe', 'list-id', 'list-post'].some((name) => headerAll(root, name).length > 0)

/** The own site of a sender that plays the reader's mail system is as foreign as any other. */
function playedSite(links: readonly VerdictReason[], sender: readonly VerdictReason[]): VerdictReason[] {
  const plays = sender.some(({ id }) => id === 'sender-not-provider' || id === 'poses-as-own')
  return links.map((one) => (plays && one.id === 'sender-only-link' ? { ...one, weight: 2 } : one))
}

/**
 * A bounce by its form, or a message that speaks as a mail system: by its sender, by a subject about the reader's
 * mailbox, or by a sentence of its first lines about mail kept from the reader.
 */
function poses({ message, report, shown, from, reader, authentication }: Suspect): boolean {
  const { subject, text } = shown
  if (report.kind === 'feedback-report') return false
  if (isReport(report)) return true
  // What some programs keep in the first message of an mbox.
  if (['x-imap', 'x-imapbase'].some((name) => header(message.root, name) !== null)) return false
  const title = plainWords(subject)
  const opening = plainWords(text.slice(0, MOST_OPENING))
  const held = sentencesOf(`${title}\n${opening}`).some(
    (one) => MAIL.test(one) && HELD.test(one) && INBOUND.test(one),
  )
  if (held) return true
  if (reader.isOwnAddress(from.address) && authentication.outcome === 'failed') return true
  const name = plainWords(from.name)
  if (namesOwn(name, reader)) return true
  if (namesOwn(title, reader) && !PARCEL.test(title)) return true
  if (PARCEL.test(`${title}\n${opening}`)) return false
  return (
    ABOUT_MAILBOX.test(title) ||
    asksForPassword(title) ||
    claimsSystem(from) ||
    isPlainDaemon(from.address) ||
    (!isListed(message) && (signedAs(text) !== null || speaksOfMailbox({ shown })))
  )
}

const isReport = ({ kind }: Suspect['report']) => kind !== 'not-bounce' && kind !== 'auto-reply'

const asksForPassword = (words: string): boolean => PASSWORD.test(words) && PASSWORD_DEED.test(words)

function decides(reasons: readonly VerdictReason[], suspect: Suspect): boolean {
  const sum = (ids: ReadonlySet<ReasonId>) =>
    reasons.filter(({ id }) => ids.has(id)).reduce((total, { weight }) => total + weight, 0)
  const has = (id: ReasonId) => reasons.some((reason) => reason.id === id)
  const asksHere =
    reasons.some(({ id, weight }) => id === 'html-form' && weight > 4) && has('sender-not-provider')
  if (!asksHere && (sum(LURES) < LEAST_LURE || sum(MEANS) < 1 || !hasCore(has, suspect))) return false
  // A link to the sender's own site is what any newsletter has: then the words must ask for something.
  const asks =
    reasons.some(({ id, weight }) => id === 'release-asked' && weight > 1) ||
    has('password-asked') ||
    has('full-mailbox') ||
    has('mailbox-trouble') ||
    has('about-mailbox') ||
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

/** A person who says that the reader's mailbox is full, and where the file lies instead. */
function sharesFile(suspect: Suspect, has: (id: ReasonId) => boolean): boolean {
  const { from, shown } = suspect
  if (has('poses-as-own') || has('notice-auth-failed') || has('came-from-outside')) return false
  if (
    has('link-carries-address') ||
    has('password-asked') ||
    claimsSystem(from) ||
    signedAs(shown.text) !== null
  )
    return false
  const away = shown.links.filter(({ host }) => isHostedPage(host))
  return away.length > 0 && away.every(({ host }) => isFileShare(host))
}

/** What speaks for the message: checked senders that lead to their own pages, lists, a mail of ours it answers. */
function trust(suspect: Suspect, has: (id: ReasonId) => boolean): number {
  const { message, from, reader, authentication, matched, shown } = suspect
  const checked = authentication.outcome === 'aligned'
  const isOwn = reader.owners.has(ownerOf(domainOf(from.address))) && speaksFor(from.address)
  const keepsToItself = !DOUBTS.some(has)
  const leadsAway = AWAY.some(has)
  const isPlayed = !keepsToItself && !speaksOpenly(suspect) && (leadsAway || !isHoster(from.address))
  const listed = isListed(message)
  const speaksOfTricks = ABOUT_TRICKS.test(plainWords(`${shown.subject}\n${shown.text.slice(0, 8000)}`))
  let weight = matched ? 4 : 0
  if (isServerReport(suspect)) weight += 3
  // A stolen mailbox passes every check: that speaks for a sender only who tells who it is.
  if (checked && !isPlayed) weight += 2
  if (sharesFile(suspect, has)) weight += 5
  if (keepsToItself && !leadsAway) weight += checked ? 4 : 2
  if (checked && isOwn) weight += 3
  // Filters are run by others, too; their digests lead to their own pages and to no others.
  if (checked && !leadsAway && DIGEST.test(plainWords(shown.subject)))
    weight += isFilterer(from.address) ? 7 : 4
  if (listed && checked && !has('sender-not-provider')) weight += 2
  if (listed && speaksOfTricks && !has('sender-not-provider')) weight += 3
  if (isAnswer(suspect) && !claimsSystem(from)) weight += 4
  return weight
}
