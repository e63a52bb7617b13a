import { useState } from 'preact/hooks'
import type { OriginView } from '../view/types.ts'
import { spoken } from './ActionBar.tsx'
import { Sign } from './icons.tsx'
import { useShell } from './shell.ts'

const SIGNS = { looking: 'clock', sent: 'check', returned: 'check', headers: 'alert', none: 'alert' } as const

/** Where the mail that failed is, and the way to it. The line keeps its place while the mail is looked for. */
export function Origin({ origin }: { readonly origin: OriginView }) {
  const shell = useShell()
  const [busy, setBusy] = useState(false)
  const open = async (event: Event) => {
    if (!shell.accepts(event) || busy) return
    setBusy(true)
    shell.announce('')
    shell.announce(spoken(await shell.run('open-sent', shell.choice), shell.labels))
    setBusy(false)
  }
  return (
    <p class="origin" data-source={origin.source}>
      <Sign name={SIGNS[origin.source]} size={16} />
      <span>
        {origin.text}{' '}
        {origin.open !== null && (
          <button type="button" class="link" data-action="open-sent" aria-busy={busy} onClick={open}>
            {origin.open}
          </button>
        )}
      </span>
    </p>
  )
}
