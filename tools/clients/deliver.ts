import type { Marionette } from './marionette.ts'

/** Has Thunderbird take a mail into the Inbox of Local Folders as one that has just come in. */
export async function deliverLocally(marionette: Marionette, mail: Buffer): Promise<void> {
  await marionette.chrome(addToInbox, mail.toString('latin1'))
}

function addToInbox({ ChromeUtils }: Parameters<Parameters<Marionette['chrome']>[0]>[0], mail: string): void {
  type Inbox = {
    addMessage(text: string): unknown
    hasNewMessages: boolean
    setNumNewMessages(n: number): void
  }
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs') as {
    MailServices: {
      accounts: {
        localFoldersServer: {
          rootFolder: { getChildNamed(name: string): { QueryInterface(type: unknown): Inbox } }
        }
      }
    }
  }
  const { Ci } = globalThis as unknown as { Ci: { nsIMsgLocalMailFolder: unknown } }
  const inbox = MailServices.accounts.localFoldersServer.rootFolder
    .getChildNamed('Inbox')
    .QueryInterface(Ci.nsIMsgLocalMailFolder)
  inbox.addMessage(mail.replace(/\r?\n/g, '\r\n'))
}
