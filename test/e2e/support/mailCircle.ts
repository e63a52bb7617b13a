import { afterAll, afterEach, beforeAll } from 'vitest'
import { closeComposed } from '../../../tools/clients/composeWindows.ts'
import { closePlan } from '../../../tools/clients/planPage.ts'
import { openThunderbird, type Session } from '../../../tools/clients/session.ts'
import { type MailServers, startMailServers } from './mailServers.ts'

/** Thunderbird, the Postfix and Dovecot of its user, and the server of everybody else: mail goes the whole way. */
export interface MailCircle
  extends Pick<MailServers, 'far' | 'folder' | 'nextNotice' | 'store' | 'nextAccepted'> {
  readonly session: Session
}

/** One circle for all tests of a file. Compose windows and plan pages are closed after each. */
export function useMailCircle(settings: Readonly<Record<string, string>> = {}): MailCircle {
  let servers: MailServers | undefined
  let session: Session | undefined

  beforeAll(async () => {
    servers = await startMailServers(settings)
    const { imap, postfix } = servers
    const account = `imap://${encodeURIComponent(imap.user)}@127.0.0.1`
    session = await openThunderbird({
      account: { kind: 'imap', port: imap.port, user: imap.user },
      imapPassword: imap.password,
      locale: 'en-US',
      headless: true,
      prefs: {
        'mail.smtpserver.smtp1.port': postfix.port,
        'mail.identity.id1.fcc': true,
        'mail.identity.id1.fcc_folder': `${account}/Sent`,
        'mail.compose.warn_public_recipients.aggressive': false,
        'mail.compose.warn_public_recipients.threshold': 1000,
      },
    })
    await session.mail.openFolder(`${account}/INBOX`)
  })
  afterEach(async () => {
    if (!session) return
    await closePlan(session)
    await closeComposed(session.marionette)
  })
  afterAll(async () => {
    await session?.stop()
    await servers?.stop()
  })

  return {
    get session() {
      return there(session)
    },
    get far() {
      return there(servers).far
    },
    get folder() {
      return there(servers).folder
    },
    nextNotice: () => there(servers).nextNotice(),
    store: (box, mail) => there(servers).store(box, mail),
    nextAccepted: (count) => there(servers).nextAccepted(count),
  }
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the circle did not start')
  return part
}
