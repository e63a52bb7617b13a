import { openRetryMail } from '../hosts/thunderbird/reopen.ts'
import { type Bounce, bounceById, bounceOf } from './bounce.ts'
import type { RetryOffer } from './messages.ts'
import { offerFor, openRetryBy, type RetrySubject, remind } from './retries.ts'

const subjectOf = ({ header, diagnosed }: Pick<Bounce, 'header' | 'diagnosed'>): RetrySubject => ({
  notice: header.headerMessageId,
  page: null,
  diagnosed,
})

const subjectBy = async (message: number): Promise<RetrySubject | null> => {
  const bounce = await bounceById(message)
  return bounce && subjectOf(bounce)
}

/** When the mail of that bounce may be tried again, and for whom; null when the bounce offers nothing of the kind. */
export const offerRetry = async (message: number): Promise<RetryOffer | null> =>
  offerFor(await subjectBy(message))

/** Whether a bounce at hand offers it. */
export const canRetry = async (bounce: Bounce): Promise<boolean> =>
  (await offerFor(subjectOf(bounce))) !== null

/** Reminds the reader of that mail at one of the times offered. False when the bounce does not offer it. */
export const addRetry = async (message: number, due: string): Promise<boolean> =>
  remind(await subjectBy(message), due)

/** Puts the mail into a compose window; see openRetryBy. */
export const openRetry = (id: string): Promise<boolean> =>
  openRetryBy((retry) => openRetryMail(retry, bounceOf), id)
