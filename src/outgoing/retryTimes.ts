import type { Diagnosis } from '../classifier/types.ts'

/** After so many tries there are no further times. */
export const MAX_TRIES = 3

/**
 * When to try again after a final failure, as ISO 8601 UTC times, soonest first: the reply's own wait first, then by
 * category. `now` is ISO 8601; `tried` counts the tries made so far. [] where the cause is not temporary or enough was tried.
 * Only for failed recipients: while a server is still trying (a delay notice) nothing is to be sent again.
 */
export function retryTimes(diagnosis: Diagnosis, now: string, tried = 0): readonly string[] {
  throw new Error(`not built: ${diagnosis.category} ${now} ${tried}`)
}
