import { findBlocklist } from './checkBlocklists.ts'
import type { Blocklist, Finding, FindingReason } from './types.ts'

/** What a diagnosis has that findings can change. */
export interface Judged {
  readonly category: string
  readonly permanence: 'permanent' | 'temporary' | 'unknown'
  readonly party: string
  readonly confidence: 'certain' | 'likely' | 'unsure'
  readonly params: { readonly mechanism?: string; readonly blocklist?: string }
}

/** What findings say about a diagnosis; each has its sentence `live_so_<id>` in `_locales`. */
export const CONCLUSIONS = [
  'no_domain',
  'no_mail_server',
  'no_mail_wanted',
  'domain_works',
  'address_part',
  'spf_lacks_server',
  'spf_broken',
  'spf_missing',
  'spf_fine',
  'dkim_key',
  'dmarc_fails',
  'ptr_missing',
  'ptr_wrong',
  'ptr_fine',
  'helo_wrong',
  'listed',
  'not_listed',
  'list_dead',
] as const
export type ConclusionId = (typeof CONCLUSIONS)[number]

export interface Conclusion {
  readonly id: ConclusionId
  /** `confirms` the diagnosis, tells its cause, or shows that things have `changed` since. */
  readonly effect: 'confirms' | 'changed'
  readonly params: Readonly<Record<string, string>>
}

export interface Sharpened<D extends Judged> {
  readonly diagnosis: D
  /** Those that matter to this diagnosis, strongest first. */
  readonly conclusions: readonly Conclusion[]
}

interface Rule {
  readonly id: ConclusionId
  readonly reasons: readonly FindingReason[]
  /** Categories whose diagnosis it is about. */
  readonly categories: readonly string[]
  readonly effect: Conclusion['effect']
  readonly change?: Partial<Pick<Judged, 'permanence' | 'party' | 'confidence'>>
}

/** Categories in which the recipient's domain may be at fault. */
const DELIVERY = [
  ...['dns-failure', 'queue-expired', 'connection-failed', 'connection-lost', 'bad-address-syntax'],
  ...['server-unavailable', 'user-unknown', 'unknown'],
]
const REPUTATION = ['ip-blocked', 'spam-content', 'policy-rejected', 'sender-rejected', 'unknown']
const AUTHENTICATION = [
  'domain-auth-failed',
  'spam-content',
  'policy-rejected',
  'sender-rejected',
  'sender-domain-invalid',
]
const REVERSE = ['ptr-missing', 'helo-invalid', 'ip-blocked', 'policy-rejected', 'spam-content']

/** Nothing gets through to this address until it is put right. */
const WRONG_ADDRESS = { permanence: 'permanent', party: 'sender', confidence: 'certain' } as const
const OWN_ADMIN = { party: 'sender-admin', confidence: 'certain' } as const
const TRY_AGAIN = { permanence: 'temporary' } as const

const RULES: readonly Rule[] = [
  {
    id: 'no_domain',
    reasons: ['mx_no_domain'],
    categories: DELIVERY,
    effect: 'confirms',
    change: WRONG_ADDRESS,
  },
  {
    id: 'no_mail_wanted',
    reasons: ['mx_null'],
    categories: DELIVERY,
    effect: 'confirms',
    change: WRONG_ADDRESS,
  },
  {
    ...{ id: 'no_mail_server', reasons: ['mx_none', 'mx_unresolved'], categories: DELIVERY },
    ...{ effect: 'confirms', change: WRONG_ADDRESS },
  },
  {
    id: 'domain_works',
    reasons: ['mx_found'],
    categories: ['dns-failure'],
    effect: 'changed',
    change: TRY_AGAIN,
  },
  { id: 'address_part', reasons: ['mx_found'], categories: ['user-unknown'], effect: 'confirms' },
  {
    ...{ id: 'spf_lacks_server', reasons: ['spf_fail', 'spf_softfail', 'spf_neutral'] },
    ...{ categories: AUTHENTICATION, effect: 'confirms', change: OWN_ADMIN },
  },
  {
    ...{ id: 'spf_broken', reasons: ['spf_permerror'], categories: AUTHENTICATION },
    ...{ effect: 'confirms', change: OWN_ADMIN },
  },
  {
    ...{ id: 'spf_missing', reasons: ['spf_none'], categories: AUTHENTICATION },
    ...{ effect: 'confirms', change: OWN_ADMIN },
  },
  {
    ...{ id: 'dkim_key', reasons: ['dkim_missing', 'dkim_revoked', 'dkim_bad'], categories: AUTHENTICATION },
    ...{ effect: 'confirms', change: OWN_ADMIN },
  },
  {
    ...{ id: 'dmarc_fails', reasons: ['dmarc_unaligned'], categories: AUTHENTICATION },
    ...{ effect: 'confirms', change: OWN_ADMIN },
  },
  { id: 'spf_fine', reasons: ['spf_pass'], categories: ['domain-auth-failed'], effect: 'changed' },
  { id: 'ptr_missing', reasons: ['ptr_none'], categories: REVERSE, effect: 'confirms', change: OWN_ADMIN },
  { id: 'ptr_wrong', reasons: ['ptr_mismatch'], categories: REVERSE, effect: 'confirms', change: OWN_ADMIN },
  {
    id: 'ptr_fine',
    reasons: ['ptr_match'],
    categories: ['ptr-missing'],
    effect: 'changed',
    change: TRY_AGAIN,
  },
  {
    ...{ id: 'helo_wrong', reasons: ['helo_none', 'helo_other'], categories: ['helo-invalid'] },
    ...{ effect: 'confirms', change: OWN_ADMIN },
  },
  { id: 'listed', reasons: ['list_listed'], categories: REPUTATION, effect: 'confirms', change: OWN_ADMIN },
  {
    id: 'not_listed',
    reasons: ['list_not_listed'],
    categories: ['ip-blocked'],
    effect: 'changed',
    change: TRY_AGAIN,
  },
  {
    ...{ id: 'list_dead', reasons: ['list_dead'], categories: ['ip-blocked', 'sender-rejected'] },
    ...{ effect: 'confirms', change: { party: 'recipient-admin', confidence: 'certain' } },
  },
]

/**
 * What findings add to the diagnosis of one recipient, whose domain is `domain`. A finding about another recipient's
 * domain, or another list than the one that the reply names, does not change it. The category always stays: it is
 * what the server said.
 */
export function sharpen<D extends Judged>(
  diagnosis: D,
  findings: readonly Finding[],
  { domain, blocklists }: { readonly domain: string | null; readonly blocklists: readonly Blocklist[] },
): Sharpened<D> {
  const { blocklist } = diagnosis.params
  const named = blocklist === undefined ? null : findBlocklist(blocklist, blocklists)
  const concerns = ({ check, about, params }: Finding, effect: Rule['effect']): boolean => {
    if (check === 'recipient') return about === domain
    if (check !== 'blocklists' || effect === 'confirms') return true
    return named !== null && params.list === named.name
  }
  let sharpened = diagnosis
  const conclusions: Conclusion[] = []
  for (const { id, reasons, categories, effect, change } of RULES) {
    if (!categories.includes(diagnosis.category)) continue
    const finding = findings.find((one) => reasons.includes(one.reason) && concerns(one, effect))
    if (!finding || contradicted(id, findings)) continue
    conclusions.push({ id, effect, params: { about: finding.about, ...finding.params } })
    if (change && isPrime(id, diagnosis, named, finding)) sharpened = { ...sharpened, ...change }
  }
  return { diagnosis: sharpened, conclusions }
}

/** "Not on the list" does not stand beside "on the list" of another zone of it. */
const contradicted = (id: ConclusionId, findings: readonly Finding[]): boolean =>
  id === 'not_listed' && findings.some(({ reason }) => reason === 'list_listed')

/** Whether a conclusion is about what the server itself complained of: only then it changes who can put it right. */
function isPrime(
  id: ConclusionId,
  { category, params }: Judged,
  named: Blocklist | null,
  finding: Finding,
): boolean {
  switch (category) {
    case 'domain-auth-failed': {
      const mechanism = params.mechanism?.toLowerCase()
      const about = id.split('_')[0]
      return mechanism === undefined || mechanism === about || (mechanism === 'dmarc' && about !== 'listed')
    }
    case 'ptr-missing':
      return id.startsWith('ptr')
    case 'helo-invalid':
      return id.startsWith('helo')
    case 'ip-blocked':
      return named !== null && finding.params.list === named.name
    case 'user-unknown':
    case 'dns-failure':
    case 'queue-expired':
    case 'connection-failed':
    case 'connection-lost':
    case 'server-unavailable':
    case 'bad-address-syntax':
    case 'unknown':
      return finding.check === 'recipient'
    default:
      return false
  }
}
