import { useId } from 'preact/hooks'
import type { PlanWords } from './words.ts'

const MB = 1024 * 1024

interface LimitFieldProps {
  readonly words: PlanWords
  /** In bytes; null when none is known. */
  readonly limit: number | null
  /** Says what the limit is and where it comes from. */
  readonly origin: string
  /** Whether the reader has set it. */
  readonly chosen: boolean
  readonly steps: readonly number[]
  readonly locked: boolean
  onLimit(bytes: number | null): void
}

/** The limit that a plan keeps, with the usual ones at hand and a field for any other. */
export function LimitField({ words, limit, origin, chosen, steps, locked, onLimit }: LimitFieldProps) {
  const id = useId()
  const take = (text: string) => {
    const own = Number(text.replace(',', '.'))
    if (own > 0 && own < 10_000) onLimit(Math.round(own * MB))
  }
  return (
    <div class="limit">
      <p data-limit={limit ?? ''}>{origin}</p>
      {!locked && (
        <div class="actions">
          <label for={id}>{words.word('plan_limit_own')}</label>
          {steps.map((step) => (
            <button key={step} type="button" data-limit={step} onClick={() => onLimit(step)}>
              {words.bytes(step)}
            </button>
          ))}
          <span class="short">
            <input
              id={id}
              type="number"
              min="0.1"
              step="0.1"
              onChange={(event) => take(event.currentTarget.value)}
            />{' '}
            MB
          </span>
          {chosen && (
            <button type="button" class="plain" data-limit="reset" onClick={() => onLimit(null)}>
              {words.word('plan_limit_reset')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
