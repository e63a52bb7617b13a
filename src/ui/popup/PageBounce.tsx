import { useEffect, useState } from 'preact/hooks'
import type { TicketChoice } from '../../actions/types.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import type { Engine } from '../../platform/engine.ts'
import { audienceFor } from '../../ticket/audience.ts'
import type { FrameWords } from '../../view/frameWords.ts'
import type { DiagnosisView } from '../../view/types.ts'
import { Result } from './Result.tsx'
import { runnerOn } from './runnerOn.ts'
import { withoutHiding } from './withoutHiding.ts'
import type { PopupWords } from './words.ts'

interface PageBounceProps {
  readonly bounce: DiagnosedReport
  readonly engine: Engine
  readonly words: PopupWords
  readonly frame: FrameWords
  readonly choice: TicketChoice
  onChoice(choice: TicketChoice): void
  onOther(): void
  announce(text: string): void
}

/** The diagnosis of a bounce in the text of the page behind the popup. */
export function PageBounce(props: PageBounceProps) {
  const { bounce, engine, words, frame, choice, onChoice, onOther, announce } = props
  const [view, setView] = useState<DiagnosisView | null>(null)
  useEffect(() => void engine.view(bounce).then((made) => setView(withoutHiding(made))), [bounce])
  return (
    <>
      <div class="line">
        <h2>{words.popupPage}</h2>
        <button type="button" class="plain" data-action="other" onClick={onOther}>
          {words.popupOther}
        </button>
      </div>
      {view && (
        <Result
          view={view}
          words={frame}
          choice={choice}
          audience={audienceFor(bounce)}
          onChoice={onChoice}
          run={runnerOn(bounce, engine)}
          announce={announce}
        />
      )}
    </>
  )
}
