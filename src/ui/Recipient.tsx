import type { Rich } from '../i18n/types.ts'
import type { RecipientView } from '../view/types.ts'
import { Facts } from './Facts.tsx'
import { RichText } from './RichText.tsx'
import { ServerWords } from './ServerWords.tsx'
import { useShell } from './shell.ts'

interface RecipientProps {
  readonly recipient: RecipientView
  /** Id and state of the facts where a button elsewhere opens them; without it they fold by themselves. */
  readonly facts?: { readonly id: string; readonly open: boolean }
}

/** What to do about one recipient, what the server said, and the facts behind it. */
export function Recipient({ recipient, facts }: RecipientProps) {
  const { labels } = useShell()
  const { steps, adminSteps, said, details } = recipient
  return (
    <>
      {(steps.length > 0 || adminSteps.length > 0 || said) && (
        <div class="columns">
          {(steps.length > 0 || adminSteps.length > 0) && (
            <div class="column">
              {steps.length > 0 && <Steps title={labels.steps} steps={steps} />}
              {adminSteps.length > 0 && (
                <details class="admin">
                  <summary>{labels.adminSteps}</summary>
                  <Steps steps={adminSteps} />
                </details>
              )}
            </div>
          )}
          {said && (
            <div class="column">
              <ServerWords said={said} />
            </div>
          )}
        </div>
      )}
      {details.length > 0 && facts && (
        <div id={facts.id} hidden={!facts.open}>
          <h3>{labels.details}</h3>
          <Facts rows={details} />
        </div>
      )}
      {details.length > 0 && !facts && (
        <details class="technical">
          <summary>{labels.details}</summary>
          <Facts rows={details} />
        </details>
      )}
    </>
  )
}

function Steps({ title, steps }: { readonly title?: string; readonly steps: readonly Rich[] }) {
  return (
    <>
      {title && <h3>{title}</h3>}
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={index}>
            <RichText text={step} />
          </li>
        ))}
      </ol>
    </>
  )
}
