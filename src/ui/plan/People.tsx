import type { Plan } from './makePlan.ts'
import type { Choices, PlanInput } from './types.ts'
import type { PlanWords } from './words.ts'

interface PeopleProps {
  readonly input: PlanInput
  readonly plan: Plan
  readonly words: PlanWords
  readonly choices: Choices
  readonly locked: boolean
  change(next: Partial<Choices>): void
}

/** Names of more people than this are folded away. */
const SHOWN = 6

/** Who gets the mail again, and who has it already. */
export function People({ input, plan, words, choices, locked, change }: PeopleProps) {
  const { people, received } = input
  const toggle = (place: number) =>
    change({
      moves: [],
      chosen: choices.chosen.includes(place)
        ? choices.chosen.filter((one) => one !== place)
        : [...choices.chosen, place].sort((a, b) => a - b),
    })
  const rows = people.map(({ address, title }, place) => (
    <li key={place}>
      <label>
        <input
          type="checkbox"
          checked={choices.chosen.includes(place)}
          disabled={locked}
          onChange={() => toggle(place)}
        />
        <bdi class="address" dir="ltr">
          {address}
        </bdi>{' '}
        <span class="soft">{title}</span>
      </label>
    </li>
  ))
  return (
    <section class="people" aria-label={words.word('plan_people')}>
      <h2>{words.word('plan_people')}</h2>
      <ul>{rows.slice(0, SHOWN)}</ul>
      {rows.length > SHOWN && (
        <details>
          <summary>{words.counted('plan_people_more', rows.length - SHOWN)}</summary>
          <ul>{rows.slice(SHOWN)}</ul>
        </details>
      )}
      {received.length > 0 && <p class="soft">{words.counted('plan_received', received.length)}</p>}
      {plan.ok && plan.resend.unplaced.length > 0 && (
        <p class="warning">{words.word('plan_unplaced', { addresses: plan.resend.unplaced.join(', ') })}</p>
      )}
      {plan.ok && plan.resend.unusable.length > 0 && (
        <p class="warning">{words.word('plan_unusable', { addresses: plan.resend.unusable.join(', ') })}</p>
      )}
      {plan.ok && plan.resend.draft.protection === 'signed' && (
        <p class="warning">{words.word('plan_signed')}</p>
      )}
    </section>
  )
}
