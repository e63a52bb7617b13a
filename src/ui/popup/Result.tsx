import { useEffect, useId, useMemo, useState } from 'preact/hooks'
import type { ActionOutcome, TicketChoice } from '../../actions/types.ts'
import type { Audience } from '../../ticket/types.ts'
import type { FrameWords } from '../../view/frameWords.ts'
import type { DiagnosisView, OriginView } from '../../view/types.ts'
import { Diagnosis } from '../Diagnosis.tsx'
import { type Shell, ShellProvider } from '../shell.ts'
import { Verdict } from '../Verdict.tsx'

interface ResultProps {
  readonly view: DiagnosisView
  readonly origin?: OriginView | null
  readonly words: FrameWords
  readonly choice: TicketChoice
  /** Who is to read the ticket until the reader says otherwise. */
  readonly audience: Audience
  /** Whether the bounce is marked as dealt with; where there is no message it never is. */
  readonly done?: boolean
  onChoice(choice: TicketChoice): void
  run(action: string, choice: TicketChoice): Promise<ActionOutcome>
  announce(text: string): void
}

/** A diagnosis in the popup, by the banner's own components. */
export function Result({
  view,
  origin = null,
  words,
  choice: shared,
  audience,
  done = false,
  onChoice,
  run,
  announce,
}: ResultProps) {
  const titleId = useId()
  const [reader, setReader] = useState(audience)
  useEffect(() => setReader(audience), [audience])
  const choice = useMemo(() => ({ ...shared, audience: reader }), [shared, reader])
  const shell = useMemo<Shell>(
    () => ({
      words,
      labels: view.labels,
      choice,
      done,
      setChoice(next) {
        setReader(next.audience)
        onChoice(next)
      },
      run,
      announce,
      async copyCommand(text) {
        try {
          await navigator.clipboard.writeText(text)
          return 'copied'
        } catch {
          return 'failed'
        }
      },
      accepts: () => true,
    }),
    [view, words, choice, done, onChoice, run, announce],
  )
  const bare = view.recipients.length === 0 && !view.route && !view.received && !view.verdict
  return (
    <ShellProvider value={shell}>
      <section class={`result tone-${view.tone}`} lang={view.lang} dir={view.dir} aria-labelledby={titleId}>
        <Verdict view={view} titleId={titleId} />
        {!bare && <Diagnosis view={view} origin={origin} />}
      </section>
    </ShellProvider>
  )
}
