/**
 * The IP address and HELO name with which the sender's side spoke to the refusing server. Only words that can mean
 * nothing else count: a guess here would have the wrong machine delisted.
 */
import type { DiagnosedReport } from '../classifier/types.ts'
import { header, headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import type { RecipientFacts } from '../report/types.ts'

export interface SendingSide {
  readonly ip: string | null
  readonly helo: string | null
}

const IP4 = String.raw`(?:\d{1,3}\.){3}\d{1,3}`
const IP6 = String.raw`(?=[\da-f:.]{0,45}:[\da-f:.]{0,45}:)[\da-f:.]{3,45}`
const IP = `(?:IPv6:)?(${IP4}|${IP6})`

/** What replies say about the client they refuse; the first group is its address. */
const REFUSED_CLIENT = [
  String.raw`\bclient host \[?${IP}`,
  String.raw`\bclient host \S{1,255}\[${IP}\]`,
  String.raw`\b(?:your|sender|sending|client|connecting|source|mta)(?:'s)?[ -](?:server[ -]|mail[ -]server[ -]|mta[ -])?(?:ip|ip[ -]address|address|host)(?: address)?(?: is)?[ :=[(]{1,3}${IP}`,
  String.raw`\b(?:connecting|connection|mail|email|messages?|delivery)(?: sent)? from (?:your )?(?:ip |host |the ip |ip address )?[[(]?${IP}`,
  String.raw`\bIP:\s?${IP}\]`,
  String.raw`^(?:\d{3}[ -])?(?:\d\.\d{1,3}\.\d{1,3} )?\[${IP}[ \]]`,
  String.raw`\bip(?: address)? [[(]?${IP}[\])]? (?:is|was|has been) (?:\S{1,20} ){0,3}(?:block|list|black|ban|reject|den)`,
  String.raw`[?&](?:ip|query|addr|q)=${IP}\b`,
  String.raw`\bblocked using [\w.-]{1,80}[=;] ?${IP}`,
].map((source) => new RegExp(source, 'i'))

const HELO_NAMED = [
  /\b(?:he|eh)lo(?:\/(?:he|eh)lo)?(?: name| host| argument| hostname)?(?: is|:|=| of)? ?[<["'(]([\w.-]{1,255})[>\]"')]/i,
  /<([\w.-]{1,255})>: helo command rejected/i,
  /\bhelo=<?([\w.-]{1,255})/i,
]

/** What replies and the returned mail's trace fields tell of the sending side; null where neither does. */
export function findSendingSide(diagnosed: DiagnosedReport): SendingSide {
  const facts = diagnosed.recipients.map((one) => one.facts)
  const replies = facts.flatMap((one) => one.diagnosticText ?? []).slice(0, 50)
  const foreign = new Set(facts.flatMap((one) => one.remoteIp ?? []))
  const trace = fromTrace(diagnosed, facts)
  return {
    ip: firstIp(replies, foreign) ?? ipParam(diagnosed, foreign) ?? trace.ip,
    helo: firstMatch(replies, HELO_NAMED) ?? trace.helo,
  }
}

function firstIp(replies: readonly string[], foreign: ReadonlySet<string>): string | null {
  for (const reply of replies)
    for (const pattern of REFUSED_CLIENT) {
      const ip = pattern.exec(reply.slice(0, 4000))?.[1]?.replace(/\.$/, '')
      if (ip && isPublic(ip) && !foreign.has(ip)) return ip
    }
  return null
}

/** The address that the deciding rule took from the reply: these categories speak of the client's address. */
function ipParam(diagnosed: DiagnosedReport, foreign: ReadonlySet<string>): string | null {
  const about = new Set(['ip-blocked', 'ptr-missing', 'rate-limited', 'greylisted', 'domain-auth-failed'])
  for (const { diagnosis } of diagnosed.recipients) {
    const ip = diagnosis.params.ip
    if (ip && about.has(diagnosis.category) && isPublic(ip) && !foreign.has(ip)) return ip
  }
  return null
}

/** Where the recipient's side took the mail over, as its own fields in the returned mail tell. */
function fromTrace(diagnosed: DiagnosedReport, facts: readonly RecipientFacts[]): SendingSide {
  const { original, envelopeFrom } = diagnosed.report
  if (!original?.part) return { ip: null, helo: null }
  const ours = new Set([original.from?.address ?? '', envelopeFrom ?? ''].filter(Boolean).map(baseOfAddress))
  const hops = headerAll(original.part, 'received').slice(0, 30).flatMap(readHop)
  return spfClient(original.part) ?? takeover(hops, theirDomains(facts), ours) ?? { ip: null, helo: null }
}

/** Received-SPF (RFC 7208 9.1) of a check that passed: then the client is a server of the sender's domain. */
function spfClient(part: Part): SendingSide | null {
  const field = header(part, 'received-spf')?.slice(0, 1000) ?? ''
  const ip = /^\s*pass\b/i.test(field) ? SPF_CLIENT.exec(field)?.[1] : undefined
  return ip && isPublic(ip) ? { ip, helo: /\bhelo=([\w.-]{1,255})/i.exec(field)?.[1] ?? null } : null
}

const SPF_CLIENT = new RegExp(`\\bclient-ip=${IP}`, 'i')
const CLIENT_IP = new RegExp(`\\[?${IP}\\]?`, 'i')
const RECEIVED = /^\s*from\s{1,3}(\S{1,255})\s{1,9}\(([^)]{0,300})\)[\s\S]{0,300}?\bby\s{1,3}([\w.-]{1,255})/i
const AUTHENTICATED = /\bwith\s{1,3}(?:E?SMTPS?A|UTF8SMTPS?A|LMTPA|HTTPS?|local)\b/i

/** One Received field (RFC 5321 4.4) of a mail that came from a public address. */
interface Hop {
  readonly ip: string
  readonly helo: string
  /** Domains of the client, by its own word and by reverse DNS. */
  readonly clients: readonly string[]
  readonly by: string
  readonly authenticated: boolean
}

function readHop(field: string): Hop[] {
  const value = field.slice(0, 2000)
  const [, helo = '', comment = '', by = ''] = RECEIVED.exec(value) ?? []
  const ip = CLIENT_IP.exec(comment)?.[1]
  if (!ip || !isPublic(ip)) return []
  const clients = [helo, comment.split(/[\s[(]/)[0] ?? '']
    .filter((host) => host.includes('.'))
    .map(baseDomain)
  return [{ ip, helo, clients, by: baseDomain(by), authenticated: AUTHENTICATED.test(value) }]
}

/**
 * The latest hop at which one of `theirs` took the mail from someone else. When that one, not of our domains, had itself
 * taken it from a third, it may be the recipient's own filter: then nothing is certain.
 */
function takeover(
  hops: readonly Hop[],
  theirs: ReadonlySet<string>,
  ours: ReadonlySet<string>,
): SendingSide | null {
  const at = hops.findIndex(
    (hop) => theirs.has(hop.by) && !hop.authenticated && !hop.clients.some((client) => theirs.has(client)),
  )
  const hop = hops[at]
  if (!hop) return null
  const relayed = hops
    .slice(at + 1)
    .some((one) => hop.clients.includes(one.by) && !one.authenticated && !one.clients.includes(one.by))
  if (relayed && !hop.clients.some((client) => ours.has(client))) return null
  return { ip: hop.ip, helo: /^[\w.-]+$/.test(hop.helo) ? hop.helo : null }
}

function baseOfAddress(address: string): string {
  return baseDomain(address.slice(address.lastIndexOf('@') + 1))
}

function theirDomains(facts: readonly RecipientFacts[]): ReadonlySet<string> {
  const hosts = facts
    .slice(0, 50)
    .flatMap((one) => [one.finalRecipient.split('@').pop() ?? '', one.remoteMta ?? ''])
  return new Set(hosts.filter((host) => host.includes('.')).map(baseDomain))
}

/** The domain one registers, near enough: three labels below `co.jp` and the like, else two. */
function baseDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const second = labels.at(-2) ?? ''
  const deep =
    (labels.at(-1) ?? '').length === 2 && /^(?:com?|net|org|edu|gov|ac|ne|or|go|gob|mil|id)$/.test(second)
  return labels.slice(deep ? -3 : -2).join('.')
}

function firstMatch(texts: readonly string[], patterns: readonly RegExp[]): string | null {
  for (const text of texts)
    for (const pattern of patterns) {
      const value = pattern.exec(text.slice(0, 4000))?.[1]
      if (value) return value
    }
  return null
}

/** Not loopback, link-local, private or unspecified (RFC 6890); what is no address at all is not public either. */
export function isPublic(ip: string): boolean {
  if (ip.includes(':')) return !/^(?:::1?$|fe[89ab]|f[cd]|ff)/i.test(ip)
  const [a = 0, b = 0, ...rest] = ip.split('.').map(Number)
  if (rest.length !== 2 || [a, b, ...rest].some((octet) => octet > 255)) return false
  return !(
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  )
}
