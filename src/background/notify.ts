import { formatDate } from '../i18n/format.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import { translate } from '../i18n/translate.ts'
import type { Retry } from '../outgoing/retries.ts'
import { browser } from '../platform/browser.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { screenLocale, timeZone } from '../platform/locale.ts'
import { notifications } from '../platform/notifications.ts'
import { readSettings } from '../platform/settings.ts'

/** More than so many at once are told in one notification. */
const MOST = 3
const PREFIX = 'retry:'
/** Notification that stands for several retries; a click shows the list. */
export const SEVERAL = 'retries'

/** What a notification says of one recipient and of several: of a mail, or of the bounce on its page in a webmail. */
const MAIL = ['retryNotificationOne', 'retryNotificationMore'] as const
const NOTICE = ['retryNotificationOnePage', 'retryNotificationMorePage'] as const

/** Tells the reader that it is time to try again, unless they want no reminders. */
export async function showDue(due: readonly Retry[]): Promise<void> {
  const settings = await readSettings()
  if (due.length === 0 || !settings.reminders) return
  const locale = screenLocale(settings)
  const catalogue = await loadCatalogue(locale)
  const say = (key: MessageKey, params: Readonly<Record<string, string>> = {}) =>
    translate(catalogue, locale, { key, params })
  const title = say('retryNotification')
  if (due.length > MOST) {
    return notify(SEVERAL, title, say('retryNotificationSeveral', { count: String(due.length) }))
  }
  for (const { id, recipients, due: time, page } of due) {
    const [first = '', ...others] = recipients
    const when = formatDate(time, locale, timeZone())
    const [one, more] = page === null ? MAIL : NOTICE
    const key = others.length === 0 ? one : more
    await notify(
      PREFIX + id,
      title,
      say(key, { recipient: first, others: String(others.length), time: when }),
    )
  }
}

/** The retry that a notification is about; null for any other. */
export const retryOf = (notification: string): string | null =>
  notification.startsWith(PREFIX) ? notification.slice(PREFIX.length) : null

/** Takes the notification about a retry away. */
export async function withdraw(id: string): Promise<void> {
  await notifications()
    ?.clear(PREFIX + id)
    .catch(() => false)
}

async function notify(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('icons/icon-48.png')
  // Where the system shows no notifications, the list and the badge still tell.
  await notifications()
    ?.create(id, { type: 'basic', iconUrl, title, message })
    .catch(() => '')
}
