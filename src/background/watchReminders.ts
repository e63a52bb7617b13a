import { browser } from '../platform/browser.ts'
import { notifications } from '../platform/notifications.ts'
import { RETRIES } from '../platform/retries.ts'

/** Marks in the session's storage that the reminders of this run of the program have been taken up. */
const TAKEN_UP = 'taken-up'

/**
 * Listens for the times of reminders and for clicks on their notifications. The listeners stand at once, so that each can
 * wake the background; the code behind them is loaded when something is stored. `openRetry` shows the mail of a reminder.
 */
export function watchReminders(openRetry: (id: string) => Promise<unknown>): void {
  const clicked = async (notification: string) => {
    const { retryOf } = await import('./notify.ts')
    const retry = retryOf(notification)
    if (retry !== null) await openRetry(retry)
    else await browser.runtime.openOptionsPage()
  }
  const watchClicks = () => notifications()?.onClicked.addListener(clicked)
  browser.alarms.onAlarm.addListener(async () => (await load()).reportDue())
  watchClicks()
  // Browsers have notifications only once the reader allows them.
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (permissions.includes('notifications')) watchClicks()
  })
  void takeUpOnce()
}

const load = () => import('./retries.ts')

/** Whether there is anything to remind of. */
export const isRetryStored = async (): Promise<boolean> =>
  RETRIES in (await browser.storage.local.get(RETRIES))

/** Once after the program, or the extension, has started: alarms need not outlive either. */
async function takeUpOnce(): Promise<void> {
  const session = browser.storage.session
  if (TAKEN_UP in (await session.get(TAKEN_UP))) return
  await session.set({ [TAKEN_UP]: true })
  if (await isRetryStored()) await (await load()).takeUp()
}
