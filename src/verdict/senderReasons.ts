/** Who a message comes from, against who it says it is. */
import { mailboxes } from '../mime/index.ts'
import { isBounceSubject } from '../report/gate.ts'
import { domainOf, isMailService, ownerOf } from './hosts.ts'
import { claimsSystem } from './pose.ts'
import type { Reader } from './reader.ts'
import type { Shown } from './shown.ts'
import { isServerReport, type Suspect, speaksFor } from './suspect.ts'
import { plainWords } from './text.ts'
import { isCousin } from './trouble.ts'
import type { VerdictReason } from './types.ts'

export function senderReasons(suspect: Suspect): VerdictReason[] {
  const { message, report, from, shown, reader, authentication } = suspect
  const reasons: VerdictReason[] = []
  const domain = domainOf(from.address)
  const owner = ownerOf(domain)
  const isOwn = reader.owners.has(owner) && speaksFor(from.address)
  if (authentication.failed !== null)
    reasons.push({
      id: 'notice-auth-failed',
      weight: 2,
      params: { check: authentication.failed.toUpperCase(), domain },
    })
  const claims =
    claimsSystem(from) ||
    shown.subject
      .slice(0, 300)
      .split(/\s[-–—|]\s|[:：]\s?/)
      .some(isBounceSubject)
  const isService = isMailService(domain) && speaksFor(from.address) && authentication.outcome !== 'failed'
  const isReport = isServerReport(suspect)
  if (claims && !isOwn && !isService && !isReport)
    reasons.push({
      id: 'sender-not-provider',
      weight: 2,
      params: { name: from.name || from.address, domain },
    })
  if (
    !isOwn &&
    !isReport &&
    !isService &&
    (isCousin(from, reader) || posesAsOwn(from.name, shown, reader, authentication.outcome === 'aligned'))
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

/**
 * The sender's name, or the subject or greeting of the text, names the reader's own domain or address as its own. The
 * digest of a filter that somebody else runs says in its subject whom it is for: no pose of a checked sender.
 */
function posesAsOwn(name: string, { subject, text }: Shown, reader: Reader, checked: boolean): boolean {
  const head = plainWords(name)
  const words = plainWords(`${subject}\n${text.slice(0, 5000)}`)
  for (const address of [...reader.addresses].slice(0, 50)) {
    const domain = domainOf(address)
    const label = domain.split('.')[0] ?? ''
    if (head.includes(domain) || (label.length >= 4 && head.includes(label))) return true
    if (words.replaceAll(address, ' ').includes(domain)) return true
    if (!checked && subject.toLowerCase().includes(address)) return true
  }
  return false
}
