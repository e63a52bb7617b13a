import type { ChecksView } from '../view/types.ts'
import { Sign, ToneIcon } from './icons.tsx'

/** What was looked up on request, beside the diagnosis. */
export function Checks({ checks }: { readonly checks: ChecksView }) {
  return (
    <details class="checks" open>
      <summary>{checks.label}</summary>
      <ul>
        {checks.rows.map(({ tone, status, text, source }) => (
          <li key={text} class={`tone-${tone}`}>
            {tone === 'fail' ? <Sign name="cross" size={16} /> : <ToneIcon tone={tone} size={16} />}
            <span>
              <strong>{status}</strong> {text} {source !== null && <span class="soft">({source})</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
