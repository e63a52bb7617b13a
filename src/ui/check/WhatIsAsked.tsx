import type { CheckId, PlannedCheck } from '../../live/types.ts'
import type { Say } from '../words.ts'

interface WhatIsAskedProps {
  readonly plan: readonly PlannedCheck[]
  readonly wanted: readonly CheckId[]
  readonly busy: boolean
  readonly say: Say
  onWanted(wanted: readonly CheckId[]): void
}

/** The checks, each with all that it tells a resolver; the reader can leave some out. */
export function WhatIsAsked({ plan, wanted, busy, say, onWanted }: WhatIsAskedProps) {
  const toggle = (id: CheckId) =>
    onWanted(wanted.includes(id) ? wanted.filter((one) => one !== id) : [...wanted, id])
  return (
    <fieldset class="choices">
      <legend>{say('liveWhat')}</legend>
      {plan.map(({ id, about, lists }) => (
        <label key={id} class="tick">
          <input
            type="checkbox"
            name={id}
            checked={wanted.includes(id)}
            disabled={busy}
            onChange={() => toggle(id)}
          />
          <span>
            {say(`live_check_${id}`)}
            <span class="told">
              {about.map((name) => (
                <code key={name} dir="ltr">
                  {name}
                </code>
              ))}
              {lists.length > 0 && <span class="soft">{lists.join(' · ')}</span>}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
