import { blocklistsFor, checkBlocklist } from './checkBlocklists.ts'
import { checkDkim } from './checkDkim.ts'
import { checkDmarc } from './checkDmarc.ts'
import { checkRecipient } from './checkRecipient.ts'
import { checkReverse } from './checkReverse.ts'
import { checkSpf, spfDomain } from './checkSpf.ts'
import { parseIp } from './ip.ts'
import type { CheckContext, CheckId, Finding, LiveTable, PlannedCheck, Subject } from './types.ts'

/** What can be checked of a bounce and what each check tells a resolver; checks with nothing to go by are left out. */
export function planChecks(subject: Subject, { blocklists }: LiveTable): readonly PlannedCheck[] {
  const { recipientDomains, senderDomain, sendingIp, signatures } = subject
  const ip = sendingIp !== null && parseIp(sendingIp) ? [sendingIp] : []
  const envelope = spfDomain(subject)
  const lists = blocklistsFor(subject, blocklists)
  const helo = subject.helo === null ? [] : [subject.helo]
  const plans: readonly PlannedCheck[] = [
    { id: 'recipient', about: recipientDomains, lists: [] },
    { id: 'spf', about: envelope === null ? [] : [envelope, ...ip], lists: [] },
    {
      id: 'dkim',
      about: signatures.map(({ domain, selector }) => `${selector}._domainkey.${domain}`),
      lists: [],
    },
    { id: 'dmarc', about: senderDomain === null ? [] : [`_dmarc.${senderDomain}`], lists: [] },
    { id: 'reverse', about: ip.length === 0 ? [] : [...ip, ...helo], lists: [] },
    {
      id: 'blocklists',
      about: lists.length === 0 ? [] : ip.length > 0 ? ip : senderDomain === null ? [] : [senderDomain],
      lists: lists.map(({ name }) => name),
    },
  ]
  return plans.filter(({ about }) => about.length > 0)
}

export interface RunOptions {
  readonly checks: readonly CheckId[]
  readonly table: LiveTable
  /** Told as soon as something is known. */
  onFindings?(findings: readonly Finding[]): void
}

/**
 * Carries checks out. Findings come back in the order of CHECKS; `onFindings` gets them as they come in. Rejects only
 * when the context's `resolve` does, which means that the reader has cancelled.
 */
export async function runChecks(
  subject: Subject,
  context: CheckContext,
  { checks, table, onFindings }: RunOptions,
): Promise<readonly Finding[]> {
  const wanted = (id: CheckId) => checks.includes(id)
  const told = async (findings: Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
    const found = await findings
    if (found.length > 0) onFindings?.(found)
    return found
  }
  const groups = await Promise.all([
    ...(wanted('recipient')
      ? subject.recipientDomains.map((domain) => told(all([checkRecipient(domain, context)])))
      : []),
    authentication(subject, context, wanted, told),
    wanted('reverse') ? told(checkReverse(subject, context)) : [],
    ...(wanted('blocklists')
      ? blocklistsFor(subject, table.blocklists).map((list) => told(checkBlocklist(list, subject, context)))
      : []),
  ])
  return groups.flat()
}

/** SPF, DKIM and then DMARC, which goes by what the two have shown. */
async function authentication(
  subject: Subject,
  context: CheckContext,
  wanted: (id: CheckId) => boolean,
  told: (findings: Promise<readonly Finding[]>) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const [spf, dkim] = await Promise.all([
    wanted('spf') ? told(all([checkSpf(subject, context)])) : [],
    wanted('dkim') ? told(all(subject.signatures.map((one) => checkDkim(one, context)))) : [],
  ])
  const earlier = [...spf, ...dkim]
  return wanted('dmarc') ? [...earlier, ...(await told(checkDmarc(subject, earlier, context)))] : earlier
}

async function all(findings: readonly Promise<Finding | null>[]): Promise<readonly Finding[]> {
  return (await Promise.all(findings)).filter((finding) => finding !== null)
}
