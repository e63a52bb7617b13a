import { browser } from '../platform/browser.ts'
import { forgetFindings } from '../platform/findings.ts'
import { notifications } from '../platform/notifications.ts'

/** Forgets everything that the extension has stored, reminders included. Mails, tags and contacts are not its own. */
export async function wipe(): Promise<boolean> {
  await browser.storage.local.clear()
  await forgetFindings()
  await browser.alarms.clearAll()
  const shown = notifications()
  if (shown) await Promise.all(Object.keys(await shown.getAll()).map((id) => shown.clear(id)))
  await browser.action.setBadgeText({ text: '' })
  return true
}
