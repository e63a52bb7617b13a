import type { MailDraft } from '../outgoing/index.ts'
import { digest } from '../platform/digest.ts'
import { changeProgress, readProgress, type WindowState } from '../platform/planProgress.ts'
import type { OpenEnd, OpenJob } from '../ui/plan/types.ts'

/** How a client opens its windows for writing mail, which it keeps in tabs. */
export interface Opener {
  /** The highest id of a tab. */
  newestTab(): Promise<number>
  /** Ids of the tabs in which a mail may be written now. */
  composing(): Promise<readonly number[]>
  /** Opens a window with the mail. `whole`: nothing but recipients and subject differs from the original. */
  open(draft: MailDraft, whole: boolean, signal: AbortSignal): Promise<Omit<WindowState, 'state'>>
}

/**
 * Opens the windows of a plan that do not stand yet, one after the other. Each step is stored before it is done, so that
 * whatever breaks off in the middle, no window is opened twice by going on. Two pages with the same plan take turns.
 */
export function openWindows(job: OpenJob, key: string, opener: Opener): Promise<OpenEnd> {
  return navigator.locks
    .request(`plan ${key}`, () => openRest(job, key, opener))
    .catch(() => 'failed' as const)
}

async function openRest(job: OpenJob, key: string, opener: Opener): Promise<OpenEnd> {
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
  let unsure = false
  for (const [place, draft] of drafts.entries()) {
    const windows = (await readProgress(key))?.windows ?? []
    const known = windows[place]
    if (known && HANDLED.has(known.state)) continue
    if (known?.state === 'opening' && (await mayStand(known, windows, opener))) {
      unsure = true
      continue
    }
    if (job.signal.aborted) return 'stopped'
    await keep(place, { state: 'opening', tab: await opener.newestTab(), window: null })
    try {
      const window = await opener.open(draft, job.whole, job.signal)
      await keep(place, { state: 'opened', ...window })
    } catch {
      await keep(place, { state: 'failed', tab: null, window: null })
      return 'failed'
    }
  }
  return unsure ? 'unsure' : 'done'
}

/** Stands, or stood and is the reader's affair. */
const HANDLED: ReadonlySet<WindowState['state']> = new Set(['opened', 'sent', 'closed'])

/** Whether a compose window has come up since, and is none of those that are known. */
async function mayStand(
  { tab }: WindowState,
  windows: readonly (WindowState | null)[],
  opener: Opener,
): Promise<boolean> {
  const known = new Set(windows.map((one) => (one?.state === 'opened' ? one.tab : null)))
  return (await opener.composing()).some((id) => id > (tab ?? 0) && !known.has(id))
}
