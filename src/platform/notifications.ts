import { browser } from './browser.ts'

/** The system's notifications; null where the reader has not allowed them (mail programs ask at install). */
export const notifications = (): typeof browser.notifications | null =>
  ('notifications' in browser && browser.notifications) || null

/** Asks for leave to show notifications, unless that is given. To be called in a click; browsers take no later question. */
export const allowNotifications = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['notifications'] }).catch(() => false)
