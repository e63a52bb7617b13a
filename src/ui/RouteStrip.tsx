import type { RouteView } from '../view/types.ts'
import { Sign, StationIcon } from './icons.tsx'

/** The stations of the delivery in a row; where it failed or waits is marked by sign, weight and colour. */
export function RouteStrip({ route }: { readonly route: RouteView }) {
  return (
    <ol class="route" aria-label={route.label}>
      {route.stations.map(({ id, label, state }) => (
        <li key={id} class={state} aria-current={state === 'fail' || state === 'held' ? 'step' : undefined}>
          <span class="stop">
            <StationIcon id={id} size={18} />
            {state === 'fail' && (
              <span class="badge">
                <Sign name="cross" size={10} />
              </span>
            )}
            {state === 'held' && (
              <span class="badge">
                <Sign name="clock" size={11} />
              </span>
            )}
          </span>
          <span class="station">{label}</span>
        </li>
      ))}
    </ol>
  )
}
