import type { Action } from './types.ts'
import { WAYS } from './ways.ts'

/** One action for each way to send a mail again: it opens the plan page, where nothing happens until the reader says so. */
export const repairs: readonly Action[] = WAYS.map((way) => ({
  id: way,
  async run({ effects }) {
    await effects.openPlan(way)
    return 'opened'
  },
}))
