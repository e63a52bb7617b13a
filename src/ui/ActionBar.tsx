import { useId, useState } from 'preact/hooks'
import type { ActionOutcome } from '../actions/types.ts'
import type { ActionView, ViewLabels } from '../view/types.ts'
import { Sign } from './icons.tsx'
import { useShell } from './shell.ts'
import { TicketOptions } from './TicketOptions.tsx'

interface ActionBarProps {
  readonly actions: readonly ActionView[]
  /** The technical facts that the action `details` opens. */
  readonly facts: { readonly id: string; readonly open: boolean; toggle(): void }
}

/** The buttons of a view, best first, and the choices for tickets behind a button of their own. */
export function ActionBar({ actions, facts }: ActionBarProps) {
  const shell = useShell()
  const [busy, setBusy] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [options, setOptions] = useState(false)
  const [more, setMore] = useState(false)
  const optionsId = useId()
  const moreId = useId()

  const press = async (event: Event, id: string) => {
    if (!shell.accepts(event) || busy) return
    if (id === 'toggle-details') return facts.toggle()
    setBusy(id)
    setDone(null)
    // An empty notice between two equal ones: only a change is read aloud.
    shell.announce('')
    const outcome = await shell.run(id, shell.choice)
    setBusy(null)
    setDone(outcome === 'copied' || outcome === 'saved' ? id : null)
    shell.announce(spoken(outcome, shell.labels))
  }

  const fitting = actions.filter(({ id }) => id !== (shell.done ? 'mark-done' : 'unmark-done'))
  const ticket = actions.some(({ id }) => id === 'copy-ticket' || id === 'export-ticket')
  const { front, behind, back } = arrange(fitting)
  const button = ({ id, label, kind }: ActionView) => (
    <button
      key={id}
      type="button"
      class={kind}
      data-action={id}
      aria-expanded={id === 'toggle-details' ? facts.open : undefined}
      aria-controls={id === 'toggle-details' ? facts.id : undefined}
      aria-busy={busy === id ? true : undefined}
      onClick={(event) => press(event, id)}
    >
      {done === id && <Sign name="check" size={16} />}
      {id === 'copy-ticket' && shell.choice.audience === 'recipient' ? shell.words.bannerCopyNote : label}
    </button>
  )
  return (
    <>
      <div class="actions">
        {front.map(button)}
        {ticket && (
          <button
            type="button"
            class="plain square"
            title={shell.words.bannerTicketOptions}
            aria-label={shell.words.bannerTicketOptions}
            aria-expanded={options}
            aria-controls={optionsId}
            data-action="ticket-options"
            onClick={(event) => shell.accepts(event) && setOptions(!options)}
          >
            <Sign name="options" size={18} />
          </button>
        )}
        {behind.length > 0 && (
          <button
            type="button"
            aria-expanded={more}
            aria-controls={moreId}
            data-action="more"
            onClick={(event) => shell.accepts(event) && setMore(!more)}
          >
            {shell.labels.more}
          </button>
        )}
        {back.length > 0 && <span class="quiet">{back.map(button)}</span>}
      </div>
      {behind.length > 0 && (
        <div id={moreId} class="actions" hidden={!more}>
          {more && behind.map(button)}
        </div>
      )}
      {ticket && (
        <div id={optionsId} hidden={!options}>
          {options && <TicketOptions />}
        </div>
      )}
    </>
  )
}

/** So many buttons stand in front; the others behind one more, so that they fit into one line. */
const FRONT = 2

/**
 * The best first, the copied ticket always in front; what is left over stands behind "more", and with it at the end what
 * is hardly ever needed.
 */
function arrange(actions: readonly ActionView[]) {
  const back = actions.filter(({ kind }) => kind === 'plain')
  const best = [
    ...actions.filter(({ kind }) => kind === 'main'),
    ...actions.filter(({ kind }) => kind === 'normal'),
  ]
  if (best.length <= FRONT) return { front: best, behind: [], back }
  const ticket = best.findIndex(({ id }) => id === 'copy-ticket')
  const front = best.slice(0, FRONT)
  if (ticket >= FRONT) front.splice(FRONT - 1, 1, ...best.slice(ticket, ticket + 1))
  const rare = back.filter(({ id }) => id === 'not-a-bounce')
  const behind = [...best.filter((action) => !front.includes(action)), ...rare]
  return { front, behind, back: back.filter((action) => !rare.includes(action)) }
}

/** What to say about what became of an action; '' where it shows by itself. */
export function spoken(outcome: ActionOutcome, labels: ViewLabels): string {
  switch (outcome) {
    case 'done':
      return labels.done
    case 'undone':
      return labels.undone
    case 'junked':
      return labels.junked
    case 'copied':
      return labels.copied
    case 'saved':
      return labels.saved
    // The line that takes the banner's place says it.
    case 'hidden':
    case 'restored':
    // A window of its own has come up.
    case 'opened':
    // The buttons that come with it do.
    case 'claimed':
      return ''
    case 'not-found':
      return labels.notFound
    case 'failed':
      return labels.failedAction
  }
}
