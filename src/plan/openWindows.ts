import { openDraft } from '../hosts/thunderbird/compose.ts'
import type { FoundOriginal } from '../hosts/thunderbird/findOriginal.ts'
import { parentOf } from '../hosts/thunderbird/thread.ts'
import { thunderbird } from '../platform/browser.ts'
import { digest } from '../platform/digest.ts'
import { changeProgress, readProgress, type WindowState } from '../platform/planProgress.ts'
import type { OpenEnd, OpenJob } from '../ui/plan/types.ts'

/**
 * Opens the windows of a plan that do not stand yet, one after the other. Each step is stored before it is done, so that
 * whatever breaks off in the middle, no window is opened twice by going on. Two pages with the same plan take turns.
 */
export function openWindows(job: OpenJob, key: string, found: FoundOriginal): Promise<OpenEnd> {
  return navigator.locks
    .request(`plan ${key}`, () => openRest(job, key, found))
    .catch(() => 'failed' as const)
}

async function openRest(job: OpenJob, key: string, found: FoundOriginal): Promise<OpenEnd> {
  const covers = await Promise.all(job.failed.map((address) => digest(address.toLowerCase())))
  const keep = async (place: number, state: WindowState) => {
    // Windows that stand may be sent or closed meanwhile.
    const progress = await changeProgress(key, (before) => ({
      ...{ choices: job.choices, covers, time: new Date().toISOString() },
      windows: Array.from(
        { length: job.total },
        (_, at) => (at === place ? state : before?.windows[at]) ?? null,
      ),
    }))
    if (progress) job.onProgress(progress)
  }
  const drafts = await job.drafts()
  const parent = await parentOf(found.draft)
  let unsure = false
  for (const [place, draft] of drafts.entries()) {
    const windows = (await readProgress(key))?.windows ?? []
    const known = windows[place]
    if (known && HANDLED.has(known.state)) continue
    if (known?.state === 'opening' && (await mayStand(known, windows))) {
      unsure = true
      continue
    }
    if (job.signal.aborted) return 'stopped'
    await keep(place, { state: 'opening', tab: await newestTab(), window: null })
    try {
      const source = { whole: job.whole ? found.stored : null, parent }
      const { id, windowId } = await openDraft(draft, source)
      await keep(place, { state: 'opened', tab: id, window: windowId })
    } catch {
      await keep(place, { state: 'failed', tab: null, window: null })
      return 'failed'
    }
  }
  return unsure ? 'unsure' : 'done'
}

/** Stands, or stood and is the reader's affair. */
const HANDLED: ReadonlySet<WindowState['state']> = new Set(['opened', 'sent', 'closed'])

async function newestTab(): Promise<number> {
  const tabs = await thunderbird.tabs.query({})
  return Math.max(0, ...tabs.map(({ id = 0 }) => id))
}

/** Whether a compose window has come up since, and is none of those that are known. */
async function mayStand({ tab }: WindowState, windows: readonly (WindowState | null)[]): Promise<boolean> {
  const known = new Set(windows.map((one) => (one?.state === 'opened' ? one.tab : null)))
  const composing = await thunderbird.tabs.query({ type: ['messageCompose'] })
  return composing.some(({ id = 0 }) => id > (tab ?? 0) && !known.has(id))
}
