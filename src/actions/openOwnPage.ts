import type { Action, OwnPage } from './types.ts'

/** An action that opens a page of ours, where nothing happens until the reader says so. */
export const openOwnPage = (id: string, page: OwnPage): Action => ({
  id,
  async run({ effects }) {
    await effects.openPage(page)
    return 'opened'
  },
})
