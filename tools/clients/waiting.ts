export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface Patience {
  /** Said when time is up. */
  readonly what: string
  readonly timeoutMs?: number
  readonly everyMs?: number
}

/**
 * Asks again and again until the answer is truthy, and returns it. An exception counts as "not yet"; when time is
 * up, the last answer or exception is part of the error.
 */
export async function until<T>(ask: () => Promise<T>, patience: Patience): Promise<NonNullable<T>> {
  const { what, timeoutMs = 30_000, everyMs = 50 } = patience
  const end = Date.now() + timeoutMs
  for (;;) {
    let last: unknown
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error instanceof Error ? error.message : error
    }
    if (Date.now() > end)
      throw new Error(`waited ${timeoutMs / 1000} s for ${what}; last answer: ${show(last)}`)
    await pause(everyMs)
  }
}

const show = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
