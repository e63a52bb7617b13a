import { useId } from 'preact/hooks'
import type { BatchPlan } from '../../outgoing/index.ts'
import type { Choices, PlanInput } from './types.ts'
import { number, type PlanWords } from './words.ts'

interface BatchesProps {
  readonly plan: BatchPlan
  readonly input: PlanInput
  readonly sizes: readonly number[]
  readonly words: PlanWords
  readonly choices: Choices
  readonly locked: boolean
  change(next: Partial<Choices>): void
}

/** The recipients, spread over several mails. */
export function Batches({ plan, input, sizes, words, choices, locked, change }: BatchesProps) {
  const id = useId()
  const setCount = (text: string) => {
    const perMail = Math.floor(Number(text))
    change({ perMail: perMail >= 1 && perMail <= 1000 ? perMail : null })
  }
  const most = { most: number(plan.perMail) }
  const origin =
    choices.perMail !== null
      ? words.word('plan_batch_chosen', most)
      : input.maxRecipients === null
        ? words.word('plan_batch_assumed', most)
        : words.word('plan_batch_server', most)
  return (
    <section class="batches" aria-label={words.word('plan_batches')}>
      <div class="limit">
        <p>{origin}</p>
        <div class="actions">
          <label for={id}>{words.word('plan_batch_size')}</label>
          <input
            id={id}
            type="number"
            min="1"
            max="1000"
            value={plan.perMail}
            disabled={locked}
            onChange={(event) => setCount(event.currentTarget.value)}
          />
        </div>
        <label class="mask">
          <input
            type="checkbox"
            data-hidden
            checked={choices.hidden}
            disabled={locked}
            onChange={(event) => change({ hidden: event.currentTarget.checked })}
          />
          {words.word('plan_batch_hidden')}
        </label>
        <p class="note">{words.word(choices.hidden ? 'plan_batch_hidden_note' : 'plan_batch_shown_note')}</p>
        {plan.batches.length > 1 && <p class="note">{words.word('plan_batch_pause')}</p>}
      </div>
      <ol class="parts">
        {plan.batches.map((batch, index) => {
          const all = [...batch.to, ...batch.cc, ...batch.bcc]
          const title = { number: number(index + 1), total: number(plan.batches.length) }
          return (
            <li key={index} class="part" data-part={index + 1}>
              <details>
                <summary>
                  <strong>{words.word('plan_part', title)}</strong>{' '}
                  <span>{words.counted('plan_recipients', all.length)}</span>{' '}
                  <span class="soft">
                    {words.word('plan_about', { size: words.bytes(sizes[index] ?? 0) })}
                  </span>
                </summary>
                <ul>
                  {all.map(({ address }) => (
                    <li key={address}>
                      <bdi class="address" dir="ltr">
                        {address}
                      </bdi>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
