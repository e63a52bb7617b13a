import { afterAll, beforeAll } from 'vitest'
import { localFolder, type MailWindow } from '../../../tools/clients/mailWindow.ts'
import { type Mail, mbox } from '../../../tools/clients/mbox.ts'
import { openThunderbird, type Session, type SessionOptions } from '../../../tools/clients/session.ts'

export const INBOX = localFolder('Inbox')

/** One Thunderbird for all tests of a file, its Inbox in Local Folders holding the mails; the folder is open. */
export function useThunderbird(
  mails: () => Promise<readonly Mail[]>,
  options: Partial<SessionOptions> = {},
): { readonly session: Session; readonly mail: MailWindow; restart(): Promise<void> } {
  let session: Session | undefined
  const running = (): Session => {
    if (!session) throw new Error('Thunderbird did not start')
    return session
  }
  const openInbox = () => running().mail.openFolder(INBOX)
  beforeAll(async () => {
    const folders = { Inbox: mbox((await mails()).map(({ bytes }) => bytes)) }
    session = await openThunderbird({
      account: { kind: 'local' },
      locale: 'en-US',
      headless: true,
      folders,
      ...options,
    })
    await openInbox()
  })
  afterAll(async () => {
    await session?.stop()
  })
  return {
    get session() {
      return running()
    },
    get mail() {
      return running().mail
    },
    async restart() {
      session = await running().restart()
      await openInbox()
    },
  }
}
