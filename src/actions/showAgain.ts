import type { Action } from './types.ts'

/** Takes `not-a-bounce` back. */
export const showAgain: Action = {
  id: 'show-again',
  async run({ effects }) {
    await effects.setHidden(false)
    return 'restored'
  },
}
