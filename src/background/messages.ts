import { readChoice } from '../actions/choice.ts'
import type { TicketChoice } from '../actions/types.ts'
import type { Category } from '../classifier/types.ts'
import type { Retry } from '../outgoing/retries.ts'
import type { MessageSender } from '../platform/runtime.ts'
import type { FrameWords } from '../view/frameWords.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'

/**
 * What may be asked of the background. A message is named by its id and never sent: the background reads it itself.
 * `tab` is the tab that displays it where the popup asks; a script in a displayed message leaves it out.
 */
export type Request = { readonly tab?: number } & (
  | { readonly type: 'shown' }
  | { readonly type: 'displayed' }
  | {
      readonly type: 'action'
      readonly message: number
      readonly action: string
      readonly choice: TicketChoice
    }
  | { readonly type: 'copy-command'; readonly message: number; readonly text: string }
  | { readonly type: 'choice'; readonly choice: TicketChoice }
  | { readonly type: 'original'; readonly message: number }
  /** Whether the document keeps the banner from being seen or pressed. */
  | { readonly type: 'covered'; readonly message: number; readonly covered: boolean }
)

/** What a page of the extension may ask besides; nobody else may. `tab` shows the message, where that is a webmail's. */
export type PageRequest =
  | { readonly type: 'retry-offer'; readonly message: number; readonly tab?: number }
  | { readonly type: 'retry-add'; readonly message: number; readonly due: string; readonly tab?: number }
  | { readonly type: 'retries' }
  | { readonly type: 'retry-open' | 'retry-cancel'; readonly id: string }
  | { readonly type: 'address-offer'; readonly message: number }
  | {
      readonly type: 'mark-address' | 'unmark-address'
      readonly message: number
      readonly addresses: readonly string[]
    }
  | { readonly type: 'wipe' }
  /** A plan, by what its progress is stored under, all of whose mails the reader says were sent. */
  | { readonly type: 'plan-sent'; readonly plan: string }

/** When and for whom a mail may be tried again; the answer to `retry-offer`, or null. */
export interface RetryOffer {
  readonly recipients: readonly string[]
  readonly category: Category
  /** ISO 8601 UTC, soonest first. */
  readonly times: readonly string[]
  /** Which try it will be. */
  readonly attempt: number
  /** The reminder that this bounce has already. */
  readonly pending: Retry | null
}

/** Answer to `address-offer`: addresses that bounced because there is nobody behind them. */
export type AddressOffer = readonly string[]

/** Answer to `mark-address` and `unmark-address`: what became of each address. */
export type MarkOutcome = Readonly<Record<string, 'marked' | 'unmarked' | 'not-found' | 'read-only'>>

/** What the background tells scripts in a displayed message unasked. */
export type Notice = { readonly type: 'focus' }

/** The answer to `shown` and `displayed` where the message is a bounce; otherwise it is null. */
export interface Shown {
  readonly message: number
  readonly view: DiagnosisView
  readonly words: FrameWords
  readonly choice: TicketChoice
  /** True when the reader has hidden the banner on this message; `shown` answers null then. */
  readonly hidden: boolean
  /** True when the reader has marked it as dealt with. */
  readonly done: boolean
  /** Stands until `original` is answered; null where no mail is to be looked for. */
  readonly origin: OriginView | null
}

/**
 * The answer to `original`: where the mail that failed is, whether the notice is about a mail of the reader's, and the
 * view with what that leaves to be done; or null. `origin` is null where nothing is looked for.
 */
export interface Located {
  readonly view: DiagnosisView
  readonly origin: OriginView | null
}

/** The request in a value from outside, or null. Nothing else of the value is trusted or kept. */
export function readRequest(value: unknown): Request | null {
  if (!isRecord(value)) return null
  const { type, message, action, text, tab, covered, choice: chosen } = value
  const from = isId(tab) ? { tab } : {}
  const choice = readChoice(chosen)
  if (type === 'shown' || type === 'displayed') return { type, ...from }
  if (type === 'choice') return choice && { type, choice, ...from }
  if (type === 'covered' && isId(message) && typeof covered === 'boolean')
    return { type, message, covered, ...from }
  if (type === 'action' && isId(message) && typeof action === 'string' && choice)
    return { type, message, action, choice, ...from }
  if (type === 'original' && isId(message)) return { type, message, ...from }
  if (type === 'copy-command' && isId(message) && typeof text === 'string')
    return { type, message, text, ...from }
  return null
}

/** The page's request in a value from outside, or null. Nothing else of the value is trusted or kept. */
export function readPageRequest(value: unknown): PageRequest | null {
  if (!isRecord(value)) return null
  const { type, message, id, due, addresses, tab, plan } = value
  const from = isId(tab) ? { tab } : {}
  if (type === 'retries' || type === 'wipe') return { type }
  if ((type === 'retry-open' || type === 'retry-cancel') && typeof id === 'string') return { type, id }
  if (type === 'plan-sent' && typeof plan === 'string') return { type, plan }
  if (!isId(message)) return null
  if (type === 'retry-offer') return { type, message, ...from }
  if (type === 'address-offer') return { type, message }
  if (type === 'retry-add' && typeof due === 'string') return { type, message, due, ...from }
  const isList = Array.isArray(addresses) && addresses.every((address) => typeof address === 'string')
  return (type === 'mark-address' || type === 'unmark-address') && isList
    ? { type, message, addresses }
    : null
}

export const isNotice = (value: unknown): value is Notice => isRecord(value) && value.type === 'focus'

/** Who this extension is, to tell its own pages and scripts from any other sender. */
export interface Identity {
  readonly id: string
  /** Address under which the extension's own pages stand. */
  readonly baseUrl: string
}

/** Whether a message comes from a page of the extension itself. */
export const isOwnPage = (sender: MessageSender, self: Identity): boolean =>
  sender.id === self.id && Boolean(sender.url?.startsWith(self.baseUrl))

/**
 * The tab that a request is about: where the script that asks runs in, or the one that a page of the extension
 * names. Null for any other sender.
 */
export function tabOf(request: Request, sender: MessageSender, self: Identity): number | null {
  if (sender.id !== self.id) return null
  if (isOwnPage(sender, self)) return request.tab ?? null
  return sender.tab?.id ?? null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isId = (value: unknown): value is number => Number.isSafeInteger(value)
