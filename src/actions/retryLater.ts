import { openOwnPage } from './openOwnPage.ts'

/** Picks a time at which the reader is reminded to send the mail again. */
export const retryLater = openOwnPage('retry-later', 'retry')
