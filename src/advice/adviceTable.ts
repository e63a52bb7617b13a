import type { Category, Party, Permanence } from '../classifier/types.ts'
import type { MessageKind } from '../report/types.ts'
import type { ActionTable } from './actionTable.ts'
import type { Station, Tone } from './types.ts'

/** One way to say something: fits when every figure it needs is known and every condition holds. */
export interface Variant {
  readonly say: string
  /** Placeholders of the message; taken from the catalogue when the table is compiled. */
  readonly needs: readonly string[]
  /** Further figures that must be known though the message does not show them. */
  readonly knows?: readonly string[]
  /** Figures that must not be known. */
  readonly lacks?: readonly string[]
  readonly permanence?: readonly Permanence[]
  readonly party?: readonly Party[]
  readonly provider?: readonly string[]
  /** Lower-case words such as `spf`; fits as well when the bounce names no mechanism. */
  readonly mechanism?: readonly string[]
}

/** Variants, best first: the first that fits is said; none fits: nothing is said. */
export type Choice = readonly Variant[]

export interface CategoryAdvice {
  readonly station: Station | null
  /** Other stations where another party is to blame. */
  readonly stationBy: Readonly<Partial<Record<Party, Station>>>
  /** Whose domain the bounce's `domain` figure is. */
  readonly domainOf: 'recipient' | 'sender'
  readonly title: Choice
  readonly cause: Choice
  readonly waiting: Choice
  readonly next: Choice
  readonly sender: readonly Choice[]
  /** What the sender may do while his server is still trying. */
  readonly meanwhile: readonly Choice[]
  readonly admin: readonly Choice[]
}

/** Notices that are no failure. */
export const OTHER_KINDS = [
  'delay',
  'success',
  'relayed',
  'expanded',
  'auto-reply',
  'feedback-report',
  'receipt',
  'not-bounce',
] as const satisfies readonly MessageKind[]
export type OtherKind = (typeof OTHER_KINDS)[number]

export interface KindAdvice {
  readonly tone: Tone
  readonly title: Choice
  readonly cause: Choice
  readonly waiting: Choice
  readonly next: Choice
  readonly sender: readonly Choice[]
}

/** A blocklist and where its entries are looked up and removed. */
export interface BlocklistPage {
  readonly name: string
  /** Zones and other lower-case names by which servers call it. */
  readonly aliases: readonly string[]
  readonly lookup: string | null
  readonly removal: string | null
  /** Shut down: the server that still asks it has to stop doing so. */
  readonly closed: boolean
  /** It lists domains that stand in mails, never servers. */
  readonly domains: boolean
  /** Nobody may ask: entries go by themselves. */
  readonly expires: boolean
}

/** rules/advice.toml, rules/actions.toml and rules/blocklists.toml, compiled. */
export interface AdviceTable {
  readonly actions: ActionTable
  readonly categories: Readonly<Record<Category, CategoryAdvice>>
  readonly kinds: Readonly<Record<OtherKind, KindAdvice>>
  readonly blocklists: readonly BlocklistPage[]
  /** Page for looking an IP address up in many lists at once. */
  readonly lookupPage: string
  /** Provider id to its own page on refused mail. */
  readonly providers: Readonly<Record<string, string>>
  /** Hosts, with their subdomains, whose https addresses may become links. */
  readonly linkHosts: readonly string[]
  /** Provider id to its own use of enhanced status codes (`5.4.14`, `x.7.27`): key of the meaning. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>
}
