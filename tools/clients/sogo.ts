// A throw-away SOGo on loopback. Its daemon reads /etc/sogo/sogo.conf wherever it runs, but what stands on its command line
// comes before that (NSArgumentDomain of GNUstep), so every setting that matters is given there. It needs a database, a
// cache, and a web server before it that hands out its scripts and styles.
import { execFileSync } from 'node:child_process'
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdir, readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { type Front, type Page, startFront } from './front.ts'
import { answers, freePort } from './network.ts'
import { type Group, startGroup } from './processes.ts'
import { USER } from './profile.ts'
import { type Account, systemAccount } from './systemAccount.ts'
import { until } from './waiting.ts'
import type { WebTab } from './webBrowser.ts'
import type { Webmail, WebmailOptions } from './webmail.ts'
import { fill, press, waitIn } from './webTab.ts'

const RESOURCES = '/usr/lib/GNUstep/SOGo/WebServerResources'
const POSTGRES = '/usr/lib/postgresql'
/** Its processes ignore being asked to end for seconds. */
const GRACE_MS = 300

const LANGUAGES: Readonly<Record<string, string>> = {
  'en-US': 'English',
  'zh-CN': 'ChineseChina',
  'zh-TW': 'ChineseTaiwan',
}

export async function startSogo(options: WebmailOptions): Promise<Webmail> {
  const { folder, imap } = options
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  const logs = ['postgres.log', 'memcached.log', 'sogo.log'].map((name) => join(folder, name))
  const log = async () =>
    (await Promise.all(logs.map((path) => readFile(path, 'utf8').catch(() => '')))).join('\n')
  const start = async (group: Group, port: number, what: string) => {
    stops.push(() => group.stop(GRACE_MS))
    await until(() => answers(port), { what, timeoutMs: 30_000 })
  }
  try {
    await mkdir(folder, { recursive: true })
    const [database, cache, port] = [await freePort(), await freePort(), await freePort()]
    await start(await startPostgres(folder, database, imap.password), database, 'PostgreSQL')
    const memcached = ['-u', 'nobody', '-l', '127.0.0.1', '-p', String(cache)]
    await start(
      startGroup('/usr/bin/memcached', memcached, output(folder, 'memcached.log')),
      cache,
      'memcached',
    )
    await start(await startDaemon(options, { database, cache, port }), port, 'SOGo')
    const front = await startFrontOf(port)
    stops.push(front.stop)
    const url = `${front.url}SOGo/`
    await until(async () => (await fetch(url)).ok, { what: 'the first page of SOGo', timeoutMs: 30_000 })
    const login = { url, user: USER.address, password: imap.password }
    return { ...login, logIn: (tab) => logIn(tab, login), log, stop }
  } catch (error) {
    const said = await log()
    await stop()
    throw new Error(`SOGo does not answer: ${said.slice(-3000)}`, { cause: error })
  }
}

async function logIn(tab: WebTab, { url, user, password }: Pick<Webmail, 'url' | 'user' | 'password'>) {
  await tab.goto(url)
  await fill(tab, {}, 'input[name="username"], #input_1', user)
  await fill(tab, {}, '#passwordField', password)
  await press(tab, {}, 'button[type="submit"]')
  await waitIn(tab, {}, { what: 'the Inbox' }, (page) => page.querySelector('md-list-item') !== null)
}

const output = (folder: string, name: string) => {
  const file = openSync(join(folder, name), 'a')
  return { stdio: ['ignore', file, file] as ['ignore', number, number] }
}

/** A database of its own with the one user in it; SOGo makes its other tables itself. */
async function startPostgres(folder: string, port: number, password: string): Promise<Group> {
  const account = await systemAccount('postgres')
  const version = readdirSync(POSTGRES).find((name) => existsSync(join(POSTGRES, name, 'bin/initdb')))
  if (!version) throw new Error('PostgreSQL is not installed')
  const bin = join(POSTGRES, version, 'bin')
  const data = join(folder, 'database')
  await ownedFolder(data, account)
  const as = { cwd: data, ...account, stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'], as)
  const input = `create table users (c_uid text primary key, c_name text, c_password text, c_cn text, mail text);
insert into users values ('${USER.address}', '${USER.address}', '${password}', '${USER.name}', '${USER.address}');
`
  execFileSync(join(bin, 'postgres'), ['--single', '-j', '-D', data, 'postgres'], {
    ...as,
    input: input.replaceAll(';\n', ';\n\n'),
  })
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return startGroup(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...args], {
    ...account,
    cwd: data,
    ...output(folder, 'postgres.log'),
  })
}

interface Ports {
  readonly database: number
  readonly cache: number
  readonly port: number
}

async function startDaemon(
  { folder, imap, smtpPort, language }: WebmailOptions,
  ports: Ports,
): Promise<Group> {
  const account = await systemAccount('sogo')
  const home = join(folder, 'home')
  await ownedFolder(home, account)
  const database = `postgresql://postgres@127.0.0.1:${ports.database}/postgres`
  const tables = {
    SOGoProfileURL: 'profiles',
    OCSFolderInfoURL: 'folders',
    OCSSessionsFolderURL: 'sessions',
    OCSEMailAlarmsFolderURL: 'alarms',
    OCSStoreURL: 'store',
    OCSAclURL: 'acl',
    OCSCacheFolderURL: 'cache',
    OCSAdminURL: 'admin',
  }
  const users = `({ type = sql; id = users; viewURL = "${database}/users"; canAuthenticate = YES; isAddressBook = NO; userPasswordAlgorithm = plain; })`
  const settings: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, `${database}/${table}`])),
    SOGoUserSources: users,
    SOGoMailDomain: USER.address.split('@')[1] ?? '',
    SOGoIMAPServer: `imap://127.0.0.1:${imap.port}/?tls=NO`,
    SOGoMailingMechanism: 'smtp',
    SOGoSMTPServer: `smtp://127.0.0.1:${smtpPort}/?tls=NO`,
    SOGoSentFolderName: 'Sent',
    SOGoDraftsFolderName: 'Drafts',
    SOGoTrashFolderName: 'Trash',
    SOGoJunkFolderName: 'Junk',
    SOGoMemcachedHost: `127.0.0.1:${ports.cache}`,
    SOGoLanguage: LANGUAGES[language ?? 'en-US'] ?? 'English',
    SOGoTimeZone: 'UTC',
    SOGoLoginModule: 'Mail',
    SOGoMaximumMessageSizeLimit: '51200',
    SOGoXSRFValidationEnabled: 'YES',
    WOMessageUseUTF8: 'YES',
    WONoDetach: 'YES',
    WOWorkersCount: '3',
    WOPort: `127.0.0.1:${ports.port}`,
    WOLogFile: '-',
    WOPidFile: join(home, 'sogo.pid'),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`-${name}`, value])
  return startGroup('/usr/sbin/sogod', args, {
    ...account,
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TZ: 'UTC', LANG: 'C.UTF-8' },
    ...output(folder, 'sogo.log'),
  })
}

async function ownedFolder(path: string, { uid, gid }: Account): Promise<void> {
  await mkdir(path, { mode: 0o700 })
  await chown(path, uid, gid)
}

/** The web server before SOGo: its resources from their folder, all else from the daemon. */
const startFrontOf = (port: number): Promise<Front> =>
  startFront({
    port,
    requestHeaders: (host) => ({
      'x-webobjects-server-protocol': 'HTTP/1.0',
      'x-webobjects-remote-host': '127.0.0.1',
      'x-webobjects-server-name': host.split(':')[0] ?? '',
      'x-webobjects-server-port': host.split(':')[1] ?? '80',
      'x-webobjects-server-url': `http://${host}`,
    }),
    page: resource,
  })

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

function resource(path: string): Page | null {
  const name = /^\/SOGo(?:\.woa)?\/WebServerResources\/(.+)$/.exec(path)?.[1]
  const file = name === undefined ? '' : join(RESOURCES, normalize(`/${decodeURIComponent(name)}`))
  if (file === '' || !existsSync(file)) return null
  return {
    headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' },
    body: readFileSync(file),
  }
}
