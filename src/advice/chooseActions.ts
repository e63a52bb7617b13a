import type { DiagnosedRecipient, Diagnosis } from '../classifier/types.ts'
import type { Report } from '../report/types.ts'
import type { ActionId, ActionTable, Capability, Holding } from './actionTable.ts'
import type { OtherKind } from './adviceTable.ts'
import { outcomeOf } from './outcome.ts'

export interface ChosenAction {
  readonly id: ActionId
  /** At most one is. */
  readonly main: boolean
}

/** What is offered for a failure of that cause, best first, whatever the client can do. */
export function offersFor(diagnosis: Diagnosis, table: ActionTable): readonly ActionId[] {
  const fitting = table.categories[diagnosis.category].filter(
    ({ permanence, party, knows }) =>
      (permanence?.includes(diagnosis.permanence) ?? true) &&
      (party?.includes(diagnosis.party) ?? true) &&
      (knows?.every((figure) => diagnosis.params[figure] !== undefined) ?? true),
  )
  return [...fitting.map((offer) => offer.do), ...table.afterFailure]
}

/** The actions that this client can carry out on this original; `holdings` is null before anybody looked for it. */
export function possibleActions(
  capabilities: ReadonlySet<Capability>,
  table: ActionTable,
  holdings: ReadonlySet<Holding> | null = null,
): ReadonlySet<ActionId> {
  const has = (wanted: readonly Capability[] | undefined) =>
    wanted?.every((capability) => capabilities.has(capability)) ?? false
  const possible = Object.entries(table.actions).filter(
    ([, needs]) =>
      (has(needs.client) || has(needs.instead)) &&
      (holdings === null || needs.original.every((holding) => holdings.has(holding))),
  )
  return new Set(possible.map(([id]) => id as ActionId))
}

/**
 * The actions for one recipient, best first. A recipient that the server still tries, or that got the mail, is offered
 * nothing to send again.
 */
export function chooseActions(
  { facts, diagnosis }: DiagnosedRecipient,
  report: Report,
  capabilities: ReadonlySet<Capability>,
  table: ActionTable,
  holdings: ReadonlySet<Holding> | null = null,
): readonly ChosenAction[] {
  const outcome = outcomeOf(facts, report.kind)
  const kinds = { delayed: 'delay', delivered: 'success', relayed: 'relayed', expanded: 'expanded' } as const
  const offers =
    outcome === 'failed' ? offersFor(diagnosis, table) : table.kinds[kinds[outcome] satisfies OtherKind]
  const possible = possibleActions(capabilities, table, holdings)
  const main = outcome === 'failed' ? mainAction(offers, possible) : undefined
  return offers.filter((id) => possible.has(id)).map((id) => ({ id, main: id === main }))
}

const NO_REPAIR: ReadonlySet<string> = new Set([
  'copy-ticket',
  'export-ticket',
  'write-to-support',
  'live-check',
  'open-sent',
  'mark-address',
  'mark-done',
])

/**
 * The one that stands out: the first offer that can be carried out. Where the best offer mends something, what only
 * tells others or tidies up never takes its place.
 */
export function mainAction(offers: readonly string[], possible: ReadonlySet<string>): string | undefined {
  const first = offers[0]
  if (first === undefined) return undefined
  const mending = !NO_REPAIR.has(first)
  return offers.find((id) => possible.has(id) && !(mending && NO_REPAIR.has(id)))
}
