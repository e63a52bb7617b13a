// A throw-away Postfix on loopback: own configuration, queue, log and port, no look-up in the DNS.
import { execFileSync } from 'node:child_process'
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { findBinary } from './binaries.ts'
import type { ImapServer } from './dovecot.ts'
import { howToInstall } from './missing.ts'
import { answers, freePort } from './network.ts'
import { startGroup } from './processes.ts'
import { until } from './waiting.ts'

export interface MailServer {
  /** Takes mail by SMTP from 127.0.0.1, without login and without encryption. */
  readonly port: number
  /** What the server wrote down, for the message of a failed test. */
  log(): Promise<string>
  stop(): Promise<void>
}

export interface MailServerOptions {
  /** Holds all that the server writes. */
  readonly folder: string
  /** The one address that is delivered here; its domain is the server's own. */
  readonly address: string
  readonly maildir: ImapServer['maildir']
  /** The server on 127.0.0.1 that gets every mail for another domain. */
  readonly relayPort: number
  /** Settings of main.cf that differ from the usual, e.g. `maximal_queue_lifetime`. */
  readonly settings?: Readonly<Record<string, string>>
}

interface Place extends MailServerOptions {
  readonly port: number
  /** Where Postfix keeps its daemons. */
  readonly daemons: string
}

/** Starts Postfix on a free port of 127.0.0.1. It needs root: its daemons each change to another user. */
export async function startPostfix(options: MailServerOptions): Promise<MailServer> {
  const binary = findBinary('postfix')
  if (!binary) throw new Error(howToInstall(['postfix']))
  if (process.getuid?.() !== 0) throw new Error('Postfix runs as root only; run the tests as root')
  const daemons = defaultOf(binary, 'daemon_directory')
  const place: Place = { ...options, daemons, port: await freePort() }
  const [conf, log] = [join(options.folder, 'conf'), join(options.folder, 'mail.log')]
  await makeFolders(options.folder, await postfixUser())
  await writeFile(join(conf, 'main.cf'), mainCf(place))
  await writeFile(join(conf, 'master.cf'), masterCf(place.port))
  // Without -d the master leaves the process group, and could outlive this process.
  const group = startGroup(join(daemons, 'master'), ['-d', '-c', conf], { stdio: 'ignore' })
  const server: MailServer = {
    port: place.port,
    log: () => readFile(log, 'utf8').catch(() => ''),
    stop: () => group.stop(),
  }
  try {
    await until(() => answers(place.port), { what: 'Postfix', timeoutMs: 20_000 })
  } catch (error) {
    await server.stop()
    throw new Error(`Postfix does not answer: ${await server.log()}`, { cause: error })
  }
  return server
}

const defaultOf = (postfix: string, setting: string): string =>
  execFileSync(join(dirname(postfix), 'postconf'), ['-d', '-h', setting], { encoding: 'utf8' }).trim()

async function postfixUser(): Promise<number> {
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith('postfix:'))
  const uid = Number(line?.split(':')[2])
  if (!uid) throw new Error('this system has no user "postfix"')
  return uid
}

/** Folders of the queue that Postfix opens as its own user; the rest of the queue belongs to root. */
const QUEUES = 'active bounce corrupt defer deferred flush hold incoming private saved trace'.split(' ')

async function makeFolders(folder: string, uid: number): Promise<void> {
  const queue = join(folder, 'queue')
  for (const name of ['conf', 'data', 'queue']) await mkdir(join(folder, name), { recursive: true })
  for (const name of ['pid', 'public', 'maildrop', ...QUEUES]) await mkdir(join(queue, name))
  const own = [join(folder, 'data'), join(queue, 'public'), join(queue, 'maildrop')]
  for (const path of [...own, ...QUEUES.map((name) => join(queue, name))]) await chown(path, uid, 0)
}

function mainCf({ folder, address, maildir, relayPort, daemons, settings }: Place): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const entries: Readonly<Record<string, string>> = {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    daemon_directory: daemons,
    maillog_file: join(folder, 'mail.log'),
    maillog_file_prefixes: folder,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: `mail.${domain}`,
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    alias_maps: '',
    local_transport: 'error:no local users',
    virtual_mailbox_domains: domain,
    virtual_mailbox_base: dirname(maildir.path),
    virtual_mailbox_maps: `inline:{${address}=${basename(maildir.path)}/}`,
    virtual_uid_maps: `static:${maildir.uid}`,
    virtual_gid_maps: `static:${maildir.gid}`,
    virtual_minimum_uid: '1',
    virtual_mailbox_limit: '0',
    message_size_limit: '0',
    relayhost: `[127.0.0.1]:${relayPort}`,
    smtp_dns_support_level: 'disabled',
    smtp_tls_security_level: 'none',
    smtpd_peername_lookup: 'no',
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    // What waits is tried again within seconds.
    queue_run_delay: '1s',
    minimal_backoff_time: '1s',
    maximal_backoff_time: '2s',
    ...settings,
  }
  return Object.entries(entries)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}

/** Service, private, privileged, chroot, wake-up, processes, program; a socket of its own kind where not `unix`. */
const masterCf = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup  unix n - n - 0 cleanup
qmgr     unix n - n 1 1 qmgr
rewrite  unix - - n - - trivial-rewrite
bounce   unix - - n - 0 bounce
defer    unix - - n - 0 bounce
trace    unix - - n - 0 bounce
verify   unix - - n - 1 verify
flush    unix n - n - 0 flush
proxymap unix - - n - - proxymap
smtp     unix - - n - - smtp
relay    unix - - n - - smtp
showq    unix n - n - - showq
error    unix - - n - - error
retry    unix - - n - - error
discard  unix - - n - - discard
virtual  unix - n n - - virtual
anvil    unix - - n - 1 anvil
scache   unix - - n - 1 scache
postlog  unix-dgram n - n - 1 postlogd
`
