/** Mails that the reader wants to be reminded of: what is kept of each, and how it changes. */
import { CATEGORIES, type Category } from '../classifier/types.ts'
import { strictAddress } from './address.ts'
import { pageAddress } from './pageAddress.ts'
import { MAX_TRIES } from './retryTimes.ts'

export const RETRY_STATES = [
  /** Its time has not come. */
  'waiting',
  /** Its time has come and the reader has not sent it yet. */
  'due',
  /** It stands in a compose window, or the bounce on its page in a webmail. */
  'open',
  /** The reader has sent it. */
  'sent',
  /** There is no need, or no use, any more. */
  'cancelled',
] as const
export type RetryState = (typeof RETRY_STATES)[number]

/** Why a retry was cancelled: the recipient answered the mail, a notice says it arrived, or that it never will. */
export const CANCEL_REASONS = ['replied', 'delivered', 'refused'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** Holds nothing of what the mail says: ids, addresses, times. Message-IDs stand without angle brackets. */
export interface Retry {
  readonly id: string
  /** Message-ID of the bounce; of a webmail's, what tells it from others there, brackets included. */
  readonly notice: string
  /** Address of the webmail's page that shows the bounce; null in a mail program. */
  readonly page: string | null
  /** Message-ID of the mail that failed. */
  readonly original: string | null
  /** Who is still to get it; never empty. */
  readonly recipients: readonly string[]
  readonly category: Category
  /** ISO 8601 UTC. */
  readonly due: string
  /** Which try it will be, from 1 to MAX_TRIES. */
  readonly attempt: number
  readonly state: RetryState
  readonly reason: CancelReason | null
  /** Tab of the compose window, or of the webmail's page, that was opened last. */
  readonly tab: number | null
  /** Message-ID under which the reader sent it again. */
  readonly sentAs: string | null
  /** When it was changed last, ISO 8601 UTC. */
  readonly changed: string
}

/** At most so many are kept; what is over and done with goes first. */
export const MAX_RETRIES = 200
/** What is over is remembered so long, in milliseconds, to count the tries of a mail. */
const REMEMBERED = 30 * 24 * 3600 * 1000

/** Still to be seen to by the reader. */
export const isPending = ({ state }: Retry): boolean =>
  state === 'waiting' || state === 'due' || state === 'open'

/** Message-IDs that name the mail of a retry: as it failed, and as it was sent again. */
export const idsOf = ({ original, sentAs }: Retry): readonly string[] =>
  [original, sentAs].filter((id) => id !== null)

/** How often the mail of that Message-ID has been tried again so far. */
export function triesOf(retries: readonly Retry[], original: string | null): number {
  if (original === null) return 0
  const sent = retries.filter((retry) => retry.state === 'sent' && idsOf(retry).includes(original))
  return Math.max(0, ...sent.map(({ attempt }) => attempt))
}

/** With one more; a pending one for the same bounce gives way to it. */
export function withRetry(retries: readonly Retry[], added: Retry, now: string): readonly Retry[] {
  const others = retries.filter((retry) => retry.notice !== added.notice || !isPending(retry))
  return trim([...others, added], now)
}

/** Those whose time has come made `due`. */
export function dueAt(retries: readonly Retry[], now: string): readonly Retry[] {
  return retries.map((retry) =>
    retry.state === 'waiting' && Date.parse(retry.due) <= Date.parse(now)
      ? { ...retry, state: 'due', changed: now }
      : retry,
  )
}

/** After a restart no compose window of before stands any more: what was not sent is due again. */
export function afterRestart(retries: readonly Retry[], now: string): readonly Retry[] {
  const closed = retries.map((retry): Retry => (retry.state === 'open' ? afterClose(retry) : retry))
  return trim(
    closed.map((retry) => (retry.tab === null ? retry : { ...retry, tab: null })),
    now,
  )
}

/** The retry after its compose window has gone: due again. Its tab stays known, since word that it was sent may follow. */
export const afterClose = (retry: Retry): Retry => ({ ...retry, state: 'due' })

/** The retry after the reader has sent it; `sentAs` is the new Message-ID where it is known. */
export const afterSend = (retry: Retry, sentAs: string | null, now: string): Retry => ({
  ...retry,
  ...{ state: 'sent', tab: null, sentAs, changed: now },
})

/** The retry after its mail was sent again by another way to some of its recipients; sent when nobody is left. */
export function afterResend(retry: Retry, to: ReadonlySet<string>, now: string): Retry {
  if (!isPending(retry)) return retry
  const left = retry.recipients.filter((address) => !to.has(address))
  if (left.length === retry.recipients.length) return retry
  return left.length === 0 ? afterSend(retry, null, now) : { ...retry, recipients: left, changed: now }
}

/** What a mail that came in tells about mails that were to be tried again. */
export interface News {
  readonly kind: CancelReason
  /** Whom it tells about. */
  readonly addresses: readonly string[]
  /** Message-IDs of the mail that it is about. */
  readonly about: readonly string[]
  /** True where the addresses themselves are at fault, whatever was sent to them. */
  readonly anyMail: boolean
}

/** The retry as the news leave it: without the recipients they tell about, cancelled when nobody is left. */
export function afterNews(retry: Retry, news: News, now: string): Retry {
  if (!isPending(retry) || retry.state === 'open') return retry
  if (!news.anyMail && !idsOf(retry).some((id) => news.about.includes(id))) return retry
  const known = new Set(news.addresses.map((address) => address.toLowerCase()))
  const left = retry.recipients.filter((address) => !known.has(address.toLowerCase()))
  if (left.length === retry.recipients.length) return retry
  if (left.length > 0) return { ...retry, recipients: left, changed: now }
  return { ...retry, state: 'cancelled', reason: news.kind, changed: now }
}

/** When the next one is due, ISO 8601 UTC; null when none waits. */
export function nextDue(retries: readonly Retry[]): string | null {
  const times = retries.flatMap(({ state, due }) => (state === 'waiting' ? [due] : []))
  return times.reduce<string | null>(
    (first, due) => (first === null || Date.parse(due) < Date.parse(first) ? due : first),
    null,
  )
}

function trim(retries: readonly Retry[], now: string): readonly Retry[] {
  const since = Date.parse(now) - REMEMBERED
  const kept = retries.filter((retry) => isPending(retry) || Date.parse(retry.changed) > since)
  const over = kept.filter((retry) => !isPending(retry))
  const surplus = new Set(over.slice(0, Math.max(0, kept.length - MAX_RETRIES)))
  return kept.filter((retry) => !surplus.has(retry)).slice(-MAX_RETRIES)
}

/** Retries out of a value from outside; what is no retry is left out. Never throws. */
export function parseRetries(value: unknown): readonly Retry[] {
  return Array.isArray(value) ? value.flatMap((entry) => parseRetry(entry) ?? []) : []
}

function parseRetry(value: unknown): Retry | null {
  if (typeof value !== 'object' || value === null) return null
  const stored = value as Readonly<Record<keyof Retry, unknown>>
  const category = CATEGORIES.find((known) => known === stored.category)
  const state = RETRY_STATES.find((known) => known === stored.state)
  const recipients = Array.isArray(stored.recipients) ? stored.recipients.flatMap(address) : []
  const { id, notice, due, changed, attempt, tab } = stored
  if (!isText(id) || !isText(notice) || !isTime(due) || !isTime(changed) || !category || !state) return null
  if (recipients.length === 0 || !isCount(attempt) || attempt < 1 || attempt > MAX_TRIES) return null
  return {
    ...{ id, notice, due, changed, category, state, recipients, attempt },
    original: isText(stored.original) ? stored.original : null,
    page: pageAddress(stored.page),
    reason: CANCEL_REASONS.find((known) => known === stored.reason) ?? null,
    tab: isCount(tab) ? tab : null,
    sentAs: isText(stored.sentAs) ? stored.sentAs : null,
  }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 998
const isTime = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value))
const isCount = (value: unknown): value is number => Number.isSafeInteger(value)
const address = (value: unknown): readonly string[] => {
  const strict = typeof value === 'string' ? strictAddress(value) : null
  return strict ? [strict] : []
}
