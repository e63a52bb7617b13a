import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { TicketChoice } from '../actions/types.ts'
import type { Located } from '../background/messages.ts'
import type { FrameWords } from '../view/frameWords.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'
import { Diagnosis } from './Diagnosis.tsx'
import { Sign } from './icons.tsx'
import { type Shell, ShellProvider } from './shell.ts'
import { useStatus } from './status.ts'
import { useLocated } from './useLocated.ts'
import { Verdict } from './Verdict.tsx'

export interface BannerProps {
  readonly view: DiagnosisView
  readonly words: FrameWords
  readonly choice: TicketChoice
  /** Whether the bounce is marked as dealt with. */
  readonly done?: boolean
  /** Stands until `locate`, asked once the banner stands, has found the mail that failed. */
  readonly origin?: OriginView | null
  locate?(): Promise<Located | null>
  readonly run: Shell['run']
  readonly copyCommand: Shell['copyCommand']
  readonly accepts: Shell['accepts']
  /** True while the document hides the banner, or keeps it from being pressed: then it has no buttons. */
  readonly covered?: boolean
  /** Told when another view has taken the place of the one that stood. */
  onView?(): void
  onChoice(choice: TicketChoice): void
  /** Gets the function that brings the banner into focus. */
  onReady?(focus: () => void): void
}

/** The banner over a displayed bounce: verdict first, everything else below it. */
export function Banner(props: BannerProps) {
  const { accepts } = props
  const { view, origin, look } = useLocated({ view: props.view, origin: props.origin ?? null }, props.locate)
  const [expanded, setExpanded] = useState(true)
  const [hidden, setHidden] = useState(false)
  const [done, setDone] = useState(props.done ?? false)
  const [choice, setChoice] = useState(props.choice)
  const { status, announce } = useStatus()
  const verdict = useVerdict(view.announcement)
  useEffect(() => props.onView?.(), [view])
  const titleId = useId()
  const toggle = useRef<HTMLButtonElement>(null)
  useEffect(() => props.onReady?.(() => toggle.current?.focus()), [])

  const shell = useMemo<Shell>(
    () => ({
      words: props.words,
      labels: view.labels,
      choice,
      done,
      setChoice(next) {
        setChoice(next)
        props.onChoice(next)
      },
      async run(action, ticket) {
        const outcome = await props.run(action, ticket)
        if (outcome === 'claimed') await look()
        if (outcome === 'hidden') setHidden(true)
        if (outcome === 'restored') setHidden(false)
        if (outcome === 'done' || outcome === 'undone') setDone(outcome === 'done')
        return outcome
      },
      copyCommand: props.copyCommand,
      announce,
      accepts,
    }),
    [props, view, choice, done],
  )

  const collapse = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !expanded || hidden || !accepts(event)) return
    event.stopPropagation()
    setExpanded(false)
    toggle.current?.focus()
  }

  return (
    <ShellProvider value={shell}>
      <section
        class={`surface banner tone-${view.tone}${hidden ? ' gone' : ''}`}
        lang={view.lang}
        dir={view.dir}
        aria-labelledby={titleId}
        data-covered={props.covered ? '' : undefined}
        onKeyDown={collapse}
      >
        <p class="unseen" role={view.verdict?.id === 'trick' ? 'alert' : 'status'}>
          {verdict}
        </p>
        {props.covered ? (
          <p class="hidden" id={titleId}>
            {props.words.bannerCovered}
          </p>
        ) : hidden ? (
          <Hidden titleId={titleId} shell={shell} />
        ) : (
          <>
            <Verdict view={view} titleId={titleId} brief={!expanded}>
              <button
                ref={toggle}
                type="button"
                class="plain square toggle"
                data-action="toggle"
                aria-expanded={expanded}
                aria-label={expanded ? view.labels.collapse : view.labels.expand}
                title={expanded ? view.labels.collapse : view.labels.expand}
                onClick={(event) => accepts(event) && setExpanded(!expanded)}
              >
                <Sign name="chevron" size={20} />
              </button>
            </Verdict>
            {expanded && <Diagnosis view={view} origin={origin} />}
          </>
        )}
        <p class={`toast${status ? ' shown' : ''}`} role="status">
          {status}
        </p>
      </section>
    </ShellProvider>
  )
}

/** What stays after "not a bounce": one line with the way back. */
function Hidden({ titleId, shell }: { readonly titleId: string; readonly shell: Shell }) {
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [])
  return (
    <div class="hidden">
      <p id={titleId}>{shell.labels.hidden}</p>
      <button
        ref={undo}
        type="button"
        data-action="undo"
        aria-describedby={titleId}
        onClick={(event) => shell.accepts(event) && shell.run('show-again', shell.choice)}
      >
        {shell.labels.undo}
      </button>
    </div>
  )
}

/** The verdict, written a moment after the status element stands: only then it is read aloud. */
function useVerdict(text: string): string {
  const [written, write] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => write(text), 100)
    return () => clearTimeout(timer)
  }, [text])
  return written
}
