import type { RecipientAction, Stage } from '../report/types.ts'
import type { Category, Party, Permanence } from './types.ts'

/** Where on the mail's way a category's fault lies; the stations of src/advice. */
export const FAILING_STATIONS = ['you', 'your-server', 'network', 'their-server', 'mailbox'] as const

/** Conditions beside the words. A list is an "any of"; all keys given must hold. */
export interface When {
  /** Reply codes or their beginnings: `550`, `45`, `4`. */
  readonly code?: readonly string[]
  /** Enhanced status codes or their beginnings, whole numbers only: `5.7.1`, `5.7`, `4`. */
  readonly status?: readonly string[]
  /** Receiving services as named in rules/provider and rules/mta. */
  readonly provider?: readonly string[]
  /** Software that wrote the notice. */
  readonly mta?: readonly string[]
  readonly stage?: readonly Stage[]
  readonly action?: readonly RecipientAction[]
}

/** One rule as it is shipped: examples, counter-examples and sources stay behind in the TOML. */
export interface RuleData {
  readonly id: string
  readonly category: Category
  /** Any of these phrases, folded; see pattern.ts for what stands in one. Empty for a rule on codes alone. */
  readonly contains: readonly string[]
  /** Words of which one must stand in the same text as well. */
  readonly with?: readonly string[]
  /** Words that silence the rule when they stand in the same text. */
  readonly unless?: readonly string[]
  /** Regular expression on the text around the phrase, case ignored. */
  readonly match?: string
  readonly when?: When
  readonly weight?: number
  readonly permanence?: Permanence
  readonly party?: Party
  /** Fixed values for params that the text implies: `mechanism`, `blocklist`, `url`. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** Meaning of a code that speaks alone. `weight` says how much it is worth against words. */
export interface CodeData {
  readonly category: Category
  /** Category where the code is of class 4; `category` when absent. */
  readonly category4?: Category
  readonly permanence?: Permanence
  readonly weight: number
}

export interface CategoryData {
  readonly permanence: Permanence
  readonly party: Party
  readonly station: (typeof FAILING_STATIONS)[number]
  /** True where a temporary code never makes it permanent nor the other way round: the cause itself passes or stays. */
  readonly fixed?: true
}

/** A receiving service or server software and how it is recognised. */
export interface ServiceData {
  readonly id: string
  /** Domains; a host that is one of them or below it belongs to the service. */
  readonly hosts?: readonly string[]
  /** Phrases that only this service writes. */
  readonly marks?: readonly string[]
  /** Page where the service explains its replies. */
  readonly help?: string
}

export interface BlocklistData {
  readonly name: string
  /** Zones, URL pieces and names by which replies mention the list, lower-cased. */
  readonly zones: readonly string[]
  readonly lookup?: string
  readonly removal?: string
  /** False for a list that is shut down: then only the receiver can help, by no longer asking it. */
  readonly alive: boolean
  /** Who may ask for removal. */
  readonly asks: 'anyone' | 'network-owner' | 'nobody' | 'recipient-admin'
}

/** What single words say where no phrase does; learned by tools/learnWords.ts, see words.ts for how they vote. */
export interface WordTable {
  readonly bias: Readonly<Partial<Record<Category, number>>>
  /** By the stem of a word or a code behind `#`: what it adds to categories. */
  readonly stems: Readonly<Record<string, Readonly<Partial<Record<Category, number>>>>>
}

/** Everything that rules/ compiles to (`virtual:rules`): plain JSON. */
export interface RuleSet {
  readonly format: 1
  readonly rules: readonly RuleData[]
  /** By SMTP reply code: `550`. */
  readonly replyCodes: Readonly<Record<string, CodeData>>
  /** By enhanced status code: `5.7.606`, or without class for both: `x.1.1`. */
  readonly statusCodes: Readonly<Record<string, CodeData>>
  readonly categories: Readonly<Record<Category, CategoryData>>
  readonly services: readonly ServiceData[]
  readonly blocklists: readonly BlocklistData[]
  readonly words: WordTable
}
