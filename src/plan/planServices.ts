import domains from 'virtual:domains'
import type { Way } from '../actions/ways.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { gatherEvidence } from '../hosts/thunderbird/evidence.ts'
import { type FoundOriginal, openSent } from '../hosts/thunderbird/findOriginal.ts'
import { browser } from '../platform/browser.ts'
import { digest } from '../platform/digest.ts'
import { changeProgress, PLANS, readProgress } from '../platform/planProgress.ts'
import type { PlanServices } from '../ui/plan/types.ts'
import { openWindows } from './openWindows.ts'

interface PlanContext {
  /** Tells the bounce from others. */
  readonly key: string
  readonly found: FoundOriginal
  readonly diagnosed: DiagnosedReport
  /** Id of the bounce. */
  readonly bounce: number
}

export function planServices({ key, found, diagnosed, bounce }: PlanContext): PlanServices {
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
    open: async (job) => openWindows(job, await keyOf(job.way), found),
    evidence: (ask) => gatherEvidence(domains, ask),
    openSent: () => openSent(diagnosed, bounce).catch(() => false),
    async show(window) {
      try {
        await browser.windows.update(window, { focused: true })
        return true
      } catch {
        return false
      }
    },
    close: () => window.close(),
  }
}
