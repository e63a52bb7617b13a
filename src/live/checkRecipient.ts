import { isEmpty, noteFor, unanswered } from './findings.ts'
import { shown } from './names.ts'
import type { CheckContext, Finding, Lookup } from './types.ts'

/** So many mail servers of a domain are looked up. */
const MOST_HOSTS = 5

/** Whether a domain can get mail (RFC 5321 5.1, RFC 7505): its MX records, else its own address. */
export async function checkRecipient(domain: string, context: CheckContext): Promise<Finding> {
  const note = noteFor('recipient', context)
  const answer = await context.resolve(domain, 'MX')
  if (answer.status === 'failed') return unanswered(note, domain, answer)
  if (answer.status === 'no-such-name') return note('bad', 'mx_no_domain', domain, answer)
  if (answer.status === 'no-data') return withoutMx(domain, context)
  const records = answer.records.toSorted((one, other) => one.preference - other.preference)
  const hosts = records.map(({ exchange }) => exchange).filter(Boolean)
  if (hosts.length === 0) return note('bad', 'mx_null', domain, answer)
  const tried = hosts.slice(0, MOST_HOSTS)
  const addresses = await Promise.all(tried.map((host) => addressOf(host, context)))
  const params = { hosts: tried.map((host) => shown(host)).join(', ') }
  if (addresses.some(({ status }) => status === 'found'))
    return note('ok', 'mx_found', domain, answer, params)
  const failed = addresses.find((one) => one.status === 'failed')
  if (failed?.status === 'failed') return unanswered(note, tried[addresses.indexOf(failed)] ?? domain, failed)
  return note('bad', 'mx_unresolved', domain, answer, params)
}

async function withoutMx(domain: string, context: CheckContext): Promise<Finding> {
  const note = noteFor('recipient', context)
  const answer = await addressOf(domain, context)
  if (answer.status === 'failed') return unanswered(note, domain, answer)
  if (isEmpty(answer)) return note('bad', 'mx_none', domain, answer)
  return note('warn', 'mx_none_but_address', domain, answer)
}

/** The first address of a host that is found, or why none is. */
async function addressOf(host: string, { resolve }: CheckContext): Promise<Lookup<'A' | 'AAAA'>> {
  const four = await resolve(host, 'A')
  if (four.status === 'found') return four
  const six = await resolve(host, 'AAAA')
  return six.status === 'found' || four.status !== 'failed' ? six : four
}
