import { browser, thunderbird } from '../platform/browser.ts'

/** Marks in the session's storage that the reminders of this run of the program have been taken up. */
const TAKEN_UP = 'taken-up'
const STORED = 'retries'

/**
 * Listens for what concerns mails to be tried again. All listeners stand at once, so that each can wake the event page;
 * the code behind them is loaded when something is stored.
 */
export function watchRetries(): void {
  browser.alarms.onAlarm.addListener(async () => (await load()).reportDue())
  browser.notifications.onClicked.addListener(async (id) => {
    const { retryOf } = await import('./notify.ts')
    const retry = retryOf(id)
    if (retry !== null) await (await load()).openRetry(retry)
    else await browser.runtime.openOptionsPage()
  })
  thunderbird.messages.onNewMailReceived.addListener(async (_folder, messages) => {
    if (await isStored()) await (await import('./incoming.ts')).watchIncoming(messages)
  })
  thunderbird.compose.onAfterSend.addListener(async (tab, { error, headerMessageId, messages }) => {
    if (error || !(await isStored())) return
    await (await load()).noteSent(tab.id, headerMessageId ?? messages[0]?.headerMessageId ?? null)
  })
  void takeUpOnce()
}

const load = () => import('./retries.ts')

const isStored = async (): Promise<boolean> => STORED in (await browser.storage.local.get(STORED))

/** Once after the program, or the extension, has started: alarms do not outlive either. */
async function takeUpOnce(): Promise<void> {
  const session = browser.storage.session
  if (TAKEN_UP in (await session.get(TAKEN_UP))) return
  await session.set({ [TAKEN_UP]: true })
  if (await isStored()) await (await load()).takeUp()
}
