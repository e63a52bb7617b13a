import { browser } from './browser.ts'

/** Name under which they are stored. */
export const PLANS = 'plans'
/** Plans that are remembered; the oldest go first. */
const LIMIT = 30

/**
 * How far one window of a plan is. `opening` outlives a page that went away while the window came up: it may stand or not.
 * `sent` by the reader, or `closed` without that. `failed`: Thunderbird gave an error; a window without its attachments
 * may be left.
 */
export interface WindowState {
  readonly state: 'opening' | 'opened' | 'sent' | 'closed' | 'failed'
  /** Thunderbird's ids, which mean nothing after a restart. While it is `opening`: the highest id of a tab before. */
  readonly tab: number | null
  readonly window: number | null
  /** What of the mail could not be put into a webmail's page; left out where that is nothing. */
  readonly left?: readonly string[]
  /** Set for a webmail's page that does not tell when its mail is sent: nothing is known of it once it stands. */
  readonly mute?: true
  /** Where no window can be filled: the steps that the reader has taken by hand. */
  readonly steps?: readonly string[]
}

/** What has been opened of a plan, so that nothing is opened twice. Holds no addresses and no words of the mail. */
export interface PlanProgress {
  /** The reader's choices that make the same plan again; see Choices of the plan page. */
  readonly choices: unknown
  /** One for each mail of the plan, in order; null while it waits. */
  readonly windows: readonly (WindowState | null)[]
  /** Digests of the addresses that failed and that the plan is for, under every name that the bounce has for them. */
  readonly covers: readonly string[]
  /** ISO 8601 UTC. */
  readonly time: string
}

type Stored = Readonly<Record<string, PlanProgress>>

export async function readProgress(key: string): Promise<PlanProgress | null> {
  const stored = await read()
  return Object.hasOwn(stored, key) ? (stored[key] ?? null) : null
}

type Change = (before: PlanProgress | null) => PlanProgress | null

/** Changes one plan; null forgets it. The page and the background take turns. Returns what stands then. */
export function changeProgress(key: string, change: Change): Promise<PlanProgress | null> {
  return inTurn(async () => {
    const stored = await read()
    const next = change(Object.hasOwn(stored, key) ? (stored[key] ?? null) : null)
    const others = Object.entries(stored).filter(([known]) => known !== key)
    await write(next ? [...others, [key, next] as const].slice(-LIMIT) : others)
    return next
  })
}

/** Changes windows of whatever plan; returns the plans that are not as they were. */
export function changeWindows(
  change: (window: WindowState) => WindowState,
): Promise<readonly (readonly [key: string, progress: PlanProgress])[]> {
  return inTurn(async () => {
    const before = Object.entries(await read())
    const after = before.map(([key, progress]) => {
      const windows = progress.windows.map((one) => one && change(one))
      const same = windows.every((one, place) => one === progress.windows[place])
      return [key, same ? progress : { ...progress, windows }] as const
    })
    const changed = after.filter(([, progress], place) => progress !== before[place]?.[1])
    if (changed.length > 0) await write(after)
    return changed
  })
}

type ChangedPlans = ReturnType<typeof changeWindows>

/** Notes that the mail in a window of a plan was sent. Word of it may come after the window has gone. */
export const noteSent = (tab: number): ChangedPlans =>
  changeWindows((window) =>
    window.tab === tab && (window.state === 'opened' || window.state === 'closed')
      ? { ...window, state: 'sent' }
      : window,
  )

/** Notes that a window of a plan is gone, or shows something else. */
export const noteClosed = (tab: number): ChangedPlans =>
  changeWindows((window) =>
    window.tab === tab && window.state === 'opened' && !window.mute ? { ...window, state: 'closed' } : window,
  )

/** Notes that a window of a plan which was taken for gone shows its mail again. */
export const noteBack = (tab: number): ChangedPlans =>
  changeWindows((window) =>
    window.tab === tab && window.state === 'closed' ? { ...window, state: 'opened' } : window,
  )

/** After a restart no window of before stands any more, and its numbers mean others. */
export const closeAll = (): ChangedPlans =>
  changeWindows((window): WindowState => {
    const stood = window.state === 'opened' || window.state === 'opening'
    if (!stood && window.tab === null) return window
    const state = stood && !window.mute ? 'closed' : window.state
    return { ...window, state, tab: null, window: null }
  })

export const isAnyPlan = async (): Promise<boolean> => PLANS in (await browser.storage.local.get(PLANS))

const inTurn = <T>(task: () => Promise<T>): Promise<T> => navigator.locks.request('plans', task)

const write = (plans: readonly (readonly [string, PlanProgress])[]): Promise<void> =>
  browser.storage.local.set({ [PLANS]: Object.fromEntries(plans) })

async function read(): Promise<Stored> {
  const { [PLANS]: plans } = await browser.storage.local.get(PLANS)
  return typeof plans === 'object' && plans !== null ? (plans as Stored) : {}
}
