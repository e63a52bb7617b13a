import type { Category, Diagnosis } from '../classifier/types.ts'
import type { MessageRef } from '../i18n/types.ts'

export type { MessageParam, MessageRef } from '../i18n/types.ts'

/** The stations a mail passes, in order; one of them is where it failed. */
export const STATIONS = ['you', 'your-server', 'network', 'their-server', 'mailbox'] as const
export type Station = (typeof STATIONS)[number]

/** How the banner is coloured: something failed, something waits, just a note, all well. */
export type Tone = 'fail' | 'wait' | 'info' | 'ok'

/** What to tell the reader about one recipient. Pure data; translate() makes text of it. */
export interface Advice {
  readonly category: Category
  readonly tone: Tone
  /** The station that failed; null where nothing failed. */
  readonly failedAt: Station | null
  readonly title: MessageRef
  readonly cause: MessageRef
  /** Who can put it right. */
  readonly party: MessageRef
  /** Whether the same mail may still get through. */
  readonly waiting: MessageRef
  /** The one thing to do, in a few words. */
  readonly next: MessageRef
  readonly senderSteps: readonly MessageRef[]
  readonly adminSteps: readonly MessageRef[]
  /** Action ids, best first; see src/actions. */
  readonly actions: readonly string[]
  readonly diagnosis: Diagnosis
}
