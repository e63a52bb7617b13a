import type { VerdictView } from '../view/types.ts'
import { Sign, ToneIcon } from './icons.tsx'

/** What is said about the notice itself. Where that is the headline already, the reasons alone. */
export function NoticeVerdict({ verdict }: { readonly verdict: VerdictView }) {
  const { id, tone, title, note } = verdict
  if (id === 'trick' || id === 'backscatter')
    return (
      <div class={`genuine tone-${tone}`} data-verdict={id}>
        <Reasons verdict={verdict} />
        <Hosts verdict={verdict} />
      </div>
    )
  const line = (
    <>
      <ToneIcon tone={tone} size={18} />
      <span>
        <strong>{title}</strong> {note && <span class="note">{note}</span>}
      </span>
    </>
  )
  if (verdict.reasons.length === 0)
    return (
      <p class={`genuine line tone-${tone}`} data-verdict={id}>
        {line}
      </p>
    )
  return (
    <details class={`genuine tone-${tone}`} data-verdict={id}>
      <summary class="line" title={verdict.labels.reasons}>
        {line}
        <Sign name="chevron" size={16} />
      </summary>
      <Reasons verdict={verdict} />
    </details>
  )
}

function Reasons({ verdict }: { readonly verdict: VerdictView }) {
  if (verdict.reasons.length === 0) return null
  return (
    <>
      <h3>{verdict.labels.reasons}</h3>
      <ul class="reasons">
        {verdict.reasons.map((reason) => (
          <li key={reason}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Host names as text: nothing here can be clicked. */
function Hosts({ verdict }: { readonly verdict: VerdictView }) {
  if (verdict.hosts.length === 0) return null
  return (
    <>
      <h3>{verdict.labels.hosts}</h3>
      <ul class="reasons">
        {verdict.hosts.map((host) => (
          <li key={host}>
            <code dir="ltr">{host}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
