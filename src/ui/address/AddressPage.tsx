import { useState } from 'preact/hooks'
import type { MarkOutcome } from '../../background/messages.ts'
import { useStatus } from '../status.ts'
import type { Say } from '../words.ts'

interface AddressPageProps {
  readonly addresses: readonly string[]
  readonly say: Say
  /** Asks the reader for the permission to use the address books. */
  allow(): Promise<boolean>
  onMark(addresses: readonly string[]): Promise<MarkOutcome | null>
  onUnmark(addresses: readonly string[]): Promise<MarkOutcome | null>
  onClose(): void
}

const OUTCOMES = {
  marked: 'addressMarked',
  unmarked: 'addressUnmarked',
  'not-found': 'addressNotFound',
  'read-only': 'addressReadOnly',
} as const satisfies Record<MarkOutcome[string], string>

/** Lets the reader mark addresses with nobody behind them in the address book, and take the marks away. */
export function AddressPage({ addresses, say, allow, onMark, onUnmark, onClose }: AddressPageProps) {
  const [chosen, setChosen] = useState<readonly string[]>(addresses)
  const [outcome, setOutcome] = useState<MarkOutcome>({})
  const { status, announce } = useStatus()
  const choose = (address: string) =>
    setChosen(chosen.includes(address) ? chosen.filter((one) => one !== address) : [...chosen, address])

  const change = async (act: AddressPageProps['onMark']) => {
    if (!(await allow())) return announce(say('addressDenied'))
    const done = await act(chosen)
    if (!done) return announce(say('retryFailed'))
    setOutcome({ ...outcome, ...done })
    announce(Object.entries(done).map(spoken).join(' '))
  }
  const spoken = ([address, what]: readonly [string, MarkOutcome[string]]) =>
    `${address}: ${say(OUTCOMES[what])}`
  return (
    <main class="surface page">
      <h1>{say('addressTitle')}</h1>
      {addresses.length === 0 && <p>{say('addressNothing')}</p>}
      {addresses.length > 0 && (
        <>
          <p>{say('addressIntro')}</p>
          <fieldset class="choices">
            <legend>{say('addressList')}</legend>
            {addresses.map((address) => (
              <label key={address} class="tick">
                <input type="checkbox" checked={chosen.includes(address)} onChange={() => choose(address)} />
                <bdi class="address" dir="ltr">
                  {address}
                </bdi>
                <span class="soft" data-outcome={outcome[address]}>
                  {outcome[address] && say(OUTCOMES[outcome[address]])}
                </span>
              </label>
            ))}
          </fieldset>
          <p class="soft">{say('addressPermission')}</p>
        </>
      )}
      <div class="buttons">
        {addresses.length > 0 && (
          <>
            <button
              type="button"
              class="main"
              data-action="mark"
              disabled={chosen.length === 0}
              onClick={() => change(onMark)}
            >
              {say('addressDoMark')}
            </button>
            <button
              type="button"
              data-action="unmark"
              disabled={chosen.length === 0}
              onClick={() => change(onUnmark)}
            >
              {say('addressDoUnmark')}
            </button>
          </>
        )}
        <button type="button" data-action="close" onClick={onClose}>
          {say('retryClose')}
        </button>
      </div>
      <p class="toast" role="status">
        {status}
      </p>
    </main>
  )
}
