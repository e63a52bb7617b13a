/**
 * DMARC of the mail's From (RFC 7489). The organizational domain is found by walking up the tree of names, which needs
 * no list of public suffixes: the topmost record that is not a public suffix's own (`psd=y`) stands on it.
 */
import { noteFor, unanswered } from './findings.ts'
import { shown } from './names.ts'
import { readTags } from './tags.ts'
import type { CheckContext, Finding, Lookup, Subject } from './types.ts'

/** Names with more labels go on with so many from the right after the first question. */
const MOST_LABELS = 7

interface Policy {
  /** Of the mail's From. */
  readonly from: string
  /** Domain whose record counts for the mail. */
  readonly domain: string
  readonly organization: string
  readonly policy: string
  readonly strictSpf: boolean
  readonly strictDkim: boolean
}

/** The policy of the sender's domain, and whether mail that passes SPF or DKIM passes DMARC with it. */
export async function checkDmarc(
  subject: Subject,
  earlier: readonly Finding[],
  context: CheckContext,
): Promise<readonly Finding[]> {
  const domain = subject.senderDomain
  if (domain === null) return []
  const note = noteFor('dmarc', context)
  const found = await walk(domain, context)
  if ('failed' in found) return [unanswered(note, domain, found.failed)]
  if (found.broken) return [note('bad', 'dmarc_bad', domain, found, { record: found.broken })]
  const { policy } = found
  if (!policy) return [note('warn', 'dmarc_none', domain, found)]
  const params = { domain, policy: policy.policy, at: policy.domain }
  const reason = policy.policy === 'none' ? 'dmarc_monitor' : 'dmarc_enforced'
  const first = note('ok', reason, domain, found, params)
  const proof = alignment(policy, earlier)
  if (proof === null) return [first]
  const second = proof.aligned
    ? note('ok', 'dmarc_aligned', domain, found, { ...params, by: proof.aligned })
    : note(policy.policy === 'none' ? 'warn' : 'bad', 'dmarc_unaligned', domain, found, {
        ...params,
        others: proof.others,
      })
  return [first, second]
}

type Walk =
  | { readonly failed: Extract<Lookup, { readonly status: 'failed' }> }
  | { readonly policy: Policy | null; readonly broken: string | null; readonly resolver: string }

async function walk(domain: string, { resolve }: CheckContext): Promise<Walk> {
  const records: { readonly domain: string; readonly tags: ReadonlyMap<string, string> }[] = []
  let resolver = ''
  let broken: string | null = null
  for (const name of namesAbove(domain)) {
    const answer = await resolve(`_dmarc.${name}`, 'TXT')
    resolver = answer.resolver
    if (answer.status === 'failed') {
      if (records.length === 0) return { failed: answer }
      break
    }
    const texts = answer.status === 'found' ? answer.records.map(({ text }) => text) : []
    const candidates = texts.filter((text) => /^\s*v\s*=\s*DMARC1\s*(?:;|$)/.test(text))
    const tags = candidates.length === 1 ? readTags(candidates[0] ?? '') : null
    if (tags && isPolicy(tags.get('p'))) records.push({ domain: name, tags })
    else if (candidates.length > 0 && records.length === 0) broken ??= shown(candidates.join(' | '), 300)
    if (tags?.get('psd') === 'n') break
  }
  const [own] = records
  if (!own || broken) return { policy: null, broken, resolver }
  const top = records.findLast(({ tags }) => tags.get('psd') !== 'y') ?? own
  const below = own.domain === domain ? undefined : own.tags.get('sp')
  const policy = (isPolicy(below) ? below : own.tags.get('p')) ?? 'none'
  return {
    broken: null,
    resolver,
    policy: {
      from: domain,
      domain: own.domain,
      organization: top.domain,
      policy: policy.toLowerCase(),
      strictSpf: own.tags.get('aspf')?.toLowerCase() === 's',
      strictDkim: own.tags.get('adkim')?.toLowerCase() === 's',
    },
  }
}

const isPolicy = (value: string | undefined): boolean => /^(?:none|quarantine|reject)$/i.test(value ?? '')

/** The domain itself and those above it, without the top-level one. */
function namesAbove(domain: string): readonly string[] {
  const labels = domain.split('.')
  const names = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return names.filter((name, index) => index === 0 || name.split('.').length <= MOST_LABELS)
}

/** What would make the mail pass; null where neither SPF nor DKIM could be looked at. */
function alignment(
  policy: Policy,
  earlier: readonly Finding[],
): { readonly aligned: string | null; readonly others: string } | null {
  const passed = earlier.filter(
    ({ status, check }) => status === 'ok' && (check === 'spf' || check === 'dkim'),
  )
  const looked = earlier.some(
    ({ status, check }) => status !== 'cannot-tell' && (check === 'spf' || check === 'dkim'),
  )
  if (!looked) return null
  const domains = passed.map(({ check, params }) => ({ check, domain: params.domain ?? '' }))
  const aligned = domains.find(({ check, domain }) =>
    isAligned(domain, policy, check === 'spf' ? policy.strictSpf : policy.strictDkim),
  )
  return {
    aligned: aligned ? `${aligned.check.toUpperCase()} (${aligned.domain})` : null,
    others: domains.map(({ check, domain }) => `${check.toUpperCase()} (${domain})`).join(', ') || '-',
  }
}

function isAligned(domain: string, policy: Policy, strict: boolean): boolean {
  if (strict) return domain === policy.from
  return domain === policy.organization || domain.endsWith(`.${policy.organization}`)
}
