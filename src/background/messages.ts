import { readChoice } from '../actions/choice.ts'
import type { TicketChoice } from '../actions/types.ts'
import type { MessageSender } from '../platform/runtime.ts'
import type { FrameWords } from '../view/frameWords.ts'
import type { DiagnosisView } from '../view/types.ts'

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
)

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
}

/** The request in a value from outside, or null. Nothing else of the value is trusted or kept. */
export function readRequest(value: unknown): Request | null {
  if (!isRecord(value)) return null
  const { type, message, action, text, tab, choice: chosen } = value
  const from = isId(tab) ? { tab } : {}
  const choice = readChoice(chosen)
  if (type === 'shown' || type === 'displayed') return { type, ...from }
  if (type === 'choice') return choice && { type, choice, ...from }
  if (type === 'action' && isId(message) && typeof action === 'string' && choice)
    return { type, message, action, choice, ...from }
  if (type === 'copy-command' && isId(message) && typeof text === 'string')
    return { type, message, text, ...from }
  return null
}

export const isNotice = (value: unknown): value is Notice => isRecord(value) && value.type === 'focus'

/** Who this extension is, to tell its own pages and scripts from any other sender. */
export interface Identity {
  readonly id: string
  /** Address under which the extension's own pages stand. */
  readonly baseUrl: string
}

/**
 * The tab that a request is about: where the script that asks runs in, or the one that a page of the extension
 * names. Null for any other sender.
 */
export function tabOf(request: Request, sender: MessageSender, self: Identity): number | null {
  if (sender.id !== self.id) return null
  if (sender.url?.startsWith(self.baseUrl)) return request.tab ?? null
  return sender.tab?.id ?? null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isId = (value: unknown): value is number => Number.isSafeInteger(value)
