import { useState } from 'preact/hooks'
import type { ActionView } from '../view/types.ts'
import { spoken } from './ActionBar.tsx'
import { useShell } from './shell.ts'

/** The buttons that one recipient among several has for itself, best first. */
export function RowActions({ actions }: { readonly actions: readonly ActionView[] }) {
  const shell = useShell()
  const [busy, setBusy] = useState(false)
  const press = async (event: Event, id: string) => {
    if (!shell.accepts(event) || busy) return
    setBusy(true)
    shell.announce('')
    shell.announce(spoken(await shell.run(id, shell.choice), shell.labels))
    setBusy(false)
  }
  if (actions.length === 0) return null
  return (
    <div class="actions">
      {actions.map(({ id, label, kind }) => (
        <button
          key={id}
          type="button"
          class={kind}
          data-action={id}
          aria-busy={busy}
          onClick={(event) => press(event, id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
