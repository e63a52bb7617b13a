import { useState } from 'preact/hooks'
import type { CheckId, Resolver } from '../../live/types.ts'
import { useStatus } from '../status.ts'
import { Verdict } from '../Verdict.tsx'
import type { Say } from '../words.ts'
import { Findings } from './Findings.tsx'
import type { CheckInput, CheckServices } from './types.ts'
import { useChecking } from './useChecking.ts'
import { WhatIsAsked } from './WhatIsAsked.tsx'
import { WhoIsAsked } from './WhoIsAsked.tsx'

export interface CheckProps {
  readonly input: CheckInput
  readonly say: Say
  readonly services: CheckServices
}

/** Says what would be asked of whom, asks it on a click, and tells what was found. */
export function Check({ input, say, services }: CheckProps) {
  const { view, plan, resolvers } = input
  const [wanted, setWanted] = useState<readonly CheckId[]>(plan.map(({ id }) => id))
  const [picked, setPicked] = useState(input.first)
  const [allowed, setAllowed] = useState(input.allowed)
  const [fallback, setFallback] = useState(true)
  const { status, announce } = useStatus()
  const checking = useChecking(input.findings, services)
  const resolver = resolvers.find(({ id }) => id === picked) ?? resolvers[0]
  const others = resolvers.filter(({ id }) => id !== picked && allowed.includes(id))

  const start = async (first: Resolver) => {
    // Leave is asked for in the click itself: later it would not be the reader's doing.
    if (!allowed.includes(first.id) && !(await services.allow(first))) return announce(say('liveDenied'))
    setAllowed((before) => [...new Set([...before, first.id])])
    await checking.start(wanted, [first, ...(fallback ? others : [])])
  }
  const copy = async () =>
    announce((await services.copy(checking.findings)) ? view.labels.copied : view.labels.failedAction)
  const { state, findings } = checking
  const running = state === 'running'
  const over = running || findings.length > 0
  return (
    <main class="surface page check">
      <h1>{say('liveTitle')}</h1>
      <section class={`result tone-${view.tone}`} aria-label={say('liveDiagnosis')}>
        <Verdict view={view} titleId="diagnosis" />
      </section>
      {plan.length === 0 && <p>{say('liveNothing')}</p>}
      <p class="set progress" role="status" data-state={state}>
        {progress(checking, say)}
      </p>
      {findings.length > 0 && (
        <Findings
          findings={findings}
          failovers={checking.failovers}
          meaning={services.meaning(findings)}
          say={say}
        />
      )}
      {findings.length > 0 && input.kept && <p class="soft">{say('liveInTicket')}</p>}
      {plan.length > 0 && (
        <>
          {!over && <p class="soft">{say('liveIntro')}</p>}
          <details open={!over} class="asking">
            <summary hidden={!over}>{say('liveAsked')}</summary>
            <WhatIsAsked plan={plan} wanted={wanted} busy={running} say={say} onWanted={setWanted} />
            <WhoIsAsked
              {...{ resolvers, picked, allowed, others, fallback, say }}
              busy={running}
              onPick={setPicked}
              onFallback={setFallback}
            />
          </details>
        </>
      )}
      <div class="buttons">
        {findings.length > 0 && !running && (
          <button type="button" class="main" data-action="copy" onClick={copy}>
            {say('liveCopy')}
          </button>
        )}
        {plan.length > 0 && resolver && !running && (
          <button
            type="button"
            class={findings.length > 0 ? '' : 'main'}
            data-action="start"
            disabled={wanted.length === 0}
            onClick={() => start(resolver)}
          >
            {findings.length > 0 ? say('liveAgain') : say('liveStart', { name: resolver.name })}
          </button>
        )}
        {running && (
          <button type="button" class="main" data-action="cancel" onClick={checking.cancel}>
            {say('liveCancel')}
          </button>
        )}
        <button type="button" data-action="close" onClick={services.close}>
          {say('liveClose')}
        </button>
      </div>
      <p class="toast" role="status">
        {status}
      </p>
    </main>
  )
}

function progress({ state, findings }: ReturnType<typeof useChecking>, say: Say): string {
  const count = (...names: readonly string[]) =>
    String(findings.filter(({ status }) => names.includes(status)).length)
  switch (state) {
    case 'idle':
      return ''
    case 'running':
      return say('liveRunning', { count: String(findings.length) })
    case 'cancelled':
      return say('liveCancelled')
    case 'done':
      return say('liveDone', {
        ...{ bad: count('bad', 'warn'), unknown: count('cannot-tell'), good: count('ok') },
      })
  }
}
