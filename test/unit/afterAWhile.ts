import { vi } from 'vitest'

/** What an answer comes to once the time has passed that is waited for a server. Needs a faked `setTimeout`. */
export async function afterAWhile<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let isThere = false
  void answer.then(() => {
    isThere = true
  })
  while (!isThere) {
    vi.advanceTimersByTime(500)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return answer
}
