import type { Action } from './types.ts'

export const openSent: Action = {
  id: 'open-sent',
  run: async ({ effects }) => ((await effects.openSent()) ? 'opened' : 'not-found'),
}
