import type { RecipientFacts } from '../report/types.ts'
import { type Ballot, countVotes } from './ballot.ts'
import type { Rules } from './compile.ts'
import type { Gathered } from './evidence.ts'
import { loudestHan } from './hanVote.ts'
import { extractParams } from './params.ts'
import type { Category, Confidence, Diagnosis, Evidence, Party, Permanence, Span } from './types.ts'
import { loudest } from './words.ts'

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
/** A reply code without status or words is worth at least so much to be taken for a cause: 550 may mean anything. */
const LEAST_CODE = 13
/** Sentences of this weight are a service's own: they stand, if not surely, where the vote is against them. */
const UNSHAKEN = 68
/** Chances (see ballot.ts) from which an answer is what it claims to be. */
interface Bars {
  /** A phrase that thinks itself `certain` is so; one that a code confirms. */
  readonly certain: number
  readonly confirmed: number
  /** Any phrase that may be `likely` is `certain`. */
  readonly beyondDoubt: number
  readonly likely: number
  /** A phrase stands against the vote. */
  readonly stands: number
  /** The vote is heard; below, we say that we do not know. */
  readonly heard: number
}

/**
 * Set on 6,021 replies, each held against what other sources alone had taught, so that `certain` is right for 99 in 100,
 * `likely` for 90, `unsure` for 80; see docs/RULES.md and `npm run accuracy -- --unseen`. The vote of Chinese characters
 * claims less than it knows.
 */
const WORDS: Bars = {
  certain: 0.985,
  confirmed: 0.95,
  beyondDoubt: 0.996,
  likely: 0.9,
  stands: 0.03,
  heard: 0.58,
}
const HAN: Bars = { certain: 0.95, confirmed: 0.95, beyondDoubt: 0.99, likely: 0.8, stands: 0, heard: 0.4 }
/** A vote from which an answer is `likely` where a phrase says the same. */
const FIRM = 0.95
const MAX_RUNNERS_UP = 5

const isCode = (evidence: Evidence) => evidence.ruleId.startsWith('code/')

/** Of a rule that asks for no words: a service's own code says more than what stands beside it. */
const isOnCodes = ({ span }: Evidence) => /^[\d.]+$/.test(span.text)

/** Of a reply code alone. */
const isBare = ({ ruleId }: Evidence) => /^code\/\d{3}$/.test(ruleId)

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
  const [heaviest] = sorted
  const spoken = heaviest && heaviest.category !== 'unknown' ? heaviest : null
  const ballot = countVotes(sorted, facts, rules.ruleSet)
  const first = spoken && confidenceOf(spoken, rivalOf(spoken, sorted), confirms(spoken, sorted))
  const settled = ballot
    ? settle(spoken, first ?? 'unsure', ballot, sorted, facts, rules)
    : spoken && standing(spoken, first ?? 'unsure')
  if (!settled) return unknown(gathered, facts, rules, sorted)
  const { best, confidence } = settled
  const provider = gathered.service?.id ?? null
  const { category } = best
  const others = sorted.filter((evidence) => evidence.category !== category)
  const code = sorted.find((evidence) => isCode(evidence) && evidence.weight >= WEAK)
  return {
    category,
    permanence: permanenceOf(category, best.permanence, facts, rules),
    party: partyOf(category, best.party, rules),
    confidence,
    ruleId: best.ruleId,
    evidence: widened(best, sorted, gathered),
    params: extractParams(best, gathered, facts, rules),
    provider,
    conflict: !isCode(best) && code !== undefined && code.category !== category,
    runnersUp: others.slice(0, MAX_RUNNERS_UP),
  }
}

const rivalOf = ({ category }: Evidence, sorted: readonly Evidence[]) =>
  sorted.find((evidence) => evidence.category !== category)

const confirms = ({ category }: Evidence, sorted: readonly Evidence[]) =>
  sorted.some((evidence) => isCode(evidence) && evidence.weight >= WEAK && evidence.category === category)

interface Settled {
  readonly best: Evidence
  readonly confidence: Confidence
}

/**
 * Holds what the heaviest evidence says against the vote of all. Where it is sure of itself and not outvoted it stays, as
 * sure as its chance allows; else the vote decides, and where the vote is not clear we say that we do not know.
 */
function settle(
  spoken: Evidence | null,
  confidence: Confidence,
  ballot: Ballot,
  sorted: readonly Evidence[],
  facts: RecipientFacts,
  rules: Rules,
): Settled | null {
  const { category, share, worded, han, shareOf } = ballot
  const bars = worded && han ? HAN : WORDS
  if (spoken && confidence !== 'unsure') {
    if (!worded || isOnCodes(spoken)) return { best: spoken, confidence }
    const chance = shareOf(spoken.category)
    const own = rated(chance, confidence, confirms(spoken, sorted), bars)
    if (own !== 'unsure' || chance >= bars.stands) return { best: spoken, confidence: own }
  }
  if (spoken && spoken.weight >= UNSHAKEN) return { best: spoken, confidence: 'unsure' }
  if (category === 'unknown' || share < bars.heard) return null
  const best = sorted.find((evidence) => evidence.category === category)
  if (!best) return voted(ballot, facts.diagnosticText ?? '', rules)
  const firm = share >= FIRM && best.weight >= WEAK && !isCode(best)
  return { best, confidence: firm ? 'likely' : 'unsure' }
}

/** How sure a phrase is that thinks itself `certain` or `likely`. */
function rated(chance: number, confidence: Confidence, confirmed: boolean, bars: Bars): Confidence {
  const asksFor = confirmed ? bars.confirmed : bars.certain
  if (chance >= (confidence === 'certain' ? asksFor : bars.beyondDoubt)) return 'certain'
  return confidence === 'certain' || chance >= bars.likely ? 'likely' : 'unsure'
}

/** Evidence of no words to vote with: a code that may mean anything does not stand. */
function standing(spoken: Evidence, confidence: Confidence): Settled | null {
  return isBare(spoken) && spoken.weight < LEAST_CODE ? null : { best: spoken, confidence }
}

/** Of a single word the vote says little: of such answers half were wrong. */
const SEVERAL_WORDS = /\p{L}{2}\P{L}{1,80}\p{L}{2}|\p{Script=Han}/u

function voted({ category, share, han }: Ballot, text: string, rules: Rules): Settled | null {
  const span = han ? loudestHan(text, category, rules.ruleSet) : loudest(text, category, rules.ruleSet.words)
  if (!span || !SEVERAL_WORDS.test(text)) return null
  const weight = Math.round(share * LIKELY.weight)
  const best = { ruleId: 'words', category, weight, span, permanence: undefined, party: undefined }
  return { best, confidence: 'unsure' }
}

function unknown(
  gathered: Gathered,
  facts: RecipientFacts,
  rules: Rules,
  sorted: readonly Evidence[],
): Diagnosis {
  const wrapper = sorted[0]?.category === 'unknown' ? sorted[0] : null
  return {
    category: 'unknown',
    permanence: permanenceOf('unknown', undefined, facts, rules),
    party: 'nobody',
    confidence: 'unsure',
    ruleId: wrapper?.ruleId ?? null,
    evidence: wrapper?.span ?? null,
    params: extractParams(null, gathered, facts, rules),
    provider: gathered.service?.id ?? null,
    conflict: false,
    runnersUp: sorted.filter((evidence) => evidence !== wrapper).slice(0, MAX_RUNNERS_UP),
  }
}

function partyOf(category: Category, party: Party | undefined, rules: Rules): Party {
  return party ?? rules.ruleSet.categories[category].party
}

/** Replies of class 5 that say in words that it will pass. */
const SAYS_TEMPORARY =
  /\btemporar(?:il)?y (?:inactive|locked|suspended|over|black|disabled|full)|\b(?:full|quota) temporarily|\btemporarly|(?:暂时|暫時|临时|臨時)(?:遭|被|封|禁|冻|凍)/i

/**
 * Temporary or permanent: the rule knows best, then the cause where it fixes the matter, then what the reply says of
 * itself, then the class of the reply code, then that of the status. A 450 that expired in the queue therefore stays temporary, and so does a
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
  if (facts.action === 'delayed' || SAYS_TEMPORARY.test(facts.diagnosticText?.slice(0, 500) ?? ''))
    return 'temporary'
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
