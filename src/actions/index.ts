import { copyTicket } from './copyTicket.ts'
import { exportTicket } from './exportTicket.ts'
import { markDone, unmarkDone } from './markDone.ts'
import { notABounce, showAgain } from './notABounce.ts'
import { openSent } from './openSent.ts'
import { markAddress, retryLater } from './ownPages.ts'
import { repairs } from './repair.ts'
import type { Action, ActionContext, ActionOutcome } from './types.ts'
import { writeToSupport } from './writeToSupport.ts'

/** Every action that a button can name, by its id. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    ...repairs,
    retryLater,
    openSent,
    writeToSupport,
    copyTicket,
    exportTicket,
    markAddress,
    markDone,
    unmarkDone,
    notABounce,
    showAgain,
  ].map((action) => [action.id, action]),
)

/** Carries out the action of that id. An unknown id, and an effect that does not succeed, gives `failed`. */
export async function runAction(id: string, context: ActionContext): Promise<ActionOutcome> {
  const action = ACTIONS.get(id)
  if (!action) return 'failed'
  try {
    return await action.run(context)
  } catch {
    return 'failed'
  }
}
