import type { Finding } from '../live/types.ts'
import { browser } from './browser.ts'
import { digest } from './digest.ts'

/** Under which findings are kept until the program is closed. */
const keyOf = async (identity: string): Promise<string> => `live:${await digest(identity)}`

/** What was looked up about a message in this session, none where nothing was. `identity` tells it from others. */
export async function readFindings(identity: string): Promise<readonly Finding[]> {
  const key = await keyOf(identity)
  const { [key]: stored } = await browser.storage.session.get(key)
  return Array.isArray(stored) ? (stored as readonly Finding[]) : []
}

/** Keeps findings for the tickets of this session. */
export async function writeFindings(identity: string, findings: readonly Finding[]): Promise<void> {
  await browser.storage.session.set({ [await keyOf(identity)]: findings })
}

/** Forgets all that was looked up, selected or handed from page to page in this session. */
export async function forgetFindings(): Promise<void> {
  const stored = Object.keys(await browser.storage.session.get())
  const keys = stored.filter((key) => /^(?:live|handed|support):|^selection$/.test(key))
  await browser.storage.session.remove(keys)
}
