import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { closeComposed } from '../../../tools/clients/composeWindows.ts'
import { type ImapServer, startDovecot } from '../../../tools/clients/dovecot.ts'
import { asMail, type Mail } from '../../../tools/clients/mbox.ts'
import { closePlan } from '../../../tools/clients/planPage.ts'
import { type MailServer, startPostfix } from '../../../tools/clients/postfix.ts'
import { USER } from '../../../tools/clients/profile.ts'
import { openThunderbird, type Session, throwAwayFolder } from '../../../tools/clients/session.ts'
import { until } from '../../../tools/clients/waiting.ts'
import { type FarServer, startFarServer } from './farServer.ts'
import type { Delivered } from './smtp.ts'

/** Thunderbird, the Postfix and Dovecot of its user, and the server of everybody else: mail goes the whole way. */
export interface MailCircle {
  readonly session: Session
  readonly far: FarServer
  /** Holds what a test writes; goes away with the rest. */
  readonly folder: string
  /** The next notice that Postfix delivers to the user's mailbox. */
  nextNotice(): Promise<Mail>
  /** Puts a mail into a mailbox on the server, as another program of the user does. */
  store(box: 'INBOX' | 'Sent', mail: Mail): Promise<void>
  /** The next mails that the far server takes. */
  nextAccepted(count: number): Promise<readonly Delivered[]>
}

/** One circle for all tests of a file. Compose windows and plan pages are closed after each. */
export function useMailCircle(settings: Readonly<Record<string, string>> = {}): MailCircle {
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  let imap: ImapServer | undefined
  let postfix: MailServer | undefined
  let far: FarServer | undefined
  let session: Session | undefined
  const seen = new Set<string>()
  let taken = 0

  beforeAll(async () => {
    folder = await throwAwayFolder()
    far = await startFarServer()
    imap = await startDovecot(join(folder.path, 'imap'), {})
    postfix = await startPostfix({
      folder: join(folder.path, 'postfix'),
      address: USER.address,
      maildir: imap.maildir,
      relayPort: far.port,
      settings,
    })
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
    await postfix?.stop()
    await imap?.stop()
    await far?.stop()
    await folder?.remove()
  })

  return {
    get session() {
      return there(session)
    },
    get far() {
      return there(far)
    },
    get folder() {
      return there(folder).path
    },
    async nextNotice() {
      const { path } = there(imap).maildir
      const found = await until(() => newMail(path, seen), { what: 'a notice', timeoutMs: 30_000 }).catch(
        async (error) => {
          throw new Error(`${error.message}\n${await postfix?.log()}`, { cause: error })
        },
      )
      seen.add(found.name)
      return found
    },
    async store(box, { name, bytes }) {
      const { path } = there(imap).maildir
      const folder = join(path, ...(box === 'Sent' ? ['.Sent'] : []), 'new')
      await writeFile(join(folder, name), bytes)
      if (box === 'INBOX') seen.add(name)
    },
    async nextAccepted(count) {
      const { accepted } = there(far)
      await until(async () => accepted.length >= taken + count, { what: `${count} mails at the far server` })
      taken += count
      return accepted.slice(taken - count, taken)
    },
  }
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the circle did not start')
  return part
}

/** A mail of a Maildir that was not seen before. Its flags, which are part of a file's name, may change meanwhile. */
async function newMail(maildir: string, seen: ReadonlySet<string>): Promise<Mail | null> {
  for (const folder of ['new', 'cur'])
    for (const file of await readdir(join(maildir, folder))) {
      const name = file.split(':', 1)[0] ?? ''
      if (!seen.has(name)) return asMail(name, await readFile(join(maildir, folder, file)))
    }
  return null
}
