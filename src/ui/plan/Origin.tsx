import { useState } from 'preact/hooks'
import { Sign } from '../icons.tsx'
import type { PlanInput, PlanServices } from './types.ts'
import type { PlanWords } from './words.ts'

interface OriginProps {
  readonly input: PlanInput
  readonly words: PlanWords
  readonly services: PlanServices
  announce(text: string): void
}

/** Where the mail was found and what of it is missing. */
export function Origin({ input, words, services, announce }: OriginProps) {
  const [asked, setAsked] = useState(false)
  const { source, draft, folder } = input
  const open = async () => {
    setAsked(true)
    if (!(await services.openSent())) announce(words.word('label_not_found'))
    setAsked(false)
  }
  const cut = source === 'returned' && draft?.complete === 'body-cut'
  const tone = source === 'sent' || (source === 'returned' && !cut) ? 'ok' : 'wait'
  return (
    <p class={`origin tone-${tone}`} data-source={source}>
      <Sign name={tone === 'ok' ? 'check' : 'alert'} size={18} />
      <span>
        {source === 'sent' && words.word('plan_source_sent', { folder: folder ?? '' })}
        {source === 'returned' && words.word(cut ? 'plan_source_cut' : 'plan_source_returned')}
        {source === 'headers' && words.word('plan_source_headers')}
        {source === 'none' && words.word('plan_source_none')}
      </span>
      {source === 'sent' && (
        <button type="button" class="link" data-action="open-sent" aria-busy={asked} onClick={open}>
          {words.word('action_open_sent')}
        </button>
      )}
    </p>
  )
}
