import type { Category, Diagnosis } from '../classifier/types.ts'

/** The stations a mail passes, in order; one of them is where it failed. */
export const STATIONS = ['you', 'your-server', 'network', 'their-server', 'mailbox'] as const
export type Station = (typeof STATIONS)[number]

/** How the banner is coloured: something failed, something waits, just a note, all well. */
export type Tone = 'fail' | 'wait' | 'info' | 'ok'

/**
 * A parameter of a message. A plain string is text; the others say how it is to be shown. Nothing here is
 * ever markup: the UI makes elements of it.
 */
export type MessageParam =
  | string
  | { readonly kind: 'strong' | 'address' | 'code' | 'command'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

/** A message to be translated: a key of `_locales` and its named placeholders. `count` picks the plural form. */
export interface MessageRef {
  readonly key: string
  readonly params?: Readonly<Record<string, MessageParam>>
  readonly count?: number
}

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
  readonly senderSteps: readonly MessageRef[]
  readonly adminSteps: readonly MessageRef[]
  /** Action ids, best first; see src/actions. */
  readonly actions: readonly string[]
  readonly diagnosis: Diagnosis
}
