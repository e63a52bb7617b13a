import { useState } from 'preact/hooks'
import type { Retry } from '../outgoing/retries.ts'
import { askBackground } from './askBackground.ts'

/** The list of mails to be tried again, and what can be done with them. `failed` is called where something was not done. */
export function useRetries(first: readonly Retry[], failed: () => void) {
  const [retries, setRetries] = useState(first)
  const take = (list: readonly Retry[] | null) => (list ? setRetries(list) : failed())
  return {
    retries,
    async open(id: string) {
      if (!(await askBackground<boolean>({ type: 'retry-open', id }))) failed()
      take(await askBackground({ type: 'retries' }))
    },
    async cancel(id: string) {
      take(await askBackground({ type: 'retry-cancel', id }))
    },
    clear: () => setRetries([]),
  }
}
