import type { WindowState } from '../../platform/planProgress.ts'
import { Sign } from '../icons.tsx'
import type { Plan } from './makePlan.ts'
import type { PlanServices } from './types.ts'
import type { Opening } from './useOpening.ts'
import { leftWords, number, type PlanWords } from './words.ts'

interface OpenBarProps {
  readonly words: PlanWords
  readonly plan: Plan
  readonly opening: Opening
  /** Whether everything that is needed is chosen. */
  readonly ready: boolean
  readonly services: PlanServices
}

/** Opens the windows, says how far it is, and lists those that stand. */
export function OpenBar({ words, plan, opening, ready, services }: OpenBarProps) {
  const { progress, busy, end, begun } = opening
  const total = plan.ok ? plan.total : (progress?.windows.length ?? 0)
  const count = (...states: readonly WindowState['state'][]) =>
    progress?.windows.filter((one) => one && states.includes(one.state)).length ?? 0
  const [sent, closed] = [count('sent'), count('closed')]
  const opened = count('opened') + sent + closed
  const rest = total - opened
  const all = begun && !busy && rest <= 0
  return (
    <footer>
      <p role="status" class="progress" data-end={end ?? ''}>
        {message({ words, busy, end, opened, sent, closed, total, begun })}
      </p>
      {begun && progress && (
        <>
          {busy && <progress max={total} value={opened} aria-label={words.word('plan_progress')} />}
          <Windows words={words} progress={progress} opening={opening} services={services} />
        </>
      )}
      <div class="actions">
        {plan.ok && !all && (
          <button
            type="button"
            class="main"
            data-action="open"
            disabled={busy || !ready}
            onClick={opening.start}
          >
            {begun ? words.counted('plan_open_rest', rest) : words.counted('plan_open', total)}
          </button>
        )}
        {begun && !busy && (
          <button type="button" data-action="start-over" onClick={opening.startOver}>
            {words.word('plan_start_over')}
          </button>
        )}
        <button
          type="button"
          data-action={busy ? 'cancel' : 'close'}
          onClick={() => (busy ? opening.stop() : services.close())}
        >
          {words.word(busy ? 'plan_cancel' : 'plan_close')}
        </button>
      </div>
      <p class="soft">{words.word('plan_nothing_sent')}</p>
    </footer>
  )
}

interface Saying extends Pick<Opening, 'busy' | 'end' | 'begun'> {
  readonly words: PlanWords
  /** Windows that were opened, whatever became of them. */
  readonly opened: number
  readonly sent: number
  readonly closed: number
  readonly total: number
}

function message({ words, busy, end, opened, sent, closed, total, begun }: Saying): string {
  const figures = { opened: number(opened), total: number(total) }
  if (busy) return words.word(opened === 0 ? 'plan_reading' : 'plan_opening', figures)
  if (end === 'failed') return words.word('plan_failed', figures)
  if (end === 'stopped') return words.word('plan_stopped', figures)
  if (begun && sent >= total) return words.counted('plan_sent', sent)
  if (begun && opened >= total && sent + closed > 0)
    return words.word('plan_sent_some', { sent: number(sent), total: number(total) })
  if (begun && opened >= total) return words.counted('plan_done', opened)
  return begun ? words.word('plan_part_done', figures) : ''
}

interface WindowsProps {
  readonly words: PlanWords
  readonly progress: NonNullable<Opening['progress']>
  readonly opening: Opening
  readonly services: PlanServices
}

const SIGNS = { opening: 'alert', opened: 'clock', sent: 'check', closed: 'alert', failed: 'alert' } as const

function Windows({ words, progress, opening, services }: WindowsProps) {
  return (
    <ul class="windows">
      {progress.windows.map((one, index) =>
        one ? (
          <li key={index} data-window={one.state}>
            <Sign name={SIGNS[one.state]} size={16} />{' '}
            {words.word(`plan_window_${one.state}`, { number: number(index + 1) })}{' '}
            {one.left && (
              <span class="warning" data-left={one.left.join(' ')}>
                {leftWords(words, one.left)}{' '}
              </span>
            )}
            {(one.state === 'opening' || one.state === 'closed') && !opening.busy && (
              <button type="button" data-action="again" onClick={() => opening.again(index)}>
                {words.word('plan_again')}
              </button>
            )}
            {one.state === 'opened' && one.window !== null && (
              <button
                type="button"
                class="plain"
                data-action="show"
                onClick={() => void services.show(one.window as number)}
              >
                {words.word('plan_show')}
              </button>
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}
