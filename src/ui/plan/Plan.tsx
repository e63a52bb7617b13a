import { useEffect, useId, useMemo, useState } from 'preact/hooks'
import type { Way } from '../../actions/ways.ts'
import type { Holding } from '../../advice/actionTable.ts'
import { holdingsOf } from '../../outgoing/index.ts'
import type { PlanProgress } from '../../platform/planProgress.ts'
import { useStatus } from '../status.ts'
import { Batches } from './Batches.tsx'
import { Correct } from './Correct.tsx'
import { HandOverBar } from './HandOverBar.tsx'
import type { HandOverStep } from './handed.ts'
import { firstChoices, firstCorrections, type Plan as Made, makePlan } from './makePlan.ts'
import { OpenBar } from './OpenBar.tsx'
import { Origin } from './Origin.tsx'
import { People } from './People.tsx'
import { Split } from './Split.tsx'
import { Supply } from './Supply.tsx'
import { isLacking, NOTHING, supply } from './supplied.ts'
import type { Choices, Corrections, Person, PlanInput, PlanServices } from './types.ts'
import { useOpening } from './useOpening.ts'
import type { PlanWords } from './words.ts'

export interface PlanProps {
  readonly way: Way
  readonly input: PlanInput
  readonly words: PlanWords
  readonly services: PlanServices
  /** What was opened before of the way that the page begins with. */
  readonly progress: PlanProgress | null
}

/** What is to be sent again, and how: everything is seen and chosen here before a compose window opens. */
export function Plan({ input: given, words, services, ...first }: PlanProps) {
  const { handOver } = services
  const [supplied, setSupplied] = useState(NOTHING)
  const input = useMemo(() => (handOver ? supply(given, supplied) : given), [handOver, given, supplied])
  const [way, setWay] = useState(first.way)
  const [choices, setChoices] = useState(() => choicesOf(first.progress, first.way, input))
  const [corrections, setCorrections] = useState(() => firstCorrections(first.way, input.people))
  const { status, announce } = useStatus()
  const titleId = useId()
  const plan = useMemo(() => makePlan(way, input, choices, corrections), [way, input, choices, corrections])
  const failed = choices.chosen.flatMap((place) => namesOf(input.people[place]))
  const opening = useOpening({ way, choices, plan, failed, services, first: first.progress })
  const mark = async (place: number, step: HandOverStep | 'unsent') => {
    if (!handOver || !plan.ok) return
    opening.reset(await handOver.mark({ way, choices, failed, total: plan.total }, place, step))
  }
  const change = (next: Partial<Choices>) => setChoices({ ...choices, ...next })
  const takeWay = async (next: Way) => {
    const before = await services.progress(next)
    setWay(next)
    setChoices(choicesOf(before, next, input))
    setCorrections(firstCorrections(next, input.people))
    opening.reset(before)
  }

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      if (opening.busy) opening.stop()
      else services.close()
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [opening])

  const bar = { words, plan, opening, ready: isReady(way, plan, choices, corrections), services }
  const shared = { words, choices, change, locked: opening.begun }
  return (
    <main class="surface plan" aria-labelledby={titleId}>
      <h1 id={titleId}>{words.word(`plan_title_${way.replaceAll('-', '_')}` as 'plan_title_resend')}</h1>
      {input.draft?.subject && <p class="subject">{input.draft.subject}</p>}
      <Origin input={given} words={words} services={services} announce={announce} />
      {handOver && isLacking(given) && (
        <Supply
          input={given}
          supplied={supplied}
          words={words}
          locked={opening.begun && supplied !== NOTHING}
          change={(next) => setSupplied({ ...supplied, ...next })}
        />
      )}
      {!plan.ok && (
        <p class="refusal tone-fail" role="alert">
          {words.word(`plan_refused_${plan.reason.replaceAll('-', '_')}` as 'plan_refused_signed')}
        </p>
      )}
      <People {...shared} input={input} plan={plan} />
      {(way === 'correct-address' || way === 'resend-to-new-address') && (
        <Correct
          {...shared}
          input={input}
          services={services}
          corrections={corrections}
          onCorrect={setCorrections}
        />
      )}
      {plan.ok && plan.split && <Split {...shared} plan={plan.split} input={input} announce={announce} />}
      {plan.ok && plan.batches && (
        <Batches {...shared} plan={plan.batches} input={input} sizes={plan.sizes} />
      )}
      <OtherWays way={way} plan={plan} words={words} locked={opening.busy} onWay={takeWay} />
      {handOver ? (
        <HandOverBar
          {...bar}
          handOver={handOver}
          onStep={(...step) => void mark(...step)}
          announce={announce}
        />
      ) : (
        <OpenBar {...bar} />
      )}
      <p class={`toast${status ? ' shown' : ''}`} role="status">
        {status}
      </p>
    </main>
  )
}

const namesOf = (person: Person | undefined): readonly string[] =>
  person
    ? [person.finalRecipient, ...(person.originalRecipient === null ? [] : [person.originalRecipient])]
    : []

/** What was chosen when the windows that stand were opened, so that the rest fits to them. */
function choicesOf(progress: PlanProgress | null, way: Way, input: PlanInput): Choices {
  const first = firstChoices(way, input.people)
  return progress ? { ...first, ...(progress.choices as Partial<Choices>) } : first
}

/** An address that is known to be wrong is not written to again without a word. */
function isReady(way: Way, plan: Made, { chosen }: Choices, corrections: Corrections): boolean {
  if (!plan.ok || (plan.split && !plan.split.fits)) return false
  const corrects = way === 'correct-address' || way === 'resend-to-new-address'
  return !corrects || (chosen.length > 0 && chosen.every((place) => Boolean(corrections[place])))
}

interface OtherWaysProps {
  readonly way: Way
  readonly plan: Made
  readonly words: PlanWords
  readonly locked: boolean
  onWay(way: Way): void
}

const OTHERS: Readonly<Partial<Record<Way, readonly Way[]>>> = {
  'resend-split': ['resend-zipped', 'short-note', 'resend'],
  'resend-batches': ['resend'],
  'resend-zipped': ['resend-plain', 'short-note'],
  'short-note': ['resend'],
}

/** What of the mail a way has something to do with. */
const NEEDS: Readonly<Partial<Record<Way, Holding>>> = {
  'resend-zipped': 'macro-documents',
  'resend-plain': 'html',
}

function OtherWays({ way, plan, words, locked, onWay }: OtherWaysProps) {
  const holds = holdingsOf(plan.ok ? plan.resend.draft : null)
  const others = (OTHERS[way] ?? []).filter((other) => {
    const needs = NEEDS[other]
    return needs === undefined || holds.has(needs)
  })
  if (others.length === 0 || locked) return null
  return (
    <p class="others">
      {words.word('plan_other_ways')}{' '}
      {others.map((other) => (
        <button key={other} type="button" class="link" data-way={other} onClick={() => onWay(other)}>
          {words.word(`plan_title_${other.replaceAll('-', '_')}` as 'plan_title_resend')}
        </button>
      ))}
    </p>
  )
}
