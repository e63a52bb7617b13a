import type { Way } from '../actions/ways.ts'
import type { ComposeAddress } from '../outgoing/index.ts'
import { browser } from '../platform/browser.ts'
import { digest } from '../platform/digest.ts'
import { changeProgress, PLANS, readProgress } from '../platform/planProgress.ts'
import { askBackground } from '../ui/askBackground.ts'
import type { PlanServices } from '../ui/plan/types.ts'
import { markStep } from './markStep.ts'
import { type Opener, openWindows } from './openWindows.ts'

/** What each client does in its own way. */
export interface ClientServices extends Pick<PlanServices, 'evidence' | 'openSent' | 'show' | 'close'> {
  readonly opener: Opener
  /** Only where nothing can be opened: where the webmail writes a new mail, if that is known. */
  readonly handOver?: { readonly address: ComposeAddress | null }
}

/** `key` tells the bounce from others. */
export function planServices(key: string, { opener, handOver, ...own }: ClientServices): PlanServices {
  const keyOf = (way: Way) => digest(`${way}\n${key}`)
  return {
    progress: async (way) => readProgress(await keyOf(way)),
    async forget(way) {
      await changeProgress(await keyOf(way), () => null)
    },
    async forgetWindow(way, place) {
      await changeProgress(
        await keyOf(way),
        (progress) => progress && { ...progress, windows: progress.windows.with(place, null) },
      )
    },
    watch(way, onProgress) {
      const listener = async (changes: Readonly<Record<string, unknown>>) => {
        if (PLANS in changes) onProgress(await readProgress(await keyOf(way)))
      }
      browser.storage.local.onChanged.addListener(listener)
      return () => browser.storage.local.onChanged.removeListener(listener)
    },
    open: async (job) => openWindows(job, await keyOf(job.way), opener),
    ...(handOver
      ? {
          handOver: {
            ...handOver,
            async mark(job, place, step) {
              const plan = await keyOf(job.way)
              const progress = await markStep(plan, job, place, step)
              if (step === 'sent') await askBackground({ type: 'plan-sent', plan })
              return progress
            },
          },
        }
      : {}),
    ...own,
  }
}
