import { useEffect, useRef, useState } from 'preact/hooks'
import type { Way } from '../../actions/ways.ts'
import { sha256 } from '../../platform/digest.ts'
import type { PlanProgress } from '../../platform/planProgress.ts'
import type { Plan } from './makePlan.ts'
import type { Choices, OpenEnd, PlanServices } from './types.ts'

/** The opening of a plan's windows: how far it is, and what can be done about it. */
export interface Opening {
  readonly progress: PlanProgress | null
  /** True from the first window on, until the reader starts over: the plan stays as it is then. */
  readonly begun: boolean
  readonly busy: boolean
  /** How the last try ended; null before the first. */
  readonly end: OpenEnd | null
  start(): void
  stop(): void
  /** Opens one window once more, and what else is left. */
  again(place: number): void
  /** Forgets what was opened; the windows stay. */
  startOver(): void
  reset(progress: PlanProgress | null): void
}

interface OpeningOptions {
  readonly way: Way
  readonly choices: Choices
  readonly plan: Plan
  /** Addresses that the plan is for. */
  readonly failed: readonly string[]
  readonly services: PlanServices
  readonly first: PlanProgress | null
}

export function useOpening({ way, choices, plan, failed, services, first }: OpeningOptions): Opening {
  const [progress, setProgress] = useState(first)
  const [busy, setBusy] = useState(false)
  const [end, setEnd] = useState<OpenEnd | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  useEffect(() => services.watch(way, setProgress), [services, way])

  const reset = (next: PlanProgress | null) => {
    setProgress(next)
    setEnd(null)
  }
  const start = async () => {
    if (busy || !plan.ok) return
    abort.current = new AbortController()
    setBusy(true)
    setEnd(null)
    const job = { way, choices, total: plan.total, whole: plan.whole, failed, onProgress: setProgress }
    const drafts = () => plan.drafts(sha256)
    setEnd(await services.open({ ...job, drafts, signal: abort.current.signal }))
    setBusy(false)
  }
  return {
    progress,
    begun: busy || (progress?.windows.some(Boolean) ?? false),
    busy,
    end,
    start: () => void start(),
    again: (place) => void services.forgetWindow(way, place).then(start),
    stop: () => abort.current?.abort(),
    startOver: () => {
      void services.forget(way)
      reset(null)
    },
    reset,
  }
}
