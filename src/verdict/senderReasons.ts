/** Who a message comes from, against who it says it is. */
import { mailboxes } from '../mime/index.ts'
import { claimOf } from './claims.ts'
import { domainOf, isInnerHost, isMailService, ownerOf } from './hosts.ts'
import { isCousin, speaksOpenly } from './openName.ts'
import { claimsSystem } from './pose.ts'
import type { Reader } from './reader.ts'
import { lastHop } from './received.ts'
import { isServerReport, type Suspect, speaksFor } from './suspect.ts'
import { plainWords } from './text.ts'
import type { VerdictReason } from './types.ts'

const MOST_ADDRESSES = 50
const MOST_TEXT = 5000
const MOST_GREETING = 300

export function senderReasons(suspect: Suspect): VerdictReason[] {
  const { message, report, from, reader, authentication } = suspect
  const reasons: VerdictReason[] = []
  const domain = domainOf(from.address)
  const owner = ownerOf(domain)
  const isOwn = reader.owners.has(owner) && speaksFor(from.address)
  if (authentication.failed !== null)
    reasons.push({
      id: 'notice-auth-failed',
      weight: isOwn && (claimsSystem(from) || reader.isOwnAddress(from.address)) ? 4 : 2,
      params: { check: authentication.failed.toUpperCase(), domain },
    })
  const outside = isOwn && authentication.outcome === 'unknown' ? foreignEntry(suspect) : null
  if (outside !== null) reasons.push({ id: 'came-from-outside', weight: 2, params: { host: outside } })
  const isService = isMailService(domain) && speaksFor(from.address) && authentication.outcome !== 'failed'
  const isReport = isServerReport(suspect)
  const claim = isOwn || isService || isReport ? null : claimOf(suspect)
  if (claim !== null)
    reasons.push({
      id: 'sender-not-provider',
      weight: claim.weight,
      params: { name: claim.name, domain },
    })
  if (claim !== null && greetsByAddress(suspect))
    reasons.push({ id: 'greets-by-address', weight: 1, params: {} })
  if (
    !isOwn &&
    !isReport &&
    !isService &&
    (isCousin(from, reader) || namesOwnAsSender(from.name, reader) || posesAsOwn(suspect))
  )
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

/** The sender's name holds the reader's own domain, or the firm's part of it. */
function namesOwnAsSender(name: string, reader: Reader): boolean {
  const head = plainWords(name)
  return [...reader.addresses].slice(0, MOST_ADDRESSES).some((address) => {
    const domain = domainOf(address)
    const label = domain.split('.')[0] ?? ''
    return head.includes(domain) || (label.length >= 4 && head.includes(label))
  })
}

/**
 * The subject or the greeting names the reader's own domain or address as the sender's own. The digest of a filter that
 * somebody else runs says in its subject whom it is for: no pose of a checked sender, nor of one that tells its name.
 */
function posesAsOwn(suspect: Suspect): boolean {
  const { shown, reader, authentication } = suspect
  const checked = authentication.outcome === 'aligned'
  if (checked && speaksOpenly(suspect)) return false
  const { subject, text } = shown
  const words = plainWords(`${subject}\n${text.slice(0, MOST_TEXT)}`).replace(
    /[\w.+-]{1,64}@[\w.-]{1,255}/g,
    ' ',
  )
  return [...reader.addresses]
    .slice(0, MOST_ADDRESSES)
    .some(
      (address) => words.includes(domainOf(address)) || (!checked && subject.toLowerCase().includes(address)),
    )
}

/** The greeting is the reader's address, or its left side. */
function greetsByAddress({ shown, reader }: Suspect): boolean {
  const lines = plainWords(shown.text.slice(0, MOST_GREETING)).split('\n')
  return [...reader.addresses].slice(0, MOST_ADDRESSES).some((address) => {
    const local = address.split('@')[0] ?? ''
    return lines.some(
      (line) => line.includes(address) || (local.length > 2 && line.length < 60 && isGreeting(line, local)),
    )
  })
}

const isGreeting = (line: string, local: string): boolean =>
  line.split(/[\s,，:：!！、]+/).some((word) => word === local) && !line.includes('@')

/** The machine outside the reader's side that handed in a message in the reader's own name; null when none is told. */
function foreignEntry({ message, reader }: Suspect): string | null {
  const hop = lastHop(message.root)
  const name = hop?.resolved ?? null
  if (hop === null || name === null || name === 'unknown' || isInnerHost(name) || isMailService(name))
    return null
  const claimed = hop.helo ?? name
  return reader.isOwnServer(name) || reader.isOwnServer(claimed) || isInnerHost(claimed) ? null : name
}
