import type { Category, Diagnosis } from '../classifier/types.ts'

/** After so many tries there are no further times. */
export const MAX_TRIES = 3

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SERVER = [30 * MINUTE, 2 * HOUR, 6 * HOUR, DAY]

/** Seconds after the failure. RFC 5321 4.5.4.1 wants 30 minutes and more; greylisting is shorter by nature. */
const WAITS: Readonly<Partial<Record<Category, readonly number[]>>> = {
  greylisted: [10 * MINUTE, 30 * MINUTE, 2 * HOUR],
  'rate-limited': [HOUR, DAY],
  'mailbox-full': [DAY, 3 * DAY],
  'connection-failed': SERVER,
  'connection-lost': SERVER,
  'cross-border-filtering': SERVER,
  'dns-failure': SERVER,
  'server-unavailable': SERVER,
  'server-storage-full': SERVER,
  'server-error': SERVER,
  'tls-required': SERVER,
  'queue-expired': SERVER,
}
/** Longer waits that a reply asks for are not believed. */
const LONGEST_WAIT = 14 * DAY
/** Some room after the wait that the reply names: its clock starts with the last attempt, not with the notice. */
const ROOM = MINUTE

/**
 * When to try again after a final failure, as ISO 8601 UTC times, soonest first: the reply's own wait first, then by
 * category. `now` is ISO 8601; `tried` counts the tries made so far. [] where the cause is not temporary or enough was tried.
 * Only for failed recipients: while a server is still trying (a delay notice) nothing is to be sent again.
 */
export function retryTimes(diagnosis: Diagnosis, now: string, tried = 0): readonly string[] {
  const start = Date.parse(now)
  if (Number.isNaN(start) || tried >= MAX_TRIES) return []
  return waitsOf(diagnosis)
    .slice(tried, MAX_TRIES)
    .map((seconds) => new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z'))
}

function waitsOf({ category, permanence, params }: Diagnosis): readonly number[] {
  const waits = WAITS[category] ?? (permanence === 'temporary' ? SERVER : [])
  // A full mailbox is called permanent by most servers, and empties all the same.
  if (permanence === 'permanent' && category !== 'mailbox-full') return []
  if (waits.length === 0) return []
  const own = params.waitSeconds ?? 0
  if (!(own > 0 && own <= LONGEST_WAIT)) return waits
  const first = own + ROOM
  return [first, ...waits.filter((seconds) => seconds > first)]
}
