import type { ComponentChildren } from 'preact'
import type { DiagnosisView } from '../view/types.ts'
import { ToneIcon } from './icons.tsx'
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
        <ToneIcon tone={view.tone} size={24} />
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
