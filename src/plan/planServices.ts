import type { Way } from '../actions/ways.ts'
import { browser } from '../platform/browser.ts'
import { digest } from '../platform/digest.ts'
import { changeProgress, PLANS, readProgress } from '../platform/planProgress.ts'
import type { PlanServices } from '../ui/plan/types.ts'
import { type Opener, openWindows } from './openWindows.ts'

/** What each client does in its own way. */
export interface ClientServices extends Pick<PlanServices, 'evidence' | 'openSent' | 'show' | 'close'> {
  readonly opener: Opener
}

/** `key` tells the bounce from others. */
export function planServices(key: string, { opener, ...own }: ClientServices): PlanServices {
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
    ...own,
  }
}
