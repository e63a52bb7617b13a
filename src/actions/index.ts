import { copyTicket } from './copyTicket.ts'
import { correctAddress } from './correctAddress.ts'
import { exportTicket } from './exportTicket.ts'
import { liveCheck } from './liveCheck.ts'
import { markAddress } from './markAddress.ts'
import { markDone } from './markDone.ts'
import { notABounce } from './notABounce.ts'
import { openSent } from './openSent.ts'
import { resend } from './resend.ts'
import { resendBatches } from './resendBatches.ts'
import { resendPlain } from './resendPlain.ts'
import { resendSplit } from './resendSplit.ts'
import { resendToNewAddress } from './resendToNewAddress.ts'
import { resendZipped } from './resendZipped.ts'
import { retryLater } from './retryLater.ts'
import { shortNote } from './shortNote.ts'
import { showAgain } from './showAgain.ts'
import { itWasMine, markJunk, reportTrick } from './trust.ts'
import type { Action, ActionContext, ActionOutcome } from './types.ts'
import { unmarkDone } from './unmarkDone.ts'
import { writeToSupport } from './writeToSupport.ts'

/** Every action that a button can name, by its id. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    resend,
    resendSplit,
    resendBatches,
    correctAddress,
    resendToNewAddress,
    resendPlain,
    resendZipped,
    shortNote,
    retryLater,
    openSent,
    writeToSupport,
    liveCheck,
    copyTicket,
    exportTicket,
    markAddress,
    markDone,
    unmarkDone,
    markJunk,
    reportTrick,
    itWasMine,
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
