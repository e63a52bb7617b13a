import type { PageRequest } from '../background/messages.ts'
import { browser } from '../platform/browser.ts'

/** Asks the background for something; null when no answer comes. `T` is what messages.ts names as the answer. */
export async function askBackground<T>(request: PageRequest): Promise<T | null> {
  try {
    return ((await browser.runtime.sendMessage(request)) as T | undefined) ?? null
  } catch {
    return null
  }
}
