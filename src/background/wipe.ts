import { browser } from '../platform/browser.ts'
import { forgetFindings } from '../platform/findings.ts'

/** Forgets everything that the extension has stored, reminders included. Mails, tags and contacts are not its own. */
export async function wipe(): Promise<boolean> {
  await browser.storage.local.clear()
  await forgetFindings()
  await browser.alarms.clearAll()
  const shown = await browser.notifications.getAll()
  await Promise.all(Object.keys(shown).map((id) => browser.notifications.clear(id)))
  await browser.action.setBadgeText({ text: '' })
  return true
}
