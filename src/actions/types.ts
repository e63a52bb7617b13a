import type { DiagnosedReport } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import type { ClipboardContent } from '../platform/clipboard.ts'
import type { Audience, TicketOptions } from '../ticket/index.ts'
import type { CHOICE_FORMATS } from '../ticket/types.ts'
import type { Way } from './ways.ts'

export type ChoiceFormat = (typeof CHOICE_FORMATS)[number]

/**
 * How the reader wants a ticket. Its language is independent of the language of the screen. Kept for the next one is all
 * but the audience, which follows from each bounce until the reader says otherwise.
 */
export interface TicketChoice {
  readonly locale: Locale
  readonly format: ChoiceFormat
  readonly mask: boolean
  readonly audience: Audience
}

/** A mail to support; `attach` is the file name under which the whole bounce goes with it, null when it stays behind. */
export interface SupportMail {
  readonly subject: string
  readonly text: string
  readonly attach: string | null
  /** Whom it is for; null: the support address of the settings, or whomever the reader fills in. */
  readonly to: string | null
}

/** Pages of ours in a window of their own. */
export type OwnPage = 'retry' | 'address' | 'check'

/** What an action may do to the outside; each surface lends its own way. A promise that rejects means it was not done. */
export interface Effects {
  writeClipboard(content: ClipboardContent): Promise<void>
  /** Saves a file under a suggested name. */
  saveFile(name: string, content: string | Uint8Array, mediaType: string): Promise<void>
  /** The bounce as it came, byte for byte; rejects where there is no message. */
  bounceBytes(): Promise<Uint8Array>
  /** Stops showing the banner on this message, or shows it again. */
  setHidden(hidden: boolean): Promise<void>
  /** Opens the page on which the reader plans how to send the mail again. */
  openPlan(way: Way): Promise<void>
  /** Displays the sent copy of the mail that failed; false when there is none. */
  openSent(): Promise<boolean>
  /** Opens a compose window to the support address. */
  writeToSupport(mail: SupportMail): Promise<void>
  /** Marks this message as dealt with, or takes the mark away. */
  setDone(done: boolean): Promise<void>
  /** Marks this message as junk. */
  setJunk(): Promise<void>
  /** Notes that the mail which came back was the reader's own. */
  claim(): Promise<void>
  /** Opens a page about this message in a window of its own. */
  openPage(page: OwnPage): Promise<void>
}

export interface ActionContext {
  readonly diagnosed: DiagnosedReport
  readonly format: ChoiceFormat
  readonly ticket: TicketOptions
  /** What to tell others about a trick; left out where the message is none. */
  readonly trickReport?: string
  readonly effects: Effects
}

/** What became of an action, for the surface to say. */
export type ActionOutcome =
  | 'copied'
  | 'saved'
  | 'hidden'
  | 'restored'
  | 'done'
  | 'undone'
  | 'opened'
  | 'junked'
  | 'claimed'
  | 'not-found'
  | 'failed'

export interface Action {
  readonly id: string
  run(context: ActionContext): Promise<ActionOutcome>
}
