import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ActionOutcome, TicketChoice } from '../actions/types.ts'
import type { FrameWords } from '../view/frameWords.ts'
import type { ViewLabels } from '../view/types.ts'

/** What a surface (banner, popup) lends to the components that it shows. */
export interface Shell {
  readonly words: FrameWords
  readonly labels: ViewLabels
  readonly choice: TicketChoice
  /** Whether the bounce is marked as dealt with. */
  readonly done: boolean
  setChoice(choice: TicketChoice): void
  /** Carries out an action of the view. Never rejects. */
  run(action: string, choice: TicketChoice): Promise<ActionOutcome>
  /** Copies a command that the view shows. Never rejects. */
  copyCommand(text: string): Promise<ActionOutcome>
  /** Says something to the reader, aloud for assistive technology too. */
  announce(text: string): void
  /** Whether an event is the reader's own doing: a message's own tricks must not press our buttons. */
  accepts(event: Event): boolean
}

const ShellContext = createContext<Shell | null>(null)
export const ShellProvider = ShellContext.Provider

/** The surface around this component. */
export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('no shell around this component')
  return shell
}
