import type { Action } from './types.ts'
import type { Way } from './ways.ts'

/** The action that opens the plan page for a way to send the mail again; nothing happens there until the reader says so. */
export const openWay = (way: Way): Action => ({
  id: way,
  async run({ effects }) {
    await effects.openPlan(way)
    return 'opened'
  },
})
