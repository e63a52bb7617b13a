import { parseRetries, type Retry } from '../outgoing/retries.ts'
import { browser } from './browser.ts'

/** Version of what is stored; anything else is taken for not stored. */
const SCHEMA = 1
/** Name under which they are stored. */
export const RETRIES = 'retries'

/** The mails that the reader wants to be reminded of, in the order they were added. */
export async function readRetries(): Promise<readonly Retry[]> {
  const { [RETRIES]: stored } = await browser.storage.local.get(RETRIES)
  const { version, list } = (stored ?? {}) as { readonly version?: unknown; readonly list?: unknown }
  return version === SCHEMA ? parseRetries(list) : []
}

type Change = (retries: readonly Retry[]) => readonly Retry[]

let last: Promise<unknown> = Promise.resolve()

/** Changes the list, one change after the other; returns it as it is then. Nothing is written where nothing changed. */
export function changeRetries(change: Change): Promise<readonly Retry[]> {
  const changed = last.then(async () => {
    const before = await readRetries()
    const after = change(before)
    if (JSON.stringify(after) !== JSON.stringify(before))
      await browser.storage.local.set({ [RETRIES]: { version: SCHEMA, list: after } })
    return after
  })
  last = changed.catch(() => undefined)
  return changed
}
