import type { PageRequest } from './messages.ts'

/** What a page may ask about the reminders there are, of whatever client they come. */
export type ReminderRequest = Extract<PageRequest, { type: 'retries' | 'retry-open' | 'retry-cancel' }>

/** Answers a page about the list of reminders; `open` shows the mail of one. */
export async function answerReminders(
  request: ReminderRequest,
  open: (id: string) => Promise<boolean>,
): Promise<unknown> {
  if (request.type === 'retry-open') return open(request.id)
  const { cancelRetry, listRetries } = await import('./retries.ts')
  if (request.type === 'retry-cancel') await cancelRetry(request.id)
  return listRetries()
}
