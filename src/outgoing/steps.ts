/** Limits in bytes to assume where the bounce names none, first to last: 20, 10 and 5 MB (1024-based). */
export const SIZE_STEPS: readonly number[] = [20, 10, 5].map((size) => size * 1024 * 1024)

/** Recipients per mail to try where the bounce names no figure, first to last. */
export const BATCH_STEPS = [20, 10] as const
