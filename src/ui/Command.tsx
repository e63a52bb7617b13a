import { Sign } from './icons.tsx'
import { useShell } from './shell.ts'

/** A command to type into a terminal, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  const shell = useShell()
  const copy = async (event: Event) => {
    if (!shell.accepts(event)) return
    const outcome = await shell.copyCommand(text)
    shell.announce(outcome === 'copied' ? shell.labels.copied : shell.labels.failedAction)
  }
  return (
    <span class="command">
      <code dir="ltr">{text}</code>
      <button
        type="button"
        class="plain square"
        title={shell.labels.copyCommand}
        aria-label={`${shell.labels.copyCommand}: ${text}`}
        onClick={copy}
      >
        <Sign name="copy" size={16} />
      </button>
    </span>
  )
}
