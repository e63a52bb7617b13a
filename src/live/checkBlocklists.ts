/** Blocklists asked by DNS (RFC 5782), with their test points: a list that lists all, or nothing, tells nothing. */
import { type Note, noteFor, unanswered } from './findings.ts'
import { parseIp, reversed } from './ip.ts'
import { shown } from './names.ts'
import type { Blocklist, CheckContext, Finding, Lookup, Subject } from './types.ts'

/** The list that a reply names, by its name, a zone, or another word for it; the longest word wins. */
export function findBlocklist(named: string, lists: readonly Blocklist[]): Blocklist | null {
  const text = named.toLowerCase().replace(/\.$/, '')
  const exact = lists.find(({ name }) => name.toLowerCase() === text)
  if (exact) return exact
  const worth = (list: Blocklist): number =>
    Math.max(
      0,
      ...[...list.zones, ...list.aliases]
        .filter((word) => text === word || text.endsWith(`.${word}`) || text.includes(word))
        .map(({ length }) => length),
    )
  const [best] = lists.toSorted((one, other) => worth(other) - worth(one))
  return best && worth(best) > 0 ? best : null
}

/** The lists that a check asks: the one that the bounce names, and the usual ones for an address. */
export function blocklistsFor(subject: Subject, lists: readonly Blocklist[]): readonly Blocklist[] {
  const named = subject.blocklist === null ? null : findBlocklist(subject.blocklist, lists)
  const usual = lists.filter((list) => list.usual && subjectsOf(list, subject).length > 0)
  return [...new Set([...(named ? [named] : []), ...usual])]
}

/** What of a bounce a list can be asked about, with the name to ask for less the zone. */
function subjectsOf(list: Blocklist, subject: Subject): readonly { about: string; label: string }[] {
  const ip = subject.sendingIp === null ? null : parseIp(subject.sendingIp)
  const kind = ip?.length === 4 ? 'ip4' : 'ip6'
  if (ip && subject.sendingIp !== null && list.lists.includes(kind))
    return [{ about: subject.sendingIp, label: reversed(ip) }]
  if (list.lists.includes('domain') && subject.senderDomain !== null)
    return [{ about: subject.senderDomain, label: subject.senderDomain }]
  return []
}

/** Asks one list about the sending address, or the sender's domain where it lists domains. */
export async function checkBlocklist(
  list: Blocklist,
  subject: Subject,
  context: CheckContext,
): Promise<readonly Finding[]> {
  const note = noteFor('blocklists', context)
  const subjects = subjectsOf(list, subject)
  const about = subjects[0]?.about ?? subject.sendingIp ?? subject.senderDomain ?? ''
  const params = { list: list.name, about, page: list.page ?? '' }
  const nobody = { resolver: '' }
  if (list.dead) return [note('cannot-tell', 'list_dead', about, nobody, params)]
  if (list.zones.length === 0 || subjects.length === 0)
    return [note('cannot-tell', 'list_closed', about, nobody, params)]
  return Promise.all(
    list.zones.map(async (zone) => {
      const labels = subjects.map(({ label }) => label)
      return one(list, zone, labels[0] ?? '', about, { ...params, zone }, note, context)
    }),
  )
}

async function one(
  list: Blocklist,
  zone: string,
  label: string,
  about: string,
  params: Readonly<Record<string, string>>,
  note: Note,
  context: CheckContext,
): Promise<Finding> {
  const answer = await context.resolve(`${label}.${zone}`, 'A')
  if (answer.status === 'failed')
    return answer.failure === 'refused'
      ? note('cannot-tell', 'list_refused', about, answer, params)
      : unanswered(note, about, answer, params)
  const verdict = readAnswer(answer, list)
  if (verdict === 'refused') return note('cannot-tell', 'list_refused', about, answer, params)
  const test = await testPoint(list, zone, label, verdict === 'listed', context)
  if (test.status === 'failed') return unanswered(note, about, test, params)
  if (verdict === 'listed') {
    if (readAnswer(test, list) === 'listed')
      return note('cannot-tell', 'list_everything', about, answer, params)
    const why = await context.resolve(`${label}.${zone}`, 'TXT')
    const said = why.status === 'found' ? shown(why.records[0]?.text ?? '', 160) : ''
    return note('bad', 'list_listed', about, answer, said === '' ? params : { ...params, said })
  }
  if (list.refusesPublic && context.open) return note('cannot-tell', 'list_public', about, answer, params)
  return readAnswer(test, list) === 'listed'
    ? note('ok', 'list_not_listed', about, answer, params)
    : note('cannot-tell', 'list_silent', about, answer, params)
}

/**
 * 127.0.0.x is an entry, but for 127.0.0.1; 127.255.255.x says that the list does not answer this resolver. Anything
 * else is no answer of a list (a parked domain, a portal).
 */
function readAnswer(answer: Lookup<'A'>, { codes }: Blocklist): 'listed' | 'absent' | 'refused' {
  if (answer.status !== 'found') return 'absent'
  const addresses = answer.records.map(({ data }) => data)
  if (addresses.some((address) => !/^127\.\d/.test(address) || address.startsWith('127.255.255.')))
    return 'refused'
  const octets = addresses.map((address) => Number(address.split('.')[3]))
  const isEntry = (octet: number): boolean => (codes.length > 0 ? codes.includes(octet) : octet !== 1)
  if (octets.some(isEntry)) return 'listed'
  return codes.length === 0 && octets.includes(1) ? 'refused' : 'absent'
}

/** What must never be listed where `not` is asked for, else what always is (RFC 5782 5). */
function testPoint(
  list: Blocklist,
  zone: string,
  label: string,
  never: boolean,
  { resolve }: CheckContext,
): Promise<Lookup<'A'>> {
  if (!list.lists.includes('ip4') && !list.lists.includes('ip6'))
    return resolve(`${never ? 'invalid' : 'test'}.${zone}`, 'A')
  const isSix = label.split('.').length === 32
  const address = `127.0.0.${never ? 1 : 2}`
  const ip = isSix ? mapped(address) : parseIp(address)
  return resolve(`${ip ? reversed(ip) : ''}.${zone}`, 'A')
}

const mapped = (address: string): Uint8Array =>
  Uint8Array.from([...Array<number>(10).fill(0), 255, 255, ...address.split('.').map(Number)])
