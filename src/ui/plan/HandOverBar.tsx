import { useEffect, useRef, useState } from 'preact/hooks'
import type { MailDraft } from '../../outgoing/index.ts'
import { sha256 } from '../../platform/digest.ts'
import type { PlanProgress, WindowState } from '../../platform/planProgress.ts'
import { HAND_OVER_STEPS, type HandOverStep, handedMail } from './handed.ts'
import { MailCard } from './MailCard.tsx'
import type { Plan } from './makePlan.ts'
import type { HandOver, PlanServices } from './types.ts'
import type { Opening } from './useOpening.ts'
import { number, type PlanWords } from './words.ts'

interface HandOverBarProps {
  readonly words: PlanWords
  readonly plan: Plan
  readonly opening: Opening
  readonly ready: boolean
  readonly services: PlanServices
  readonly handOver: HandOver
  /** Notes a step with the mail at a place. */
  onStep(place: number, step: HandOverStep | 'unsent'): void
  announce(text: string): void
}

/** Makes the mails of a plan and hands each to the reader, step by step. */
export function HandOverBar({
  words,
  plan,
  opening,
  ready,
  services,
  handOver,
  onStep,
  announce,
}: HandOverBarProps) {
  const [made, setMade] = useState<{ readonly of: Plan; readonly drafts: readonly MailDraft[] } | null>(null)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const { progress, begun } = opening
  const mails = useRef<HTMLElement>(null)
  const asked = useRef(false)
  const prepare = async () => {
    if (!plan.ok || !ready) return
    setState('busy')
    const drafts = await plan.drafts(sha256).catch(() => null)
    setState(drafts ? 'idle' : 'failed')
    setMade(drafts && { of: plan, drafts })
    asked.current = true
  }
  // What was begun before goes on where it stood.
  useEffect(() => {
    if (begun && ready && made?.of !== plan) void prepare()
  }, [begun, ready, plan])
  const drafts = made?.of === plan ? made.drafts : null
  // The mails stand below what was read so far.
  useEffect(() => {
    if (drafts && asked.current) {
      mails.current?.focus({ preventScroll: true })
      mails.current?.scrollIntoView({ block: 'start' })
    }
    asked.current = false
  }, [drafts])
  const total = plan.ok ? plan.total : 0
  const sent = progress?.windows.filter((one) => one?.state === 'sent').length ?? 0
  return (
    <>
      {drafts && (
        <section class="mails" ref={mails} tabIndex={-1} aria-label={words.word('handover_mails')}>
          <p>{words.word('handover_why')}</p>
          <ol class="parts">
            {drafts.map((draft, place) => (
              <MailCard
                key={place}
                mail={handedMail(draft, place, drafts.length, words)}
                title={words.word('plan_part', { number: number(place + 1), total: number(drafts.length) })}
                address={handOver.address}
                done={stepsOf(progress?.windows[place])}
                words={words}
                onStep={(step) => onStep(place, step)}
                announce={announce}
              />
            ))}
          </ol>
        </section>
      )}
      <footer>
        <p role="status" class="progress" data-sent={sent}>
          {statusOf({ state, progress, sent, total, words })}
        </p>
        <div class="actions">
          {plan.ok && !drafts && (
            <button
              type="button"
              class="main"
              data-action="prepare"
              disabled={!ready || state === 'busy'}
              onClick={() => void prepare()}
            >
              {words.counted('handover_prepare', total)}
            </button>
          )}
          {begun && (
            <button type="button" data-action="start-over" onClick={opening.startOver}>
              {words.word('plan_start_over')}
            </button>
          )}
          <button type="button" data-action="close" onClick={() => services.close()}>
            {words.word('plan_close')}
          </button>
        </div>
        <p class="soft">{words.word('plan_nothing_sent')}</p>
      </footer>
    </>
  )
}

interface Status {
  readonly state: 'idle' | 'busy' | 'failed'
  readonly progress: PlanProgress | null
  readonly sent: number
  readonly total: number
  readonly words: PlanWords
}

function statusOf({ state, progress, sent, total, words }: Status): string {
  if (state === 'busy') return words.word('handover_preparing')
  if (state === 'failed') return words.word('handover_failed')
  return progress ? words.word('handover_progress', { sent: number(sent), total: number(total) }) : ''
}

const stepsOf = (state: WindowState | null | undefined): ReadonlySet<HandOverStep> =>
  new Set(HAND_OVER_STEPS.filter((step) => state?.steps?.includes(step)))
