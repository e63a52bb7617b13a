import type { Category } from '../classifier/types.ts'

/** Ways to send a mail that came back once more, by the action that asks for them; all go through the plan page. */
export const WAYS = [
  'resend',
  'resend-split',
  'resend-batches',
  'correct-address',
  'resend-to-new-address',
  'resend-plain',
  'resend-zipped',
  'short-note',
] as const
export type Way = (typeof WAYS)[number]

export const isWay = (value: unknown): value is Way => WAYS.some((way) => way === value)

const WRONG_ADDRESS: readonly Category[] = [
  'user-unknown',
  'bad-address-syntax',
  'dns-failure',
  'mailbox-moved',
  'mailbox-disabled',
]

/** Causes that a way helps against; of several recipients those are meant first. Empty: all of them. */
export const MEANT_FOR: Readonly<Record<Way, readonly Category[]>> = {
  resend: [],
  'resend-split': ['message-too-large'],
  'resend-batches': ['too-many-recipients', 'rate-limited'],
  'correct-address': WRONG_ADDRESS,
  'resend-to-new-address': ['mailbox-moved'],
  'resend-plain': ['content-rejected', 'spam-content', 'message-malformed'],
  'resend-zipped': ['attachment-blocked'],
  'short-note': ['mailbox-full'],
}
