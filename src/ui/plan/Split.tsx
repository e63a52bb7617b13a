import { useEffect, useRef, useState } from 'preact/hooks'
import { type SplitItem, type SplitPart, type SplitPlan, worthZipping } from '../../outgoing/index.ts'
import { Sign } from '../icons.tsx'
import { LimitField } from './LimitField.tsx'
import type { Choices, PlanInput } from './types.ts'
import { number, type PlanWords } from './words.ts'

interface SplitProps {
  readonly plan: SplitPlan
  readonly input: PlanInput
  readonly words: PlanWords
  readonly choices: Choices
  readonly locked: boolean
  change(next: Partial<Choices>): void
  announce(text: string): void
}

/** The parts that a mail is to be sent in, and what goes into which. */
export function Split({ plan, input, words, choices, locked, change, announce }: SplitProps) {
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<string | null>(null)
  const volumes = plan.parts.flatMap(({ items }) => items).filter(({ volume }) => volume !== null)
  const move = (item: SplitItem, to: number) => {
    change({ moves: [...choices.moves, [item.id, to]] })
    setMoved(item.id)
    announce(words.word('plan_moved', { name: item.name, part: number(to) }))
  }
  // The item stands in another list now; whoever moves with the keyboard goes on there.
  useEffect(() => {
    const item = moved !== null && list.current?.querySelector(`[data-item="${CSS.escape(moved)}"]`)
    if (item) item.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  }, [moved, plan])
  return (
    <section class="split" aria-label={words.word('plan_parts')}>
      <LimitField
        words={words}
        limit={plan.limitBytes}
        origin={limitOrigin(plan, input, choices, words)}
        chosen={choices.limitBytes !== null}
        steps={input.sizeSteps.filter((step) => step < (input.limitBytes ?? Infinity))}
        locked={locked}
        onLimit={(limitBytes) => change({ limitBytes, moves: [] })}
      />
      {input.draft?.attachments.some(worthZipping) && (
        <label class="mask">
          <input
            type="checkbox"
            data-zip
            checked={choices.zip}
            disabled={locked}
            onChange={(event) => change({ zip: event.currentTarget.checked, moves: [] })}
          />
          {words.word('plan_zip')}
        </label>
      )}
      {plan.parts.length === 1 && <p class="note">{words.word('plan_fits_whole')}</p>}
      {volumes.length > 0 && <p class="note">{words.word('plan_volumes')}</p>}
      {!plan.fits && (
        <p class="warning" role="alert">
          {words.word('plan_too_full')}
        </p>
      )}
      <ol class="parts" ref={list}>
        {plan.parts.map((part) => (
          <Part
            key={part.number}
            part={part}
            total={plan.parts.length}
            words={words}
            locked={locked}
            onMove={move}
          />
        ))}
      </ol>
      {choices.moves.length > 0 && !locked && (
        <button type="button" class="plain" data-action="undo-moves" onClick={() => change({ moves: [] })}>
          {words.word('plan_undo_moves')}
        </button>
      )}
    </section>
  )
}

function limitOrigin(plan: SplitPlan, input: PlanInput, choices: Choices, words: PlanWords): string {
  const limit = { limit: words.bytes(plan.limitBytes) }
  if (choices.limitBytes !== null) return words.word('plan_limit_chosen', limit)
  return input.limitBytes === null
    ? words.word('plan_limit_assumed', limit)
    : words.word('plan_limit_server', limit)
}

/** The kind of data that a dragged item travels as, so that nothing else can be dropped. */
const DRAGGED = 'application/x-bounce-doctor-item'

interface PartProps {
  readonly part: SplitPart
  readonly total: number
  readonly words: PlanWords
  readonly locked: boolean
  onMove(item: { readonly id: string; readonly name: string } & SplitItem, to: number): void
}

function Part({ part, total, words, locked, onMove }: PartProps) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const data = event.dataTransfer?.getData(DRAGGED)
    const item = data ? (JSON.parse(data) as SplitItem) : null
    if (item && !part.items.some(({ id }) => id === item.id)) onMove(item, part.number)
  }
  return (
    <li
      class={`part${part.fits ? '' : ' full'}${over ? ' over' : ''}`}
      data-part={part.number}
      onDragOver={(event) => {
        if (locked || !event.dataTransfer?.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3>
        {words.word('plan_part', { number: number(part.number), total: number(total) })}{' '}
        <span class="soft">{words.word('plan_about', { size: words.bytes(part.wireBytes) })}</span>
        {!part.fits && <strong class="warning"> {words.word('plan_part_too_full')}</strong>}
      </h3>
      <p class="soft">{part.subject}</p>
      <ul>
        {part.number === 1 && <li class="soft">{words.word('plan_body')}</li>}
        {part.items.map((item) => (
          <Item
            key={item.id}
            item={item}
            part={part.number}
            total={total}
            words={words}
            locked={locked}
            onMove={onMove}
          />
        ))}
        {total > 1 && part.number === total && <li class="soft">{words.word('plan_joining_note')}</li>}
      </ul>
    </li>
  )
}

interface ItemProps extends Pick<PartProps, 'total' | 'words' | 'locked' | 'onMove'> {
  readonly item: SplitItem
  readonly part: number
}

/** One file, with a button to each neighbouring part; the last one can go into a part of its own. */
function Item({ item, part, total, words, locked, onMove }: ItemProps) {
  const button = (to: number, sign: 'up' | 'down') => {
    const label =
      to > total
        ? words.word('plan_move_new', { name: item.name })
        : words.word('plan_move', { name: item.name, part: number(to) })
    return (
      <button
        type="button"
        class="plain square"
        data-move={sign}
        title={label}
        aria-label={label}
        disabled={locked || to < 1}
        onClick={() => onMove(item, to)}
      >
        <Sign name={sign} size={16} />
      </button>
    )
  }
  return (
    <li
      class="item"
      data-item={item.id}
      draggable={!locked}
      onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, JSON.stringify(item))}
    >
      <bdi>{item.name}</bdi>
      <span class="soft">{words.bytes(item.sizeBytes)}</span>
      {button(part - 1, 'up')}
      {button(part + 1, 'down')}
    </li>
  )
}
