import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Webmail, WebmailOptions } from '../../../tools/clients/webmail.ts'
import { type MailServers, startMailServers } from './mailServers.ts'

/** A webmail with the Postfix and Dovecot of its user, and the server of everybody else: mail goes the whole way. */
export interface WebmailCircle extends MailServers {
  readonly webmail: Webmail
}

export type StartWebmail = (options: WebmailOptions) => Promise<Webmail>

/** Starts all of it; stopping ends the webmail too. */
export async function startWebmailCircle(start: StartWebmail): Promise<WebmailCircle> {
  const servers = await startMailServers()
  const { folder, imap, postfix } = servers
  try {
    const webmail = await start({ folder: join(folder, 'webmail'), imap, smtpPort: postfix.port })
    servers.beforeStop(webmail.stop)
    return { ...servers, webmail }
  } catch (error) {
    await servers.stop()
    throw error
  }
}

/** One circle for all tests of a file. */
export function useWebmailCircle(start: StartWebmail): () => WebmailCircle {
  let circle: WebmailCircle | undefined
  beforeAll(async () => {
    circle = await startWebmailCircle(start)
  })
  afterAll(() => circle?.stop())
  return () => {
    if (!circle) throw new Error('the webmail did not start')
    return circle
  }
}
