import { useEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../words.ts'

interface StoredDataProps {
  readonly say: Say
  reset(): void
  wipe(): void
}

/** Resetting, and deleting everything, which takes a second press. */
export function StoredData({ say, reset, wipe }: StoredDataProps) {
  const [asked, setAsked] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asked) keep.current?.focus()
  }, [asked])
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{say('optionsStored')}</h2>
      <p class="soft">{say('optionsWipeHint')}</p>
      <div class="buttons">
        <button type="button" data-action="reset" onClick={reset}>
          {say('optionsReset')}
        </button>
        {!asked && (
          <button type="button" data-action="wipe" onClick={() => setAsked(true)}>
            {say('optionsWipe')}
          </button>
        )}
        {asked && (
          <>
            <button
              type="button"
              class="danger tone-fail"
              data-action="wipe-sure"
              onClick={() => {
                setAsked(false)
                wipe()
              }}
            >
              {say('optionsWipeSure')}
            </button>
            <button type="button" ref={keep} data-action="wipe-keep" onClick={() => setAsked(false)}>
              {say('optionsWipeKeep')}
            </button>
          </>
        )}
      </div>
    </section>
  )
}
