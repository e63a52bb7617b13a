import { useState } from 'preact/hooks'
import type { RecipientView } from '../view/types.ts'
import { Sign, ToneIcon } from './icons.tsx'
import { Recipient } from './Recipient.tsx'
import { RichText } from './RichText.tsx'
import { RouteStrip } from './RouteStrip.tsx'
import { RowActions } from './RowActions.tsx'
import { useShell } from './shell.ts'

/** Rows shown before the reader asks for the rest. */
const FIRST = 8

interface RecipientRowsProps {
  readonly recipients: readonly RecipientView[]
  /** The button that stands out in the whole banner, which rows need not repeat; undefined where there is none. */
  readonly offered: string | undefined
}

/** One row per recipient; each opens to its own cause, steps and server's words. */
export function RecipientRows({ recipients, offered }: RecipientRowsProps) {
  const { words, accepts } = useShell()
  const [all, setAll] = useState(recipients.length <= FIRST + 2)
  const isSame = new Set(recipients.map(({ category, outlook }) => `${category} ${outlook}`)).size === 1
  return (
    <div class="rows">
      <ul>
        {(all ? recipients : recipients.slice(0, FIRST)).map((recipient, index) => (
          <li key={index} class={`tone-${recipient.tone}`} data-category={recipient.category}>
            <Row recipient={recipient} offered={offered} outlook={isSame ? null : recipient.outlook} />
          </li>
        ))}
      </ul>
      {!all && (
        <button type="button" class="plain" onClick={(event) => accepts(event) && setAll(true)}>
          {words.bannerShowAll} ({recipients.length})
        </button>
      )}
    </div>
  )
}

interface RowProps {
  readonly recipient: RecipientView
  readonly offered: string | undefined
  /** Null where the banner has said it for all. */
  readonly outlook: string | null
}

function Row({ recipient, offered, outlook }: RowProps) {
  const [open, setOpen] = useState(false)
  const best = recipient.actions.filter(({ id, kind }) => kind === 'main' && id !== offered)
  return (
    <>
      <details class="row" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <ToneIcon tone={recipient.tone} size={20} />
          <span class="who">
            <bdi class="address" dir="ltr">
              <AddressParts address={recipient.address} />
            </bdi>
          </span>
          <span class="what">
            <strong>{recipient.title}</strong> {outlook && <span class="soft">{outlook}</span>}
          </span>
          <Sign name="chevron" size={16} />
        </summary>
        {open && (
          <div class="open">
            <p>
              <RichText text={recipient.cause} />
            </p>
            {recipient.route && <RouteStrip route={recipient.route} />}
            <RowActions actions={recipient.actions} />
            <Recipient recipient={recipient} />
          </div>
        )}
      </details>
      {!open && <RowActions actions={best.map((action) => ({ ...action, kind: 'normal' }))} />}
    </>
  )
}

/** A long address breaks before its domain rather than in the middle of a word. */
function AddressParts({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@')
  if (at < 0) return <>{address}</>
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
