import type { DiagnosedReport } from '../classifier/types.ts'
import { domainOf, toAscii } from '../live/names.ts'
import { readTags } from '../live/tags.ts'
import type { Subject } from '../live/types.ts'
import { headerAll } from '../mime/index.ts'
import { findSendingSide } from './sendingSide.ts'

/** Recipients' domains and signatures that are checked at most. */
const MOST_DOMAINS = 5
const MOST_SIGNATURES = 5

/** What of a notice can be looked up in the DNS: domains and addresses alone, no name before an @. */
export function subjectOf(diagnosed: DiagnosedReport): Subject {
  const { report, recipients } = diagnosed
  const side = findSendingSide(diagnosed)
  const waiting = recipients.filter(
    ({ facts }) => !facts.action || ['failed', 'delayed'].includes(facts.action),
  )
  const domains = waiting.flatMap(
    ({ facts }) => domainOf(facts.finalRecipient) ?? domainOf(facts.originalRecipient ?? '') ?? [],
  )
  const envelope = domainOf(report.envelopeFrom ?? '')
  return {
    recipientDomains: [...new Set(domains)].slice(0, MOST_DOMAINS),
    senderDomain: domainOf(report.original?.from?.address ?? '') ?? envelope,
    envelopeFrom: envelope === null ? null : `postmaster@${envelope}`,
    sendingIp: side.ip,
    helo: side.helo === null ? null : toAscii(side.helo),
    signatures: signaturesOf(diagnosed),
    blocklist: waiting.flatMap(({ diagnosis }) => diagnosis.params.blocklist ?? [])[0] ?? null,
  }
}

/** Domain and selector of each DKIM signature of the returned mail (RFC 6376 3.5). */
function signaturesOf({ report }: DiagnosedReport): Subject['signatures'] {
  const part = report.original?.part
  if (!part) return []
  const found = headerAll(part, 'dkim-signature').flatMap((value) => {
    const tags = readTags(value.slice(0, 4000))
    const domain = toAscii(tags?.get('d') ?? '')
    const selector = tags?.get('s')?.toLowerCase() ?? ''
    return domain && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(selector) ? [{ domain, selector }] : []
  })
  return found
    .filter(
      (one, index) =>
        found.findIndex((other) => other.domain === one.domain && other.selector === one.selector) === index,
    )
    .slice(0, MOST_SIGNATURES)
}
