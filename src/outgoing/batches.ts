import type { BatchOptions, BatchPlan, Recipients } from './types.ts'

/** Recipients per mail to try where the bounce names no figure, first to last. */
export const BATCH_STEPS = [20, 10] as const

/**
 * Spreads the recipients over as few mails as `maxPerMail` allows, those of one domain together where that costs no
 * more mails. Nobody is lost, doubled or shown more than before: who stood in Bcc stays there.
 */
export function planBatches(recipients: Recipients, options: BatchOptions): BatchPlan {
  throw new Error(`not built: ${recipients.to.length} ${options.visibility}`)
}
