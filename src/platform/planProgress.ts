import { browser } from './browser.ts'

/** Plans that are remembered; the oldest go first. */
const LIMIT = 30

/**
 * How far one window of a plan is. `opening` outlives a page that went away while the window came up: it may stand or not.
 * `failed`: Thunderbird gave an error; a window without its attachments may be left.
 */
export interface WindowState {
  readonly state: 'opening' | 'opened' | 'failed'
  /** Thunderbird's ids, which mean nothing after a restart. While it is `opening`: the highest id of a tab before. */
  readonly tab: number | null
  readonly window: number | null
}

/** What has been opened of a plan, so that nothing is opened twice. Holds no addresses and no words of the mail. */
export interface PlanProgress {
  /** The reader's choices that make the same plan again; see Choices of the plan page. */
  readonly choices: unknown
  /** One for each mail of the plan, in order; null while it waits. */
  readonly windows: readonly (WindowState | null)[]
  /** ISO 8601 UTC. */
  readonly time: string
}

type Stored = Readonly<Record<string, PlanProgress>>

export async function readProgress(key: string): Promise<PlanProgress | null> {
  const stored = await read()
  return Object.hasOwn(stored, key) ? (stored[key] ?? null) : null
}

/** Null forgets the plan. */
export async function writeProgress(key: string, progress: PlanProgress | null): Promise<void> {
  const others = Object.entries(await read()).filter(([known]) => known !== key)
  const kept = progress ? [...others, [key, progress] as const].slice(-LIMIT) : others
  await browser.storage.local.set({ plans: Object.fromEntries(kept) })
}

async function read(): Promise<Stored> {
  const { plans } = await browser.storage.local.get('plans')
  return typeof plans === 'object' && plans !== null ? (plans as Stored) : {}
}
