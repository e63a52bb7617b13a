import { useEffect, useRef, useState } from 'preact/hooks'
import type { RetryOffer } from '../../background/messages.ts'
import { MAX_TRIES } from '../../outgoing/retryTimes.ts'
import { useStatus } from '../status.ts'
import type { Say } from '../words.ts'

interface RetryPageProps {
  /** Null when the bounce offers nothing of the kind. */
  readonly offer: RetryOffer | null
  readonly say: Say
  /** Milliseconds since 1970, from which the times are told. */
  readonly now: number
  /** Whether the mail stands in a webmail: its reminder opens the notice there, and the browser may have to be asked. */
  readonly inWebmail: boolean
  /** Sets the reminder; `silent` where no notification may be shown. */
  onAdd(due: string): Promise<'set' | 'silent' | 'failed'>
  onCancel(id: string): Promise<boolean>
  onClose(): void
}

/** Lets the reader pick when to be reminded that a mail can be tried again. */
export function RetryPage({ offer, say, now, inWebmail, onAdd, onCancel, onClose }: RetryPageProps) {
  const [set, setSet] = useState<string | null>(offer?.pending?.due ?? null)
  const [over, setOver] = useState(false)
  const [silent, setSilent] = useState(false)
  const { status, announce } = useStatus()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (over) close.current?.focus()
  }, [over])

  const add = async (due: string) => {
    const done = await onAdd(due)
    if (done === 'failed') return announce(say('retryFailed'))
    setSet(due)
    setSilent(done === 'silent')
    setOver(true)
  }
  const cancel = async (id: string) => {
    if (await onCancel(id)) onClose()
    else announce(say('retryFailed'))
  }
  const time = (iso: string) => ({ time: { kind: 'date', iso } as const })
  return (
    <main class={inWebmail ? 'surface page wide single' : 'surface page'}>
      <h1>{say('retryTitle')}</h1>
      <p role="status" class="set">
        {over && set && say('retrySet', time(set))}
        {silent && <span class="soft"> {say('retrySilent')}</span>}
      </p>
      {!offer && <p>{say('retryNothing')}</p>}
      {offer && (
        <>
          <section>
            <h2>{say('retryRecipients')}</h2>
            <p class="people">
              {offer.recipients.map((address) => (
                <bdi key={address} class="address" dir="ltr">
                  {address}
                </bdi>
              ))}
            </p>
          </section>
          {!over && (
            <>
              {set && offer.pending && <p class="note">{say('retryReplaces', time(set))}</p>}
              <fieldset class="choices">
                <legend>{say('retryTimes')}</legend>
                {offer.times.map((due) => (
                  <button type="button" key={due} data-due={due} onClick={() => add(due)}>
                    <strong>
                      {say('retryIn', { duration: { kind: 'duration', value: seconds(due, now) } })}
                    </strong>
                    <span class="soft">{say('retryAt', time(due))}</span>
                  </button>
                ))}
              </fieldset>
              <p class="soft">{say(inWebmail ? 'retryIntroPage' : 'retryIntro')}</p>
              <p class="soft">
                {say('retryAttempt', { attempt: String(offer.attempt), most: String(MAX_TRIES) })}
              </p>
            </>
          )}
        </>
      )}
      <div class="buttons">
        {offer?.pending && !over && (
          <button
            type="button"
            data-action="cancel"
            onClick={() => offer.pending && cancel(offer.pending.id)}
          >
            {say('retryCancel')}
          </button>
        )}
        <button type="button" ref={close} class={over ? 'main' : ''} data-action="close" onClick={onClose}>
          {say('retryClose')}
        </button>
      </div>
      <p class="toast" role="status">
        {status}
      </p>
    </main>
  )
}

/** Whole minutes are told: the seconds that have gone since the times were worked out do not show. */
const seconds = (due: string, now: number): number => Math.round((Date.parse(due) - now) / 60_000) * 60
