import type { Action } from './types.ts'

/** Takes `mark-done` back. */
export const unmarkDone: Action = {
  id: 'unmark-done',
  async run({ effects }) {
    await effects.setDone(false)
    return 'undone'
  },
}
