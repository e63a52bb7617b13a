import { useId, useState } from 'preact/hooks'
import type { DiagnosisView, OriginView } from '../view/types.ts'
import { ActionBar } from './ActionBar.tsx'
import { Checks } from './Checks.tsx'
import { Sign } from './icons.tsx'
import { NoticeVerdict } from './NoticeVerdict.tsx'
import { Origin } from './Origin.tsx'
import { Recipient } from './Recipient.tsx'
import { RecipientRows } from './RecipientRows.tsx'
import { RouteStrip } from './RouteStrip.tsx'

interface DiagnosisProps {
  readonly view: DiagnosisView
  /** Where the mail that failed is; left out where nobody can look for it. */
  readonly origin?: OriginView | null
}

/** Everything below the verdict: the way the mail took, buttons, recipients, steps. */
export function Diagnosis({ view, origin }: DiagnosisProps) {
  const [factsOpen, setFactsOpen] = useState(false)
  const factsId = useId()
  const [first] = view.recipients
  const single = view.recipients.length === 1 ? first : undefined
  const hasFacts = !!single && single.details.length > 0
  const button = hasFacts && view.actions.some(({ id }) => id === 'toggle-details')
  return (
    <div class="body" data-category={single?.category}>
      {view.partly && <p class="genuine line tone-wait">{view.partly}</p>}
      {view.verdict && <NoticeVerdict verdict={view.verdict} />}
      {view.route && <RouteStrip route={view.route} />}
      {!single && view.recipients.length > 0 && (
        <RecipientRows
          recipients={view.recipients}
          offered={view.actions.find(({ kind }) => kind === 'main')?.id}
        />
      )}
      {view.received && <Received received={view.received} />}
      <ActionBar
        actions={button ? view.actions : view.actions.filter(({ id }) => id !== 'toggle-details')}
        facts={{ id: factsId, open: factsOpen, toggle: () => setFactsOpen(!factsOpen) }}
      />
      {/* Below the buttons, which do not move when the line changes. */}
      {origin && <Origin origin={origin} />}
      {view.checks && <Checks checks={view.checks} />}
      {single && (
        <Recipient recipient={single} {...(button ? { facts: { id: factsId, open: factsOpen } } : {})} />
      )}
    </div>
  )
}

function Received({ received }: { readonly received: NonNullable<DiagnosisView['received']> }) {
  const line = (
    <>
      <Sign name="check" size={18} /> <span>{received.text}</span>
    </>
  )
  if (received.addresses.length === 0) return <p class="received tone-ok">{line}</p>
  return (
    <details class="received tone-ok">
      <summary>
        {line} <Sign name="chevron" size={16} />
      </summary>
      <ul>
        {received.addresses.map((address) => (
          <li key={address}>
            <bdi class="address" dir="ltr">
              {address}
            </bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
