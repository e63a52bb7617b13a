import type { RecipientFacts, Report, SourceText, TextSource } from '../report/types.ts'
import { codeEvidence } from './codes.ts'
import type { CompiledRule, Rules } from './compile.ts'
import { Folding } from './fold.ts'
import { isLetterAt } from './letters.ts'
import { findAll, type Hit } from './match.ts'
import { findService } from './provider.ts'
import type { ServiceData, When } from './ruleSet.ts'
import type { Category, Evidence, Span } from './types.ts'

/** A text after the pass over it. */
export interface SearchedText extends SourceText {
  readonly hits: readonly Hit[]
}

/** Texts searched before, by their words: the recipients of one report share most of theirs. */
export type Searches = Map<string, readonly Hit[]>

/** All that was found about one recipient. */
export interface Gathered {
  readonly evidence: readonly Evidence[]
  readonly searched: readonly SearchedText[]
  readonly service: ServiceData | null
}

/** What a place further from the refusing server loses against the reply itself. */
const DISTANCE: Readonly<Record<TextSource, number>> = {
  'diagnostic-code': 0,
  'recipient-text': 6,
  'notice-text': 14,
  subject: 24,
  'status-field': 4,
}

/** The same where the refusing server's own reply is at hand: what stands around it is then only wrapping. */
const DISTANCE_FROM_REPLY: Readonly<Record<TextSource, number>> = {
  'diagnostic-code': 0,
  'recipient-text': 26,
  'notice-text': 36,
  subject: 44,
  'status-field': 4,
}

/** Evidence of less weight is none. */
const LEAST = 5

/** Reading stops after so many characters over all texts of one recipient. */
const MAX_SEARCHED = 200_000

/** Words that turn the following ones into their contrary: `not spam`, `no virus`. */
const NEGATORS =
  /(?:^|[^a-z])(?:not|no|never|without|isn'?t|aren'?t|wasn'?t|not an?|不是|并非|并未|没有|未)[\s"'`]*$/i

/** Categories whose words a negator turns round. For the others absence itself is the fault: `no PTR record`. */
const NEGATABLE: ReadonlySet<Category> = new Set<Category>([
  'mailbox-disabled',
  'mailbox-full',
  'attachment-blocked',
  'content-rejected',
  'spam-content',
  'virus-detected',
  'ip-blocked',
  'rate-limited',
  'greylisted',
  'mail-loop',
  'policy-rejected',
])

interface Situation {
  readonly facts: RecipientFacts
  readonly report: Pick<Report, 'mta'> | null
  readonly service: ServiceData | null
  readonly rules: Rules
}

/** Searches the texts of a recipient, most trusted first. One pass over each, whatever the number of rules. */
export function gather(
  facts: RecipientFacts,
  report: Pick<Report, 'mta'> | null,
  rules: Rules,
  searches: Searches | null = null,
): Gathered {
  const searched = search(facts.texts, rules, searches)
  const service = findService(facts, searched, rules)
  const situation: Situation = { facts, report, service, rules }
  const evidence: Evidence[] = []
  for (const text of searched) collect(text, situation, evidence)
  for (const rule of rules.codeRules) if (holds(rule.when, situation)) evidence.push(ruleOnCodes(rule, facts))
  evidence.push(...codeEvidence(facts, rules.ruleSet))
  return { evidence, searched, service }
}

function search(texts: readonly SourceText[], rules: Rules, searches: Searches | null): SearchedText[] {
  const searched: SearchedText[] = []
  let left = MAX_SEARCHED
  for (const { source, text } of texts) {
    if (left <= 0) break
    const hits = searches?.get(text) ?? searchText(left < text.length ? text.slice(0, left) : text, rules)
    searches?.set(text, hits)
    searched.push({ source, text, hits })
    left -= text.length
  }
  return searched
}

const folding = new Folding()

function searchText(text: string, rules: Rules): Hit[] {
  folding.read(text)
  return findAll(rules.matcher, folding)
}

function collect(text: SearchedText, situation: Situation, out: Evidence[]): void {
  const { hits } = text
  if (hits.length === 0) return
  const { replyCode, diagnosticText } = situation.facts
  const distance = (replyCode && diagnosticText ? DISTANCE_FROM_REPLY : DISTANCE)[text.source]
  const { rulesOf, found } = situation.rules
  for (const { pattern } of hits) found[pattern] = 1
  for (const hit of hits)
    for (const rule of rulesOf[hit.pattern] ?? NO_RULES) {
      const weight = rule.worth + hit.letters / 4 - distance
      if (weight < LEAST || !speaks(rule, found) || !holds(rule.when, situation)) continue
      const span = spanOf(text, hit)
      if (NEGATABLE.has(rule.category) && isNegated(text.text, span)) continue
      if (matches(rule, text, span, situation.rules)) out.push(toEvidence(rule, span, weight))
    }
  for (const { pattern } of hits) found[pattern] = 0
}

const NO_RULES: readonly CompiledRule[] = []

/** True when the words that the rule asks for beside its phrase are there, and none that silence it. */
function speaks(rule: CompiledRule, found: Uint8Array): boolean {
  return (rule.with.length === 0 || anyFound(rule.with, found)) && !anyFound(rule.unless, found)
}

function anyFound(patterns: readonly number[], found: Uint8Array): boolean {
  for (const pattern of patterns) if (found[pattern] === 1) return true
  return false
}

const isNegated = (text: string, { start }: Span) => NEGATORS.test(text.slice(Math.max(0, start - 16), start))

/** All evidence has the same keys, as a dozen readers go over it. */
function toEvidence({ data, category }: CompiledRule, span: Span, weight: number): Evidence {
  return { ruleId: data.id, category, weight, span, permanence: data.permanence, party: data.party }
}

/** A phrase that ends inside a word is shown with the rest of the word, up to this many letters. */
const REST_OF_WORD = 12

/** The place of a hit in the text itself, begun and ended at whole words. */
function spanOf({ text, source }: SearchedText, hit: Hit): Span {
  let { start, end } = hit
  const inWord = (at: number) => isLetterAt(text, at - 1) && isLetterAt(text, at)
  for (let i = 0; i < REST_OF_WORD && inWord(end); i++) end++
  for (let i = 0; i < REST_OF_WORD && inWord(start); i++) start--
  return { text: text.slice(start, end), source, start, end }
}

/** Regular expressions see the phrase and this much around it. */
const AROUND = 200

function matches(rule: CompiledRule, text: SearchedText, span: Span, rules: Rules): boolean {
  const { match } = rule
  if (match === null) return true
  const expression = rules.expressions.get(match) ?? expressionOf(match)
  rules.expressions.set(match, expression)
  return expression.test(text.text.slice(Math.max(0, span.start - AROUND), span.end + AROUND))
}

/** The flag `u` makes matching slower and tells ASCII nothing. */
function expressionOf(source: string): RegExp {
  return new RegExp(source, /^[ -~]*$/.test(source) && !/\\[pPu]/.test(source) ? 'i' : 'iu')
}

/** True when all conditions hold. A code matches its beginning in whole numbers: `5.7` is no beginning of `5.71.0`. */
function holds(when: When | null, { facts, report, service }: Situation): boolean {
  if (!when) return true
  if (when.code && !when.code.some((code) => facts.replyCode?.startsWith(code))) return false
  if (when.status && !when.status.some((status) => isBeginning(status, facts.status ?? ''))) return false
  if (when.provider && !when.provider.includes(service?.id ?? '')) return false
  if (when.mta && !when.mta.includes(report?.mta ?? '')) return false
  if (when.stage && !(facts.stage && when.stage.includes(facts.stage))) return false
  return !when.action || (facts.action !== null && when.action.includes(facts.action))
}

const isBeginning = (beginning: string, status: string) =>
  status.startsWith(beginning) && (status.length === beginning.length || status[beginning.length] === '.')

function ruleOnCodes(rule: CompiledRule, facts: RecipientFacts): Evidence {
  const code = (rule.when?.status ? facts.status : facts.replyCode) ?? ''
  return toEvidence(rule, codeSpan(code, facts), rule.worth)
}

/** Where a code stands: in the reply when it is there, else as the status field itself. */
export function codeSpan(code: string, facts: RecipientFacts): Span {
  const at = code ? (facts.diagnosticText?.indexOf(code) ?? -1) : -1
  if (at >= 0) return { text: code, source: 'diagnostic-code', start: at, end: at + code.length }
  return { text: code, source: 'status-field', start: 0, end: code.length }
}
