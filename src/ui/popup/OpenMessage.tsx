import { useState } from 'preact/hooks'
import type { TicketChoice } from '../../actions/types.ts'
import type { FrameWords } from '../../view/frameWords.ts'
import { useLocated } from '../useLocated.ts'
import { ask, type Displayed, locate } from './displayed.ts'
import { Result } from './Result.tsx'
import type { PopupWords } from './words.ts'

interface OpenMessageProps {
  readonly displayed: Displayed
  readonly words: PopupWords
  readonly frame: FrameWords
  readonly choice: TicketChoice
  onChoice(choice: TicketChoice): void
  onOther(): void
  announce(text: string): void
}

/** The diagnosis of the message that stands open behind the popup. */
export function OpenMessage({
  displayed,
  words,
  frame,
  choice,
  onChoice,
  onOther,
  announce,
}: OpenMessageProps) {
  const { tab, shown } = displayed
  const { view, origin, look } = useLocated(shown, () => locate(displayed))
  const [hidden, setHidden] = useState(shown.hidden)
  const [done, setDone] = useState(shown.done)
  const run = async (action: string, ticketChoice: TicketChoice) => {
    const outcome = await ask({ type: 'action', tab, message: shown.message, action, choice: ticketChoice })
    if (outcome === 'claimed') await look()
    if (outcome === 'hidden' || outcome === 'restored') setHidden(outcome === 'hidden')
    if (outcome === 'done' || outcome === 'undone') setDone(outcome === 'done')
    return outcome
  }
  return (
    <>
      <div class="line">
        <h2>{words.popupMessage}</h2>
        {hidden && (
          <button type="button" data-action="show-again" onClick={() => run('show-again', choice)}>
            {words.popupShowBanner}
          </button>
        )}
        <button type="button" class="plain" data-action="other" onClick={onOther}>
          {words.popupOther}
        </button>
      </div>
      <Result
        view={view}
        origin={origin}
        words={frame}
        choice={choice}
        audience={shown.choice.audience}
        done={done}
        onChoice={onChoice}
        run={run}
        announce={announce}
      />
    </>
  )
}
