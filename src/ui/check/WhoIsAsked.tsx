import type { Resolver } from '../../live/types.ts'
import type { Say } from '../words.ts'

interface WhoIsAskedProps {
  readonly resolvers: readonly Resolver[]
  readonly picked: string
  /** Ids of those that the reader has allowed. */
  readonly allowed: readonly string[]
  /** The allowed ones that are not picked. */
  readonly others: readonly Resolver[]
  readonly fallback: boolean
  readonly busy: boolean
  readonly say: Say
  onPick(id: string): void
  onFallback(fallback: boolean): void
}

/** Lets the reader pick who is asked, and whether others whom they have allowed may stand in. */
export function WhoIsAsked(props: WhoIsAskedProps) {
  const { resolvers, picked, allowed, others, fallback, busy, say } = props
  return (
    <fieldset class="choices">
      <legend>{say('liveWho')}</legend>
      <div class="resolvers">
        {resolvers.map(({ id, name, url }) => (
          <label key={id} class="tick">
            <input
              type="radio"
              name="resolver"
              value={id}
              checked={id === picked}
              disabled={busy}
              onChange={() => props.onPick(id)}
            />
            <span>
              {id === 'own' ? say('liveOwn') : name}
              {allowed.includes(id) && <span class="soft"> ({say('liveAllowed')})</span>}
              <span class="told">
                <code dir="ltr">{new URL(url).host}</code>
              </span>
            </span>
          </label>
        ))}
      </div>
      {others.length > 0 && (
        <label class="tick">
          <input
            type="checkbox"
            name="fallback"
            checked={fallback}
            disabled={busy}
            onChange={(event) => props.onFallback(event.currentTarget.checked)}
          />
          <span>{say('liveFallback', { names: others.map(({ name }) => name).join(', ') })}</span>
        </label>
      )}
      <p class="soft">{say('liveTells')}</p>
    </fieldset>
  )
}
