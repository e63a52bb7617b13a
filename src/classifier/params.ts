/** Figures and names out of the texts that decided: what advice and tickets fill in. */
import type { RecipientFacts } from '../report/types.ts'
import type { Rules } from './compile.ts'
import type { Gathered } from './evidence.ts'
import { readHops, readMaxRecipients, readSizes, readWait } from './quantities.ts'
import type { Category, Evidence, Params } from './types.ts'

type Draft = { -readonly [K in keyof Params]: Params[K] | null | undefined }

const IPV4 = /(?<![\w.:-])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?!\.?\d|\w)/g
const IPV6 = /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])/i
const DOMAIN = '((?:[a-z0-9_](?:[a-z0-9_-]{0,62}[a-z0-9])?\\.){1,8}[a-z][a-z0-9-]{1,30})'
const URL = /https?:\/\/[^\s<>"'“”，。；、)\]]{3,400}/i
const LONGEST = 4000

const BLOCKING: readonly Category[] = ['ip-blocked', 'sender-rejected', 'spam-content', 'policy-rejected']
const WAITING: readonly Category[] = [
  'greylisted',
  'rate-limited',
  'server-unavailable',
  'ip-blocked',
  'too-many-recipients',
]

/** The params of a diagnosis (CONTRACT `params`): SI units, keys absent when the text does not give them. */
export function extractParams(
  best: Evidence | null,
  gathered: Gathered,
  facts: RecipientFacts,
  rules: Rules,
): Params {
  const text = (textOf(best, gathered) ?? facts.diagnosticText ?? '').slice(0, LONGEST)
  const draft: Draft = { ip: readIp(text, facts), url: readUrl(text), traceId: readTrace(text) }
  if (best) Object.assign(draft, byCategory(best.category, text, gathered, rules))
  const params: Record<string, unknown> = {}
  if (best) Object.assign(params, rules.ruleById.get(best.ruleId)?.params)
  for (const key of Object.keys(draft) as (keyof Draft)[]) if (draft[key] != null) params[key] = draft[key]
  return params
}

function textOf(best: Evidence | null, gathered: Gathered): string | null {
  const source = best?.span.source ?? 'diagnostic-code'
  return (gathered.searched.find((text) => text.source === source) ?? gathered.searched[0])?.text ?? null
}

function byCategory(category: Category, text: string, gathered: Gathered, rules: Rules): Draft {
  const draft: Draft = {}
  if (category === 'message-too-large' || category === 'mailbox-full') Object.assign(draft, readSizes(text))
  if (category === 'too-many-recipients') draft.maxRecipients = readMaxRecipients(text)
  if (category === 'mail-loop') draft.hops = readHops(text)
  if (category === 'domain-auth-failed') draft.mechanism = readMechanism(text)
  if (category === 'virus-detected') draft.virus = readVirus(text)
  if (category === 'mailbox-moved' || category === 'cross-border-filtering')
    draft.newAddress = readNewAddress(text)
  if (category === 'content-rejected' || category === 'spam-content') draft.keyword = readKeyword(text)
  if (WAITING.includes(category)) draft.waitSeconds = readWait(text)
  if (BLOCKING.includes(category)) draft.blocklist = readBlocklist(text, gathered, rules)
  draft.domain = readDomain(category, text)
  draft.host = readHost(category, text)
  return draft
}

/** What an IPv6 address cannot be without. */
const IPV6_SIGN = /[0-9a-f]:[0-9a-f]{1,4}:/i

function readIp(text: string, facts: RecipientFacts): string | null {
  for (const [ip] of /\d\.\d/.test(text) ? text.matchAll(IPV4) : [])
    if (ip !== facts.remoteIp && !ip.startsWith('127.')) return ip
  const six = IPV6_SIGN.test(text) ? (IPV6.exec(text)?.[0] ?? null) : null
  return six && six !== facts.remoteIp && /[0-9a-f]{3}/i.test(six) && !/^\d\d:\d\d:\d\d/.test(six)
    ? six
    : null
}

function readUrl(text: string): string | null {
  if (!text.includes('://')) return null
  return URL.exec(text)?.[0].replace(/[.,;:!?]{1,9}$/, '') ?? null
}

/** Identifiers by which the receiving service finds the transaction again, and what each cannot be without. */
const TRACES: readonly { readonly sign: RegExp; readonly id: RegExp }[] = [
  { sign: / - gsmtp/i, id: /\b([a-z0-9]{6,30}(?:\.\d{1,4})?) - gsmtp/i },
  { sign: /\[/, id: /\[([\w+/=-]{20,120})(?: IP: [\d.]{7,15})?\]/ },
  { sign: /\dS\d/, id: /\b((?:[A-Za-z0-9+/_-]{16,40}={0,2}-{0,2}\.{1,2}\d{3,7}S\d))\b/ },
  {
    sign: /outlook\.com/i,
    id: /\b([A-Z0-9]{4,20}\.(?:[a-z0-9-]{2,40}\.){0,4}(?:prod\.(?:protection\.)?outlook\.com))/i,
  },
  { sign: /\[/, id: /\[((?:[A-Z]{2,8}\d{1,3}[A-Z]{2,6}\d{2,4}|[A-Z0-9]{8,30})\.[\w.-]{5,80})\]/ },
  {
    sign: /(?:id|ref|ce|ion|ue|as)[=:# ]/i,
    id: /\b(?:id|ref|reference|session|queue(?:d as)?)[=:# ]{1,3}([\w-]{8,60})\b/i,
  },
]

function readTrace(text: string): string | null {
  for (const { sign, id } of TRACES) {
    const found = sign.test(text) ? id.exec(text)?.[1] : undefined
    if (found && /\d/.test(found)) return found
  }
  return null
}

const MECHANISMS = ['dmarc', 'spf', 'dkim', 'arc'].map(
  (name) => [name, new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i')] as const,
)

function readMechanism(text: string): string | null {
  return MECHANISMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

function readVirus(text: string): string | null {
  const match =
    /virus[^\w(]{0,4}\(([^()\s]{2,80})\)/i.exec(text) ??
    /(?:infected (?:by|with)|virus(?: found)?(?: name)?:|contains? (?:a )?(?:virus|malware|worm):?)\s{0,2}['"(<]?([\w./@-]*[\w@][\w./@-]{1,80})/i.exec(
      text,
    ) ??
    /\b((?:W32|Win\.|JS|HTML|Trojan|Worm|Eicar|Heuristics|Sanesecurity)[./-][\w./@-]{2,80})/i.exec(text)
  const name = match?.[1]?.replace(/[.,]{1,9}$/, '')
  return name && !/^(?:a|the|virus|found|detected|and)$/i.test(name) ? name : null
}

function readKeyword(text: string): string | null {
  const match =
    /containing ["“']\{?([^"”'}]{1,80})\}?["”']/i.exec(text) ??
    /filter key <?([^\s<>]{1,80})>?/i.exec(text) ??
    /\bname: ?([^\s,)]{1,80})\)/i.exec(text) ??
    /(?:key ?words?|banned phrase|关键字|关键词|敏感词)[:：] ?["“']?([^\s"”',，。)]{1,80})/i.exec(text)
  return match?.[1] ?? null
}

function readNewAddress(text: string): string | null {
  const match =
    /(?:try|use|new (?:e-?mail )?address(?: is)?|moved to|contact|新(?:的)?(?:邮箱|地址|邮件地址)(?:是|为)?)[\s:：]{0,3}(?:at )?<?([^\s<>@;,'"]{1,64}@[a-z0-9.-]{3,200}[a-z0-9])/i.exec(
      text,
    )
  return match?.[1] ?? null
}

const ZONE = new RegExp(
  `(?:blocked (?:using|by)|listed (?:at|in|on|by)|blacklisted (?:at|in|on|by)|dnsbl|rbl|found in)\\s{1,3}(?:the )?${DOMAIN}`,
  'i',
)

function readBlocklist(text: string, gathered: Gathered, rules: Rules): string | null {
  let best: { name: string; length: number } | null = null
  for (const { hits, text: whole } of gathered.searched.slice(0, 2))
    for (const hit of hits) {
      const list = rules.blocklistOf.get(hit.pattern)
      if (!list || (best && hit.length <= best.length)) continue
      const words = whole.slice(hit.start, hit.next).trim()
      const isZone = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(words) && !/^www\./i.test(words)
      best = { name: isZone ? words.toLowerCase() : list.name, length: hit.length }
    }
  if (best) return best.name
  return ZONE.exec(text)?.[1]?.toLowerCase() ?? null
}

const DOMAIN_AFTER: Partial<Record<Category, RegExp>> = {
  'dns-failure': new RegExp(
    `(?:name=|(?:domain|host|hostnamed|host named|mx for|lookup of|for name|find)\\s{1,3}(?:name )?["'<]?)${DOMAIN}`,
    'i',
  ),
  'domain-auth-failed': new RegExp(`(?:from|for|domain|of)\\s{1,3}["'<]{0,2}${DOMAIN}`, 'i'),
  'sender-domain-invalid': new RegExp(
    `(?:@|domain(?: of)?(?: sender)?(?: address)?\\s{1,3}["'<]?)${DOMAIN}`,
    'i',
  ),
  'mail-loop': new RegExp(`(?:mail for|for)\\s${DOMAIN}`, 'i'),
}

function readDomain(category: Category, text: string): string | null {
  return DOMAIN_AFTER[category]?.exec(text)?.[1]?.toLowerCase() ?? null
}

const HOST_AFTER = new RegExp(
  `(?:connect(?:ed|ing|ion)? (?:to|with)|lost connection with|conversation with|timed out with|refused by|from host|server)\\s{1,2}["'<\\[]?${DOMAIN}`,
  'i',
)

function readHost(category: Category, text: string): string | null {
  if (category !== 'connection-failed' && category !== 'connection-lost' && category !== 'tls-required')
    return null
  return HOST_AFTER.exec(text)?.[1]?.toLowerCase() ?? null
}
