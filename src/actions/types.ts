import type { DiagnosedReport } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import type { TicketOptions } from '../ticket/index.ts'
import type { CHOICE_FORMATS } from '../ticket/types.ts'

export type ChoiceFormat = (typeof CHOICE_FORMATS)[number]

/** How the reader wants tickets: their language is independent of the language of the screen. */
export interface TicketChoice {
  readonly locale: Locale
  readonly format: ChoiceFormat
  readonly mask: boolean
}

/** What an action may do to the outside; each surface lends its own way. A promise that rejects means it was not done. */
export interface Effects {
  writeClipboard(text: string): Promise<void>
  /** Saves text under a suggested file name. */
  saveFile(name: string, text: string, mediaType: string): Promise<void>
  /** Stops showing the banner on this message, or shows it again. */
  setHidden(hidden: boolean): Promise<void>
}

export interface ActionContext {
  readonly diagnosed: DiagnosedReport
  readonly format: ChoiceFormat
  readonly ticket: TicketOptions
  readonly effects: Effects
}

/** What became of an action, for the surface to say. */
export type ActionOutcome = 'copied' | 'saved' | 'hidden' | 'restored' | 'failed'

export interface Action {
  readonly id: string
  run(context: ActionContext): Promise<ActionOutcome>
}
