import type { Action } from './types.ts'

export const notABounce: Action = {
  id: 'not-a-bounce',
  async run({ effects }) {
    await effects.setHidden(true)
    return 'hidden'
  },
}

/** Takes `not-a-bounce` back. */
export const showAgain: Action = {
  id: 'show-again',
  async run({ effects }) {
    await effects.setHidden(false)
    return 'restored'
  },
}
