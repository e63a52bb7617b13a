import { browser } from '../platform/browser.ts'
import type { SupportMail } from './types.ts'

const nameOf = (key: string): string => `support:${key}`

/** Keeps a mail to support until the page that writes it takes it, in memory only. Returns its key. */
export async function keepSupportMail(mail: SupportMail): Promise<string> {
  const key = crypto.randomUUID()
  await browser.storage.session.set({ [nameOf(key)]: mail })
  return key
}

/** The mail under that key, once; null when there is none. */
export async function takeSupportMail(key: string): Promise<SupportMail | null> {
  const name = nameOf(key)
  const mail = (await browser.storage.session.get(name))[name] as SupportMail | undefined
  await browser.storage.session.remove(name)
  return mail ?? null
}
