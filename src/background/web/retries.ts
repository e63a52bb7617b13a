import type { Retry } from '../../outgoing/retries.ts'
import { browser } from '../../platform/browser.ts'
import type { RetryOffer } from '../messages.ts'
import { offerFor, openRetryBy, type RetrySubject, remind } from '../retries.ts'
import { bounceOf, type WebBounce } from './bounce.ts'

const subjectOf = ({ identity, page, diagnosed }: WebBounce): RetrySubject => ({
  notice: identity,
  page,
  diagnosed,
})

async function subjectIn(tab: number, message: number): Promise<RetrySubject | null> {
  const bounce = await bounceOf(tab, message)
  return bounce?.page ? subjectOf(bounce) : null
}

/** When the mail of the bounce in a tab may be tried again, and for whom; null when it offers nothing of the kind. */
export const offerRetry = async (tab: number, message: number): Promise<RetryOffer | null> =>
  offerFor(await subjectIn(tab, message))

/** Whether a bounce at hand offers it. */
export const canRetry = async (bounce: WebBounce): Promise<boolean> =>
  (await offerFor(subjectOf(bounce))) !== null

/** Reminds the reader of that mail at one of the times offered. False when the bounce does not offer it. */
export const addRetry = async (tab: number, message: number, due: string): Promise<boolean> =>
  remind(await subjectIn(tab, message), due)

/** Brings the bounce up in its webmail, whose banner sends the mail again; see openRetryBy. */
export const openRetry = (id: string): Promise<boolean> => openRetryBy(openNotice, id)

async function openNotice({ page }: Retry): Promise<number | null> {
  if (page === null) return null
  const { protocol, hostname } = new URL(page)
  const there = await browser.tabs.query({ url: `${protocol}//${hostname}/*` }).catch(() => [])
  const open = there.find(({ url }) => url === page)
  const { id = null, windowId } =
    open?.id === undefined
      ? await browser.tabs.create({ url: page })
      : await browser.tabs.update(open.id, { active: true })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
  return id
}
