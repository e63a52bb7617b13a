import type { Action } from './types.ts'

/** Marks the bounce itself as dealt with. */
export const markDone: Action = {
  id: 'mark-done',
  async run({ effects }) {
    await effects.setDone(true)
    return 'done'
  },
}
