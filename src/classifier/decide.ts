import type { RecipientFacts } from '../report/types.ts'
import type { Rules } from './compile.ts'
import type { Gathered } from './evidence.ts'
import { extractParams } from './params.ts'
import type { Category, Confidence, Diagnosis, Evidence, Party, Permanence, Span } from './types.ts'

/** Evidence below this is a lone word or a vague code. */
const WEAK = 30
/**
 * What words must weigh, and by how much they must outweigh the best ones for another cause. Set on 1,976 replies that no
 * rule had been written from: where a code said the same all of them were right, at CERTAIN 97 of 100, at LIKELY 90; of
 * codes alone 3 of 4.
 */
const CERTAIN = { weight: 64, margin: 12 }
const CONFIRMED = { weight: 44, margin: 2 }
const LIKELY = { weight: 44, margin: 4 }
const MAX_RUNNERS_UP = 5

const isCode = (evidence: Evidence) => evidence.ruleId.startsWith('code/')

/** Heavier first; ties by the longer span, the earlier place and the name, so that the order of rules never matters. */
function compare(a: Evidence, b: Evidence): number {
  return (
    b.weight - a.weight ||
    b.span.text.length - a.span.text.length ||
    a.span.start - b.span.start ||
    (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
  )
}

/** Decides on exactly one category. The heaviest evidence wins; with none the answer is `unknown`. */
export function decide(gathered: Gathered, facts: RecipientFacts, rules: Rules): Diagnosis {
  const sorted = [...gathered.evidence].sort(compare)
  const [best] = sorted
  const provider = gathered.service?.id ?? null
  if (!best || best.category === 'unknown')
    return {
      category: 'unknown',
      permanence: permanenceOf('unknown', undefined, facts, rules),
      party: 'nobody',
      confidence: 'unsure',
      ruleId: best?.ruleId ?? null,
      evidence: best?.span ?? null,
      params: extractParams(null, gathered, facts, rules),
      provider,
      conflict: false,
      runnersUp: sorted.slice(1, MAX_RUNNERS_UP + 1),
    }
  const { category } = best
  const others = sorted.filter((evidence) => evidence.category !== category)
  const code = sorted.find((evidence) => isCode(evidence) && evidence.weight >= WEAK)
  const confirmed = sorted.some(
    (evidence) => isCode(evidence) && evidence.weight >= WEAK && evidence.category === category,
  )
  return {
    category,
    permanence: permanenceOf(category, best.permanence, facts, rules),
    party: partyOf(category, best.party, rules),
    confidence: confidenceOf(best, others[0], confirmed),
    ruleId: best.ruleId,
    evidence: widened(best, sorted, gathered),
    params: extractParams(best, gathered, facts, rules),
    provider,
    conflict: !isCode(best) && code !== undefined && code.category !== category,
    runnersUp: others.slice(0, MAX_RUNNERS_UP),
  }
}

function partyOf(category: Category, party: Party | undefined, rules: Rules): Party {
  return party ?? rules.ruleSet.categories[category].party
}

/**
 * Temporary or permanent: the rule knows best, then the cause where it fixes the matter, then the class of the
 * reply code, then that of the status. A 450 that expired in the queue therefore stays temporary, and so does a
 * mail that ran out of time without any reply.
 */
function permanenceOf(
  category: Category,
  fromRule: Permanence | undefined,
  facts: RecipientFacts,
  rules: Rules,
): Permanence {
  if (fromRule) return fromRule
  const data = rules.ruleSet.categories[category]
  if (data.fixed) return data.permanence
  if (facts.action === 'delayed') return 'temporary'
  if (category === 'queue-expired' && facts.action === 'failed' && !facts.replyCode) return 'temporary'
  for (const code of [facts.replyCode, facts.status]) {
    if (code?.startsWith('4')) return 'temporary'
    if (code?.startsWith('5')) return 'permanent'
  }
  return data.permanence
}

function confidenceOf(best: Evidence, other: Evidence | undefined, confirmed: boolean): Confidence {
  const margin = best.weight - (other?.weight ?? 0)
  const reaches = (bar: typeof CERTAIN) => best.weight >= bar.weight && margin >= bar.margin
  if (isCode(best)) return 'unsure'
  if (reaches(CERTAIN) || (confirmed && reaches(CONFIRMED))) return 'certain'
  return reaches(LIKELY) ? 'likely' : 'unsure'
}

/**
 * The deciding words together with those next to them that say the same: where "message size exceeds" and "maximum
 * message size" both speak, the reader is shown the whole.
 */
function widened(best: Evidence, all: readonly Evidence[], { searched }: Gathered): Span {
  const { span, category } = best
  if (isCode(best)) return span
  const place = searched.find(
    ({ source, text }) => source === span.source && text.slice(span.start, span.end) === span.text,
  )
  if (!place) return span
  const agreeing = all
    .filter((other) => other.category === category && !isCode(other) && other.span.source === span.source)
    .map((other) => other.span)
    .sort((a, b) => a.start - b.start)
  let { start, end } = span
  for (const next of agreeing) if (next.start >= start && next.start <= end + 1) end = Math.max(end, next.end)
  for (const previous of agreeing.reverse())
    if (previous.end >= start - 1 && previous.end <= end) start = Math.min(start, previous.start)
  return { source: span.source, start, end, text: place.text.slice(start, end) }
}
