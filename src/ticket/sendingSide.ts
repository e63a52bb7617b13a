/**
 * The IP address and HELO name with which the sender's side spoke to the refusing server. Only words that can mean
 * nothing else count: a guess here would have the wrong machine delisted.
 */
import type { DiagnosedReport } from '../classifier/types.ts'
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

/** The first field, from the top, in which the recipient's side took the mail over from someone else. */
function fromTrace(diagnosed: DiagnosedReport, facts: readonly RecipientFacts[]): SendingSide {
  const fields = diagnosed.report.original?.part?.headers ?? []
  for (const { name, value } of fields.slice(0, 100)) {
    if (name === 'received-spf') {
      const ip = new RegExp(String.raw`\bclient-ip=${IP}`, 'i').exec(value.slice(0, 1000))?.[1]
      if (ip && isPublic(ip)) return { ip, helo: /\bhelo=([\w.-]{1,255})/i.exec(value)?.[1] ?? null }
    }
    const crossing = name === 'received' ? takeover(value.slice(0, 2000), theirDomains(facts)) : null
    if (crossing) return crossing
  }
  return { ip: null, helo: null }
}

const RECEIVED = /^\s*from\s{1,3}(\S{1,255})\s{1,9}\(([^)]{0,300})\)[\s\S]{0,300}?\bby\s{1,3}([\w.-]{1,255})/i
const AUTHENTICATED = /\bwith\s{1,3}(?:E?SMTPS?A|UTF8SMTPS?A|LMTPA|HTTPS?|local)\b/i

/** Received (RFC 5321 4.4) written by one of `theirs` for a client of another domain; null for any other. */
function takeover(value: string, theirs: ReadonlySet<string>): SendingSide | null {
  const [, helo = '', comment = '', by = ''] = RECEIVED.exec(value) ?? []
  if (!theirs.has(baseDomain(by)) || AUTHENTICATED.test(value) || theirs.has(baseDomain(helo))) return null
  const ip = new RegExp(String.raw`\[?${IP}\]?`, 'i').exec(comment)?.[1]
  return ip && isPublic(ip) ? { ip, helo: /^[\w.-]+$/.test(helo) ? helo : null } : null
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
