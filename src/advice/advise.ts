import type { Category, DiagnosedRecipient, Diagnosis, Party } from '../classifier/types.ts'
import type { MessageRef } from '../i18n/types.ts'
import type { RecipientAction, Report } from '../report/types.ts'
import type { AdviceTable, CategoryAdvice, Choice, OtherKind, Variant } from './adviceTable.ts'
import { offersFor } from './chooseActions.ts'
import { type Figures, figuresOf } from './figures.ts'
import { outcomeOf } from './outcome.ts'
import type { Advice, Station } from './types.ts'

export { outcomeOf } from './outcome.ts'

/**
 * What to tell the reader about one recipient: keys and figures, no text. A delayed recipient gets the advice to
 * wait, one who got the mail the good news; everyone else what the category's row of the table says.
 */
export function advise(recipient: DiagnosedRecipient, report: Report, table: AdviceTable): Advice {
  const { facts, diagnosis } = recipient
  const outcome = outcomeOf(facts, report.kind)
  const row = table.categories[diagnosis.category]
  const figures = figuresOf(recipient, report, table)
  const say = (choice: Choice) => choose(choice, diagnosis, figures)
  if (outcome === 'delayed') return adviseDelay(recipient, row, table, say)
  if (outcome !== 'failed')
    return { ...adviseKind(kindOf(outcome), table), category: diagnosis.category, diagnosis }
  return {
    category: diagnosis.category,
    tone: 'fail',
    failedAt: stationOf(row, recipient),
    title: one(row.title, say),
    cause: one(row.cause, say),
    party: partyOf(
      Object.hasOwn(figures, 'closed_list') ? 'recipient-admin' : diagnosis.party,
      diagnosis.category,
    ),
    waiting: say(row.waiting) ?? { key: `waiting_${diagnosis.permanence}` },
    next: one(row.next, say),
    senderSteps: all(row.sender, say),
    adminSteps: all(row.admin, say),
    actions: offersFor(diagnosis, table.actions),
    diagnosis,
  }
}

/** Advice where there is nothing to diagnose. */
export type KindWording = Omit<Advice, 'category' | 'diagnosis'>

/** What to tell about a notice that is no failure and about its reader's part in it: nothing is to be done. */
export function adviseKind(kind: OtherKind, table: AdviceTable): KindWording {
  const row = table.kinds[kind]
  const say = (choice: Choice) => choose(choice, null, {})
  return {
    tone: row.tone,
    failedAt: null,
    title: one(row.title, say),
    cause: one(row.cause, say),
    party: { key: 'party_nobody' },
    waiting: one(row.waiting, say),
    next: one(row.next, say),
    senderSteps: all(row.sender, say),
    adminSteps: [],
    actions: table.actions.kinds[kind],
  }
}

type Say = (choice: Choice) => MessageRef | null

function adviseDelay(
  recipient: DiagnosedRecipient,
  row: CategoryAdvice,
  table: AdviceTable,
  say: Say,
): Advice {
  const { diagnosis } = recipient
  const delay = table.kinds.delay
  const known = diagnosis.category !== 'unknown' && diagnosis.category !== 'queue-expired'
  return {
    category: diagnosis.category,
    tone: delay.tone,
    failedAt: stationOf(row, recipient),
    title: one(delay.title, say),
    cause: known ? one(row.cause, say) : one(delay.cause, say),
    party: { key: 'party_nobody' },
    waiting: one(delay.waiting, say),
    next: one(delay.next, say),
    senderSteps: all([...row.meanwhile, ...delay.sender], say),
    adminSteps: all(row.admin, say),
    actions: table.actions.kinds.delay,
    diagnosis,
  }
}

function kindOf(outcome: Exclude<RecipientAction, 'failed' | 'delayed'>): OtherKind {
  return outcome === 'delivered' ? 'success' : outcome
}

/** Where the table knows no station, a reply of the other server still tells how far the mail came. */
function stationOf(row: CategoryAdvice, { facts, diagnosis }: DiagnosedRecipient): Station | null {
  const refusedThere = facts.replyCode !== null && (facts.remoteMta !== null || facts.remoteIp !== null)
  return row.stationBy[diagnosis.party] ?? row.station ?? (refusedThere ? 'their-server' : null)
}

/** Who can put it right; nobody but the other side where it asks a blocklist that was shut down. */
function partyOf(party: Party, category: Category): MessageRef {
  if (party === 'network') return { key: 'party_network' }
  if (party === 'nobody') return { key: category === 'unknown' ? 'party_unclear' : 'party_time' }
  return { key: 'party_somebody', params: { who: { kind: 'phrase', key: `who_${party.replace('-', '_')}` } } }
}

function one(choice: Choice, say: Say): MessageRef {
  return say(choice) ?? { key: choice.at(-1)?.say ?? 'unknown_title' }
}

function all(choices: readonly Choice[], say: Say): MessageRef[] {
  return choices.map(say).filter((ref) => ref !== null)
}

function choose(choice: Choice, diagnosis: Diagnosis | null, figures: Figures): MessageRef | null {
  const known = (name: string) => Object.hasOwn(figures, name)
  const variant = choice.find(
    (candidate) =>
      candidate.needs.every(known) &&
      (candidate.knows?.every(known) ?? true) &&
      !candidate.lacks?.some(known) &&
      (!diagnosis || holds(candidate, diagnosis)),
  )
  if (!variant) return null
  const params = Object.fromEntries(variant.needs.map((name) => [name, figures[name] ?? '']))
  return variant.needs.length > 0 ? { key: variant.say, params } : { key: variant.say }
}

function holds(variant: Variant, diagnosis: Diagnosis): boolean {
  const mechanism = diagnosis.params.mechanism?.toLowerCase()
  return (
    (variant.permanence?.includes(diagnosis.permanence) ?? true) &&
    (variant.party?.includes(diagnosis.party) ?? true) &&
    (variant.provider?.includes(diagnosis.provider ?? '') ?? true) &&
    (mechanism === undefined || (variant.mechanism?.some((word) => mechanism.includes(word)) ?? true))
  )
}
