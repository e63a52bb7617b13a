import type { Category, Permanence } from '../classifier/types.ts'
import type { MessageKind } from '../report/types.ts'
import type { AdvisedMail, AdvisedRecipient } from './advised.ts'

const MAX_ADDRESSES = 100_000

/** Failing recipients of one category. */
export interface CategorySummary {
  readonly category: Category
  count: number
  readonly domains: Map<string, number>
}

/** Counts over a mailbox; bounded by the number of different addresses, not of messages. */
export interface Summary {
  messages: number
  unreadable: number
  readonly kinds: Map<MessageKind, number>
  failing: number
  readonly permanence: Map<Permanence, number>
  readonly categories: Map<Category, CategorySummary>
  readonly domains: Map<string, number>
  /** Failing addresses and how often each failed. */
  readonly addresses: Map<string, number>
  first: string | null
  last: string | null
}

export function emptySummary(): Summary {
  return {
    messages: 0,
    unreadable: 0,
    kinds: new Map(),
    failing: 0,
    permanence: new Map(),
    categories: new Map(),
    domains: new Map(),
    addresses: new Map(),
    first: null,
    last: null,
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  if (counts.has(key) || counts.size < MAX_ADDRESSES) counts.set(key, (counts.get(key) ?? 0) + 1)
}

export function addToSummary(summary: Summary, mail: AdvisedMail): void {
  const { kind, date } = mail.diagnosed.report
  summary.messages++
  add(summary.kinds, kind)
  const failing = mail.recipients.filter((recipient) => recipient.failing)
  if (failing.length > 0 && date) {
    if (summary.first === null || date < summary.first) summary.first = date
    if (summary.last === null || date > summary.last) summary.last = date
  }
  for (const recipient of failing) addRecipient(summary, recipient)
}

function addRecipient(summary: Summary, { recipient }: AdvisedRecipient): void {
  const { category, permanence } = recipient.diagnosis
  const address = recipient.facts.finalRecipient.toLowerCase()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  summary.failing++
  add(summary.permanence, permanence)
  const row = summary.categories.get(category) ?? { category, count: 0, domains: new Map() }
  row.count++
  summary.categories.set(category, row)
  if (!address.includes('@')) return
  add(row.domains, domain)
  add(summary.domains, domain)
  add(summary.addresses, address)
}

/** Entries of a count, most frequent first, ties by name. */
export function ranked<K extends string>(
  counts: ReadonlyMap<K, number>,
  most = Number.POSITIVE_INFINITY,
): [K, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most)
}

export function rankedCategories(summary: Summary): CategorySummary[] {
  return [...summary.categories.values()].sort(
    (a, b) => b.count - a.count || (a.category < b.category ? -1 : 1),
  )
}
