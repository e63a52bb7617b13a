import type { Party } from '../../classifier/types.ts'
import type { MessageKey } from '../../i18n/messageKey.ts'
import type { Finding } from '../../live/types.ts'
import { conclusionRef, failurePhrase, findingRef } from '../../live/words.ts'
import { CHECK_STATUS, CHECK_TONES } from '../../view/checks.ts'
import { Sign, ToneIcon } from '../icons.tsx'
import type { Say } from '../words.ts'
import type { Failover, Meaning } from './types.ts'

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly failovers: readonly Failover[]
  readonly meaning: Meaning
  readonly say: Say
}

/** What was found, after what it means. */
export function Findings({ findings, failovers, meaning, say }: FindingsProps) {
  return (
    <>
      <MeaningOf meaning={meaning} say={say} />
      <section aria-labelledby="results">
        <h2 id="results">{say('liveResults')}</h2>
        {failovers.map(({ from, to, failure }) => (
          <p key={`${from} ${to}`} class="note tone-wait" data-failover={failure}>
            {say('liveFailover', { from, to, why: failurePhrase(failure) })}
          </p>
        ))}
        <ul class="findings">
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.reason} ${finding.about} ${finding.params.list}`}
              {...{ finding, say }}
            />
          ))}
        </ul>
      </section>
    </>
  )
}

const WHO: Partial<Record<Party, MessageKey>> = {
  sender: 'who_sender',
  'sender-admin': 'who_sender_admin',
  recipient: 'who_recipient',
  'recipient-admin': 'who_recipient_admin',
}

function MeaningOf({
  meaning: { conclusions, certain, party },
  say,
}: Pick<FindingsProps, 'meaning' | 'say'>) {
  const who = party === null ? undefined : WHO[party]
  return (
    <section aria-labelledby="meaning">
      <h2 id="meaning">{say('liveMeaning')}</h2>
      <div class="note meaning" role="status">
        {conclusions.length === 0 && <p>{say('liveNoChange')}</p>}
        {conclusions.map((conclusion) => {
          const { key, params } = conclusionRef(conclusion)
          return (
            <p key={`${conclusion.id} ${params.about}`} data-conclusion={conclusion.id}>
              {say(key as MessageKey, params)}
            </p>
          )
        })}
        {certain && <p>{say('liveConfirms')}</p>}
        {who && <p>{say('liveWhoNow', { who: say(who) })}</p>}
      </div>
    </section>
  )
}

function FindingRow({ finding, say }: { readonly finding: Finding; readonly say: Say }) {
  const { status, reason, time, resolver, params } = finding
  const { key, params: facts } = findingRef(finding)
  const tone = CHECK_TONES[status]
  const page = params.page !== undefined && /^https:\/\//.test(params.page) ? params.page : null
  const quotes = [params.record, params.explanation, params.said].filter((text) => text !== undefined)
  return (
    <li class={`tone-${tone}`} data-status={status} data-reason={reason}>
      {status === 'bad' ? <Sign name="cross" size={20} /> : <ToneIcon tone={tone} size={20} />}
      <div>
        <p>
          <strong>{say(CHECK_STATUS[status])}</strong> {say(key as MessageKey, facts)}
        </p>
        {quotes.map((text) => (
          <code key={text} class="quote" dir="ltr" lang="en">
            {text}
          </code>
        ))}
        <p class="soft">
          {page && (
            <>
              <a href={page} target="_blank" rel="noreferrer">
                {new URL(page).host}
              </a>{' '}
            </>
          )}
          {resolver !== '' && say('liveSource', { resolver, time: { kind: 'date', iso: time } })}
        </p>
      </div>
    </li>
  )
}
