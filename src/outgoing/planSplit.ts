import type { OriginalDraft, SplitOptions, SplitPlan, SplitRefusal } from './types.ts'

/** Limits to assume where the bounce names none, first to last: 20, 10 and 5 MB (1024-based). */
export const SIZE_STEPS = [20, 10, 5].map((size) => size * 1024 * 1024)
/** More messages than this are refused. */
export const MAX_PARTS = 50

/**
 * Spreads the attachments of a mail over as few messages as fit below the limit; see SplitPlan. Files larger than one
 * message can be are cut into volumes. Reads no attachment.
 */
export function planSplit(draft: OriginalDraft, options: SplitOptions): SplitPlan | SplitRefusal {
  throw new Error(`not built: ${draft.subject} ${options.limitBytes}`)
}

/**
 * The plan with one item moved to the part of that number; one more than the last makes a new part. Parts that are left
 * empty go, except the first. Sizes and `fits` are worked out again. An unknown item or number gives the plan unchanged.
 */
export function moveItem(plan: SplitPlan, itemId: string, toPart: number): SplitPlan {
  throw new Error(`not built: ${plan.limitBytes} ${itemId} ${toPart}`)
}
