/** What a reason is when a trick is weighed. See docs/decisions/0009. */
import type { ReasonId } from './types.ts'

/** What the words try. */
export const LURES = new Set<ReasonId>([
  'incoming-held',
  'full-mailbox',
  'mailbox-trouble',
  'about-mailbox',
  'release-asked',
  'send-again-button',
  'password-asked',
  'account-threatened',
  'deadline',
  'scan-code',
  'open-attachment',
  'reply-wanted',
  'call-wanted',
  'image-link',
])
/** Threats, deadlines and a mail to be released alone are no lure. */
const ALONE_NONE = new Set<ReasonId>(['release-asked', 'account-threatened', 'deadline'])
export const CORE = new Set([...LURES].filter((id) => !ALONE_NONE.has(id)))
/** What would do the harm. */
export const MEANS = new Set<ReasonId>([
  'html-form',
  'html-attachment',
  'program-attached',
  'data-link',
  'ip-link',
  'odd-host-link',
  'disguised-link',
  'hosted-page-link',
  'foreign-link',
  'sender-only-link',
  'image-link',
  'inner-page-link',
  'reply-wanted',
  'call-wanted',
  'scan-code',
])

/** Leads elsewhere than the sender's own pages. */
export const AWAY_LINKS: readonly ReasonId[] = [
  'foreign-link',
  'hosted-page-link',
  'disguised-link',
  'ip-link',
]
export const AWAY: readonly ReasonId[] = [...AWAY_LINKS, 'html-attachment', 'program-attached', 'html-form']

/** A sender that is not who it says it is. */
export const DOUBTS: readonly ReasonId[] = [
  'sender-not-provider',
  'poses-as-own',
  'notice-auth-failed',
  'came-from-outside',
]
