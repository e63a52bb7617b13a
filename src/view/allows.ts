import type { Verdict } from '../verdict/types.ts'

/** How far the notice has been judged, and what the reader said of it. */
export interface Judged {
  readonly verdict: Verdict
  /** True while the comparison with sent mail is still to come. */
  readonly comparing: boolean
  /** True when the reader said that the mail was theirs. */
  readonly claimed: boolean
}

/** Buttons that send mail again, or act on an address because of what the notice says. */
const REPAIRS: ReadonlySet<string> = new Set([
  'resend',
  'resend-split',
  'resend-batches',
  'resend-plain',
  'resend-zipped',
  'short-note',
  'correct-address',
  'resend-to-new-address',
  'retry-later',
  'mark-address',
])

/** Whether an action sends mail again, or acts on an address because of what the notice says. */
export const isRepair = (action: string): boolean => REPAIRS.has(action)

/**
 * Whether an action may be carried out on a notice judged so: nothing is sent again, and no address touched, because of
 * a trick or of mail that somebody else sent; nor where Sent has no such mail, until the reader says it was theirs.
 */
export function allows(
  { verdict: { verdict }, claimed }: Omit<Judged, 'comparing'>,
  action: string,
): boolean {
  if (verdict === 'trick' && (action === 'open-sent' || action === 'write-to-support')) return false
  if (!isRepair(action)) return true
  return verdict === 'matches-sent' || verdict === 'none' || (verdict === 'not-in-sent' && claimed)
}
