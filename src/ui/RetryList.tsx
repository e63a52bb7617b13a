import type { CancelReason, Retry } from '../outgoing/retries.ts'
import type { Say } from './words.ts'

const CANCELLED = {
  replied: 'retryReplied',
  delivered: 'retryDelivered',
  refused: 'retryRefused',
} as const satisfies Record<CancelReason, string>

interface RetryListProps {
  readonly retries: readonly Retry[]
  readonly say: Say
  onOpen(id: string): void
  onCancel(id: string): void
}

/** The mails that wait to be tried again, and those that need it no more, with the reason. */
export function RetryList({ retries, say, onOpen, onCancel }: RetryListProps) {
  return (
    <ul class="retries">
      {retries.map((retry) => (
        <li key={retry.id} data-retry={retry.state} class={retry.state === 'due' ? 'tone-wait' : 'tone-info'}>
          <p>
            {retry.recipients.map((address) => (
              <bdi key={address} class="address" dir="ltr">
                {address}
              </bdi>
            ))}
            <span class="soft">{stateOf(retry, say)}</span>
          </p>
          <div class="buttons">
            {retry.state !== 'cancelled' && (
              <button type="button" data-action="retry-open" onClick={() => onOpen(retry.id)}>
                {say(retry.page === null ? 'retryOpen' : 'retryOpenPage')}
              </button>
            )}
            <button type="button" class="plain" data-action="retry-cancel" onClick={() => onCancel(retry.id)}>
              {say(isOver(retry) ? 'retryRemove' : 'retryCancel')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Nothing reminds of it any more. A webmail may not tell that the mail was sent again: the reader says so. */
const isOver = ({ state, page }: Retry): boolean =>
  state === 'cancelled' || (page !== null && state !== 'waiting')

function stateOf(retry: Retry, say: Say): string {
  const time = { kind: 'date', iso: retry.due } as const
  if (retry.state === 'open') return say(retry.page === null ? 'retryIsOpen' : 'retryIsOpenPage')
  if (retry.state === 'cancelled' && retry.reason) return say(CANCELLED[retry.reason])
  return say(retry.state === 'waiting' ? 'retryWaits' : 'retryIsDue', { time })
}
