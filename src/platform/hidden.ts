import { browser } from './browser.ts'
import { digest } from './digest.ts'

/** Messages whose decision is remembered; the oldest go first. */
const LIMIT = 500

/**
 * Whether the reader has hidden the banner on a message. Kept is a hash of its Message-ID alone, so the storage
 * tells nothing about the mail.
 */
export async function isHidden(messageId: string): Promise<boolean> {
  return (await read()).includes(await digest(messageId))
}

export async function setHidden(messageId: string, hidden: boolean): Promise<void> {
  const hash = await digest(messageId)
  const others = (await read()).filter((known) => known !== hash)
  await browser.storage.local.set({ hidden: hidden ? [...others, hash].slice(-LIMIT) : others })
}

async function read(): Promise<readonly string[]> {
  const { hidden } = await browser.storage.local.get('hidden')
  return Array.isArray(hidden) ? hidden.filter((entry) => typeof entry === 'string') : []
}
