import type { Action } from './types.ts'

/** Copies what others need to know about a trick. */
export const reportTrick: Action = {
  id: 'report-trick',
  async run({ trickReport, effects }) {
    if (!trickReport) return 'failed'
    await effects.writeClipboard({ text: trickReport, html: null })
    return 'copied'
  },
}

export const markJunk: Action = {
  id: 'mark-junk',
  async run({ effects }) {
    await effects.setJunk()
    return 'junked'
  },
}

/** The reader says that the mail which came back was theirs, although Sent holds no copy of it. */
export const itWasMine: Action = {
  id: 'it-was-mine',
  async run({ effects }) {
    await effects.claim()
    return 'claimed'
  },
}
