import type { ComponentChildren } from 'preact'
import type { DiagnosisView } from '../view/types.ts'
import { Sign, ToneIcon } from './icons.tsx'
import { RichText } from './RichText.tsx'

interface VerdictProps {
  readonly view: DiagnosisView
  readonly titleId: string
  /** Without the sentence below the headline. */
  readonly brief?: boolean
  readonly children?: ComponentChildren
}

/** Icon, headline and what it means; `children` stand at the end of the line. */
export function Verdict({ view, titleId, brief, children }: VerdictProps) {
  return (
    <header>
      <span class="sign">
        {isWarning(view) ? <Sign name="alert" size={24} /> : <ToneIcon tone={view.tone} size={24} />}
      </span>
      <div class="verdict">
        <h2 id={titleId}>{view.headline}</h2>
        {!brief && (
          <p>
            <RichText text={view.summary} />
          </p>
        )}
      </div>
      {children}
    </header>
  )
}

/** The headline is about the notice itself, and no mail has come back or waits. */
const isWarning = ({ verdict }: DiagnosisView): boolean =>
  verdict?.id === 'trick' || verdict?.id === 'backscatter'
