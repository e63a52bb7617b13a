import type { Action } from './types.ts'

export const notABounce: Action = {
  id: 'not-a-bounce',
  async run({ effects }) {
    await effects.setHidden(true)
    return 'hidden'
  },
}
