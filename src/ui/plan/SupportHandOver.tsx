import { useState } from 'preact/hooks'
import type { ComposeAddress } from '../../outgoing/index.ts'
import { useStatus } from '../status.ts'
import type { HandedMail, HandOverStep } from './handed.ts'
import { MailCard } from './MailCard.tsx'
import type { PlanWords } from './words.ts'

export interface SupportHandOverProps {
  readonly mail: HandedMail
  readonly address: ComposeAddress | null
  readonly words: PlanWords
}

/** A mail to support for the reader to write: its link, its ticket, the bounce as a file. */
export function SupportHandOver({ mail, address, words }: SupportHandOverProps) {
  const [done, setDone] = useState<ReadonlySet<HandOverStep>>(new Set())
  const { status, announce } = useStatus()
  const note = (step: HandOverStep | 'unsent') => {
    const next = new Set(done)
    if (step === 'unsent') next.delete('sent')
    else next.add(step)
    setDone(next)
  }
  return (
    <main class="surface plan" data-handover="support">
      <h1>{words.word('handover_support')}</h1>
      <p>{words.word('handover_why')}</p>
      <ol class="parts">
        <MailCard
          mail={mail}
          title=""
          address={address}
          done={done}
          words={words}
          onStep={note}
          announce={announce}
        />
      </ol>
      <p class="soft">{words.word('plan_nothing_sent')}</p>
      <p class={`toast${status ? ' shown' : ''}`} role="status">
        {status}
      </p>
    </main>
  )
}
