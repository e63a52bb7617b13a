import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImapServer, startDovecot } from '../../../tools/clients/dovecot.ts'
import { asMail, type Mail } from '../../../tools/clients/mbox.ts'
import { type MailServer, startPostfix } from '../../../tools/clients/postfix.ts'
import { USER } from '../../../tools/clients/profile.ts'
import { throwAwayFolder } from '../../../tools/clients/session.ts'
import { until } from '../../../tools/clients/waiting.ts'
import { type FarServer, startFarServer } from './farServer.ts'
import type { Delivered } from './smtp.ts'

/** The Postfix and Dovecot of a user, and the server of everybody else. */
export interface MailServers {
  readonly imap: ImapServer
  readonly postfix: MailServer
  readonly far: FarServer
  /** Holds what a test writes; goes away with the rest. */
  readonly folder: string
  /** The next notice that Postfix delivers to the user's mailbox. */
  nextNotice(): Promise<Mail>
  /** Puts a mail into a mailbox on the server, as another program of the user does. */
  store(box: 'INBOX' | 'Sent', mail: Mail): Promise<void>
  /** The next mails that the far server takes. */
  nextAccepted(count: number): Promise<readonly Delivered[]>
  /** Has something stopped before the servers, the last one first. */
  beforeStop(stop: () => Promise<unknown>): void
  stop(): Promise<void>
}

/** Starts the servers in a throw-away folder; `settings` are Postfix's, where they differ from the usual. */
export async function startMailServers(
  settings: Readonly<Record<string, string>> = {},
): Promise<MailServers> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const folder = await throwAwayFolder()
    stops.push(folder.remove)
    const far = await startFarServer()
    stops.push(far.stop)
    const imap = await startDovecot(join(folder.path, 'imap'), {})
    stops.push(imap.stop)
    const postfix = await startPostfix({
      folder: join(folder.path, 'postfix'),
      address: USER.address,
      maildir: imap.maildir,
      relayPort: far.port,
      settings,
    })
    stops.push(postfix.stop)
    const servers = { imap, postfix, far, folder: folder.path }
    return { ...servers, ...traffic(servers), beforeStop: (one) => stops.push(one), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Running = Pick<MailServers, 'imap' | 'postfix' | 'far'>

function traffic({
  imap,
  postfix,
  far,
}: Running): Pick<MailServers, 'nextNotice' | 'store' | 'nextAccepted'> {
  const { path } = imap.maildir
  const seen = new Set<string>()
  let taken = 0
  return {
    async nextNotice() {
      const found = await until(() => newMail(path, seen), { what: 'a notice', timeoutMs: 30_000 }).catch(
        async (error) => {
          throw new Error(`${error.message}\n${await postfix.log()}`, { cause: error })
        },
      )
      seen.add(found.name)
      return found
    },
    async store(box, { name, bytes }) {
      await writeFile(join(path, ...(box === 'Sent' ? ['.Sent'] : []), 'new', name), bytes)
      if (box === 'INBOX') seen.add(name)
    },
    async nextAccepted(count) {
      const { accepted } = far
      await until(async () => accepted.length >= taken + count, { what: `${count} mails at the far server` })
      taken += count
      return accepted.slice(taken - count, taken)
    },
  }
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
