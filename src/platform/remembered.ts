import { browser } from './browser.ts'
import { digest } from './digest.ts'

/** Messages that a list remembers; the oldest go first. */
const LIMIT = 500

/**
 * A list of messages in the storage. Kept is a hash of each Message-ID alone, so the storage tells nothing about the
 * mail.
 */
export function rememberedMessages(key: string) {
  const read = async (): Promise<readonly string[]> => {
    const stored = (await browser.storage.local.get(key))[key]
    return Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'string') : []
  }
  return {
    has: async (messageId: string): Promise<boolean> => (await read()).includes(await digest(messageId)),
    async set(messageId: string, remembered: boolean): Promise<void> {
      const hash = await digest(messageId)
      const others = (await read()).filter((known) => known !== hash)
      await browser.storage.local.set({ [key]: remembered ? [...others, hash].slice(-LIMIT) : others })
    },
  }
}
