import type { Category, Params, Party, Permanence } from '../classifier/types.ts'
import type { OtherKind } from './adviceTable.ts'

/** Everything that a banner may offer to do about a bounce. */
export const ACTION_IDS = [
  'resend',
  'resend-split',
  'resend-batches',
  'resend-plain',
  'resend-zipped',
  'short-note',
  'correct-address',
  'resend-to-new-address',
  'retry-later',
  'open-sent',
  'mark-address',
  'mark-done',
  'write-to-support',
  'live-check',
  'copy-ticket',
  'export-ticket',
] as const
export type ActionId = (typeof ACTION_IDS)[number]

/** What a client may be able to do. */
export const CAPABILITIES = [
  /** Fill compose windows. */
  'compose',
  /** Hand a prepared mail to the reader: a link to a compose page, its files, its words on the clipboard. */
  'hand-over',
  /** Keep a draft and tell when its time has come, across restarts. */
  'reminders',
  /** Find and open the sent copy. */
  'find-sent',
  'address-book',
  'tags',
  /** Move a message to where unwanted mail goes. */
  'junk',
  'clipboard',
  'files',
  /** Ask the DNS, once the reader says so. */
  'lookups',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/** What the best source of the original holds. */
export const HOLDINGS = [
  'recipients',
  'several-recipients',
  /** Neither encrypted nor without a body. */
  'readable',
  'html',
  'files',
  'macro-documents',
] as const
export type Holding = (typeof HOLDINGS)[number]

export interface ActionNeeds {
  readonly client: readonly Capability[]
  /** Enough where the client lacks any of those. */
  readonly instead?: readonly Capability[]
  readonly original: readonly Holding[]
}

/** Figures of the bounce that an offer may ask for. */
export const OFFER_FIGURES = [
  'newAddress',
  'limitBytes',
  'maxRecipients',
  'waitSeconds',
] as const satisfies readonly (keyof Params)[]

export interface ActionOffer {
  readonly do: ActionId
  readonly knows?: readonly (typeof OFFER_FIGURES)[number][]
  readonly permanence?: readonly Permanence[]
  readonly party?: readonly Party[]
}

/** rules/actions.toml, compiled: offers best first. */
export interface ActionTable {
  readonly actions: Readonly<Record<ActionId, ActionNeeds>>
  /** Behind the offers of every failure. */
  readonly afterFailure: readonly ActionId[]
  readonly kinds: Readonly<Record<OtherKind, readonly ActionId[]>>
  readonly categories: Readonly<Record<Category, readonly ActionOffer[]>>
}
