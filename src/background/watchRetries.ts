import { thunderbird } from '../platform/browser.ts'
import { isRetryStored, watchReminders } from './watchReminders.ts'

/** Listens for what concerns mails to be tried again. */
export function watchRetries(): void {
  watchReminders(async (id) => (await import('./mailRetries.ts')).openRetry(id))
  thunderbird.messages.onNewMailReceived.addListener(async (_folder, messages) => {
    if (await isRetryStored()) await (await import('./incoming.ts')).watchIncoming(messages)
  })
  thunderbird.compose.onAfterSend.addListener(async (tab, { error, headerMessageId, messages }) => {
    if (error || !(await isRetryStored())) return
    const { noteSent } = await import('./retries.ts')
    await noteSent(tab.id, headerMessageId ?? messages[0]?.headerMessageId ?? null)
  })
}
