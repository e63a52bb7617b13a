/** Weighing whether a message only plays the mail system. See docs/decisions/0009. */
import { bodyText, header, headerAll, htmlToText, mailboxes, parseMailboxes } from '../mime/index.ts'
import type { Mailbox, Message, Part } from '../mime/types.ts'
import { isNullPath, isPlainDaemon, isReplyOrForward } from '../report/gate.ts'
import type { Report } from '../report/types.ts'
import { type RiskyAttachments, riskyAttachments } from './attachments.ts'
import type { Authentication } from './authentication.ts'
import { domainOf, isHelpHost, isHostedPage, isIpAddress, isMailService, ownerOf } from './hosts.ts'
import { type Link, type Page, readPage, readTextLinks } from './links.ts'
import { luresOf } from './lure.ts'
import { ABOUT_MAILBOX, ABOUT_TRICKS, CLAIMS_SYSTEM, HELD, INBOUND, MAIL, PARCEL } from './phrases.ts'
import type { Reader } from './reader.ts'
import { plainWords, sentencesOf } from './text.ts'
import type { ReasonId, VerdictReason } from './types.ts'

/** Lures, means and doubts together must reach this; the first two also on their own. */
export const TRICK_WEIGHT = 7
export const LEAST_LURE = 3
const MOST_TEXT = 60_000
/** A trick comes to its point at once; long letters hold any word somewhere. */
const MOST_OPENING = 5000

const LURES = new Set<ReasonId>([
  'incoming-held',
  'release-asked',
  'send-again-button',
  'password-asked',
  'account-threatened',
  'deadline',
  'scan-code',
  'open-attachment',
  'reply-wanted',
])
/** Threats and deadlines alone are no lure. */
const CORE = new Set<ReasonId>([
  'incoming-held',
  'release-asked',
  'send-again-button',
  'password-asked',
  'scan-code',
  'open-attachment',
  'reply-wanted',
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

/** The shown side of a message: its words and what can be clicked. */
export interface Shown {
  readonly subject: string
  readonly text: string
  readonly page: Page
  readonly links: readonly Link[]
}

export function shownOf(message: Message): Shown {
  const texts: string[] = []
  const pages: Page[] = []
  const plainLinks: Link[] = []
  let length = 0
  for (const part of shownParts(message.root)) {
    if (length > MOST_TEXT) break
    const raw = bodyText(message, part, MOST_TEXT * 6)
    const isHtml =
      part.contentType.type === 'text/html' || /^\s{0,200}<(?:!doctype html|html)\b/i.test(raw.slice(0, 400))
    const text = (isHtml ? htmlToText(raw) : raw).slice(0, MOST_TEXT)
    if (isHtml) pages.push(readPage(raw))
    plainLinks.push(...readTextLinks(beforeQuoted(text)))
    texts.push(beforeQuoted(text))
    length += text.length
  }
  const page: Page = {
    links: pages.flatMap(({ links }) => links),
    forms: pages.reduce((sum, { forms }) => sum + forms, 0),
    passwordFields: pages.reduce((sum, { passwordFields }) => sum + passwordFields, 0),
    images: pages.reduce((sum, { images }) => sum + images, 0),
    buttons: pages.flatMap(({ buttons }) => buttons),
  }
  return {
    subject: header(message.root, 'subject') ?? '',
    text: texts.join('\n\n'),
    page,
    links: [...page.links, ...plainLinks],
  }
}

/** What the returned mail itself says must not count against the notice that holds it. */
function beforeQuoted(text: string): string {
  const mark =
    /^[ \t>]{0,6}(?:-{2,10} ?(?:this is a copy|below this line|original message|returned message|the header of|enclosed|undelivered message|message header|forwarded message|原始邮件|原邮件|原文)|original message (?:headers|follows)|return-path: ?<|received: from )/im.exec(
      text,
    )
  return mark && mark.index > 0 ? text.slice(0, mark.index) : text
}

function shownParts(part: Part): Part[] {
  const { type } = part.contentType
  if (type.startsWith('message/') || type === 'text/rfc822-headers') return []
  if (part.children.length > 0) return part.children.flatMap(shownParts)
  if (part.disposition === 'attachment') return []
  return type === 'text/plain' || type === 'text/html' || type.startsWith('multipart/') ? [part] : []
}

export interface Weighed {
  readonly isTrick: boolean
  readonly reasons: readonly VerdictReason[]
}

export interface Suspect {
  readonly message: Message
  readonly report: Report
  readonly shown: Shown
  readonly reader: Reader
  readonly authentication: Authentication
  /** The mail it speaks of was found in Sent by its Message-ID. */
  readonly matched: boolean
}

export function weighTrick(suspect: Suspect): Weighed {
  const { message, report, shown } = suspect
  const from = parseMailboxes(header(message.root, 'from') ?? '')[0] ?? { name: '', address: '' }
  if (!poses(report, shown, from)) return { isTrick: false, reasons: [] }
  const risky = riskyAttachments(message.root)
  const buttons = [...shown.links.map(({ text }) => text), ...shown.page.buttons].filter(
    (text) => text !== '',
  )
  const lures = luresOf(shown.subject, shown.text.slice(0, MOST_OPENING), buttons)
  const reasons = [
    ...lures.reasons,
    ...attachmentReasons(risky, lures.opensAttachment),
    ...linkReasons(suspect, from),
    ...senderReasons(suspect, from),
  ]
  return { isTrick: decides(reasons, suspect, from), reasons }
}

/**
 * A bounce by its form, or a message that speaks as a mail system: by its sender, by a subject about the reader's
 * mailbox, or by a sentence of its first lines about mail kept from the reader.
 */
function poses(report: Report, { subject, text }: Shown, from: Mailbox): boolean {
  if (report.kind === 'feedback-report') return false
  if (report.kind !== 'not-bounce' && report.kind !== 'auto-reply') return true
  const title = plainWords(subject)
  const opening = plainWords(text.slice(0, MOST_OPENING))
  const held = sentencesOf(`${title}\n${opening}`).some(
    (one) => MAIL.test(one) && HELD.test(one) && INBOUND.test(one),
  )
  if (held) return true
  if (PARCEL.test(`${title}\n${opening}`)) return false
  return ABOUT_MAILBOX.test(title) || CLAIMS_SYSTEM.test(plainWords(from.name)) || isPlainDaemon(from.address)
}

function decides(reasons: readonly VerdictReason[], suspect: Suspect, from: Mailbox): boolean {
  const sum = (ids: ReadonlySet<ReasonId>) =>
    reasons.filter(({ id }) => ids.has(id)).reduce((total, { weight }) => total + weight, 0)
  const has = (id: ReasonId) => reasons.some((reason) => reason.id === id)
  if (sum(LURES) < LEAST_LURE || sum(MEANS) < 1 || !hasCore(has, suspect)) return false
  const total = reasons.reduce((all, { weight }) => all + weight, 0) - trust(suspect, has, from)
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
function trust(suspect: Suspect, has: (id: ReasonId) => boolean, from: Mailbox): number {
  const { message, authentication, matched, shown } = suspect
  const checked = authentication.outcome === 'aligned'
  const heldByOthers =
    checked && !has('password-asked') && !has('poses-as-own') && !has('sender-not-provider')
  const leadsAway = has('foreign-link') || has('hosted-page-link') || has('disguised-link') || has('ip-link')
  const listed = ['list-unsubscribe', 'list-id', 'list-post'].some(
    (name) => headerAll(message.root, name).length > 0,
  )
  const speaksOfTricks = ABOUT_TRICKS.test(plainWords(`${shown.subject}\n${shown.text.slice(0, 8000)}`))
  let weight = matched ? 4 : 0
  if (checked) weight += 2
  if (heldByOthers && !leadsAway) weight += 4
  if (listed && checked && !has('sender-not-provider')) weight += 2
  if (listed && speaksOfTricks && !has('sender-not-provider')) weight += 3
  if (isReplyOrForward(shown.subject) && !CLAIMS_SYSTEM.test(plainWords(`${from.name} ${from.address}`)))
    weight += 4
  return weight
}

function attachmentReasons({ page, program, archive }: RiskyAttachments, opens: boolean): VerdictReason[] {
  const reasons: VerdictReason[] = []
  if (page !== null) reasons.push({ id: 'html-attachment', weight: 4, params: { file: page } })
  if (program !== null) reasons.push({ id: 'program-attached', weight: 4, params: { file: program } })
  else if (archive !== null && opens)
    reasons.push({ id: 'program-attached', weight: 3, params: { file: archive } })
  if (opens && reasons.length > 0) reasons.push({ id: 'open-attachment', weight: 3, params: {} })
  return reasons
}

/** One reason per kind of link, with the host of the first. Links to known help pages and to the reader's side are no reason. */
function linkReasons(suspect: Suspect, from: Mailbox): VerdictReason[] {
  const { shown, reader, report } = suspect
  const found = new Map<ReasonId, VerdictReason>()
  const add = (id: ReasonId, weight: number, host: string) => {
    if (!found.has(id)) found.set(id, { id, weight, params: { host } })
  }
  if (shown.page.passwordFields > 0) add('html-form', 5, '')
  else if (shown.page.forms > 0) add('html-form', 3, '')
  for (const link of shown.links) {
    if (/^(?:data|blob|vbscript)$/.test(link.scheme)) add('data-link', 4, link.scheme)
    if (link.host === '') continue
    for (const host of trueHosts(link, reader, report, from)) addHost(add, host, link, suspect, from)
    const named = namedHost(link.text)
    if (named !== null && ownerOf(named) !== ownerOf(link.host) && !isRedirect(link))
      add('disguised-link', 3, `${named} → ${link.host}`)
    if (reader.addresses.size > 0 && carriesAddress(link, reader) && !known(link.host, reader, from))
      add('link-carries-address', 1, link.host)
  }
  const letters = shown.text.replace(/\s/g, '').length
  if (
    letters < 40 &&
    shown.links.some(({ hasImage, host }) => hasImage && host !== '' && !known(host, reader, from))
  )
    add('image-link', 3, shown.links.find(({ hasImage }) => hasImage)?.host ?? '')
  return [...found.values()]
}

function addHost(
  add: (id: ReasonId, weight: number, host: string) => void,
  host: string,
  _link: Link,
  { reader, report }: Suspect,
  from: Mailbox,
): void {
  if (isIpAddress(host)) add('ip-link', 3, host)
  else if (isHostedPage(host)) add('hosted-page-link', 3, host)
  else if (known(host, reader, from) || isReporter(host, report)) return
  else if (ownerOf(host) === ownerOf(domainOf(from.address))) add('sender-only-link', 1, host)
  else {
    add('foreign-link', 2, host)
    if (/(?:^|\.)xn--/.test(host)) add('odd-host-link', 2, host)
  }
}

/** The host itself, and where a trusted or redirecting one sends on to. */
function trueHosts(link: Link, reader: Reader, report: Report, from: Mailbox): string[] {
  if (link.inner === '' || ownerOf(link.inner) === ownerOf(link.host)) return [link.host]
  return isRedirect(link) || known(link.host, reader, from) || isReporter(link.host, report)
    ? [link.inner]
    : [link.host]
}

const isRedirect = (link: Link) =>
  link.inner !== '' &&
  /(?:safelinks\.protection\.outlook\.(?:com|cn)|urldefense\.(?:com|proofpoint\.com)|linkprotect\.cudasvc\.com|^(?:www\.)?google\.\w{2,3}|safebrowsing)/.test(
    link.host,
  )

/** The reader's own side, a provider's own pages, or a help page. Pages that anybody can make there are not. */
function known(host: string, reader: Reader, from: Mailbox): boolean {
  if (isHostedPage(host) || isIpAddress(host)) return reader.servers.certain.has(host)
  if (reader.owners.has(ownerOf(host)) || isHelpHost(host)) return true
  return isMailService(host) && ownerOf(host) === ownerOf(domainOf(from.address))
}

function isReporter(host: string, report: Report): boolean {
  return report.recipients.slice(0, 20).some(({ remoteMta, finalRecipient, reportingMta }) => {
    const owner = ownerOf(host)
    return [remoteMta, reportingMta, domainOf(finalRecipient)].some(
      (name) => name !== null && name !== '' && ownerOf(name) === owner,
    )
  })
}

/** A host that the link's words show. */
function namedHost(text: string): string | null {
  const match =
    /^\W{0,3}(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18})(?:[/:?#][^\s]{0,300})?\W{0,3}$/i.exec(
      text.trim(),
    )
  return match?.[1]?.toLowerCase() ?? null
}

function carriesAddress(link: Link, reader: Reader): boolean {
  let href = link.href.toLowerCase()
  try {
    href = decodeURIComponent(href)
  } catch {
    // An odd escape: looked at as it stands.
  }
  return [...reader.addresses]
    .slice(0, 50)
    .some((address) => href.includes(address) || href.includes(encoded(address)))
}

/** Base64 without its end, which depends on what follows. */
function encoded(address: string): string {
  const bytes = new TextEncoder().encode(address)
  return btoa(String.fromCharCode(...bytes))
    .replace(/=+$/, '')
    .slice(0, -1)
    .toLowerCase()
}

function senderReasons(
  { message, report, shown, reader, authentication }: Suspect,
  from: Mailbox,
): VerdictReason[] {
  const reasons: VerdictReason[] = []
  const domain = domainOf(from.address)
  const owner = ownerOf(domain)
  const isReport = report.recipients.length > 0 && isNullPath(header(message.root, 'return-path'))
  const isOwn = reader.owners.has(owner)
  if (authentication.failed !== null)
    reasons.push({
      id: 'notice-auth-failed',
      weight: 2,
      params: { check: authentication.failed.toUpperCase(), domain },
    })
  const claims = CLAIMS_SYSTEM.test(plainWords(`${from.name}\n${from.address.split('@')[0] ?? ''}`))
  const trustedService = isMailService(domain) && authentication.outcome !== 'failed'
  if (claims && !isOwn && !trustedService && !isReport)
    reasons.push({
      id: 'sender-not-provider',
      weight: 2,
      params: { name: from.name || from.address, domain },
    })
  if (!isOwn && !isReport && !trustedService && posesAsOwn(from.name, shown, reader))
    reasons.push({ id: 'poses-as-own', weight: 2, params: { domain } })
  const answer = mailboxes(message.root, 'reply-to')[0]?.address ?? ''
  if (
    answer !== '' &&
    domain !== '' &&
    ownerOf(domainOf(answer)) !== owner &&
    !reader.owners.has(ownerOf(domainOf(answer)))
  )
    reasons.push({ id: 'reply-to-elsewhere', weight: 1, params: { domain: domainOf(answer) } })
  if (report.recipients.length === 0) reasons.push({ id: 'no-failed-recipient', weight: 0.5, params: {} })
  else if (report.original === null && report.format !== 'rfc3464')
    reasons.push({ id: 'no-report', weight: 0.5, params: {} })
  return reasons
}

/** The sender's name, or the subject or greeting of the text, names the reader's own domain or address as its own. */
function posesAsOwn(name: string, { subject, text }: Shown, reader: Reader): boolean {
  const head = plainWords(name)
  const words = plainWords(`${subject}\n${text.slice(0, 5000)}`)
  for (const address of [...reader.addresses].slice(0, 50)) {
    const domain = domainOf(address)
    const label = domain.split('.')[0] ?? ''
    if (head.includes(domain) || (label.length >= 4 && head.includes(label))) return true
    if (words.replaceAll(address, ' ').includes(domain) || subject.toLowerCase().includes(address))
      return true
  }
  return false
}
