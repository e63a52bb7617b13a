// A throw-away Roundcube on loopback, served by PHP's own server. Its configuration, database, uploads and log lie in one
// folder: ROUNDCUBE_CONFIG_DIR takes the place of /etc/roundcube.
import { symlinkSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from './network.ts'
import { startPhp } from './php.ts'
import { USER } from './profile.ts'
import type { Webmail, WebmailOptions } from './webmail.ts'
import { fill, press, waitIn } from './webTab.ts'

export const ROUNDCUBE_SKINS = ['elastic', 'larry'] as const

export interface RoundcubeOptions extends WebmailOptions {
  /** `elastic` unless given. */
  readonly skin?: (typeof ROUNDCUBE_SKINS)[number]
  /** Settings that differ from the usual, as PHP expressions by name. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Debian's folder for what a browser may ask for. */
const DOCUMENTS = '/var/lib/roundcube/public_html'
/** The largest upload, in megabytes. */
const UPLOAD_MB = 50

export async function startRoundcube(options: RoundcubeOptions): Promise<Webmail> {
  const { folder } = options
  const config = join(folder, 'config')
  for (const name of ['config', 'temp', 'logs', 'sessions'])
    await mkdir(join(folder, name), { recursive: true })
  for (const name of ['defaults.inc.php', 'mimetypes.php'])
    symlinkSync(join('/etc/roundcube', name), join(config, name))
  await writeFile(join(config, 'config.inc.php'), configuration(options))
  const port = await freePort()
  const php = await startPhp({
    port,
    documents: DOCUMENTS,
    log: join(folder, 'php.log'),
    environment: { ROUNDCUBE_CONFIG_DIR: config },
    settings: {
      upload_max_filesize: `${UPLOAD_MB}M`,
      post_max_size: `${UPLOAD_MB + 2}M`,
      memory_limit: '512M',
      'session.save_path': join(folder, 'sessions'),
    },
    ready: (page) => page.includes('rcmloginuser'),
  })
  const login = { url: `http://127.0.0.1:${port}/`, user: USER.address, password: options.imap.password }
  return {
    ...login,
    async logIn(tab) {
      await tab.goto(login.url)
      await fill(tab, {}, '#rcmloginuser', login.user)
      await fill(tab, {}, '#rcmloginpwd', login.password)
      await press(tab, {}, '#rcmloginsubmit')
      await waitIn(tab, {}, { what: 'the Inbox' }, isIdle)
    },
    log: async () =>
      `${await php.log()}\n${await readFile(join(folder, 'logs/errors.log'), 'utf8').catch(() => '')}`,
    stop: () => php.stop(),
  }
}

declare const rcmail: { readonly busy: boolean; readonly env: { readonly pagecount?: number } } | undefined

/** Whether the list stands and nothing is under way. */
const isIdle = (page: Document | ShadowRoot): boolean =>
  page.querySelector('#messagelist') !== null &&
  typeof rcmail === 'object' &&
  !rcmail.busy &&
  rcmail.env.pagecount !== undefined

function configuration({
  folder,
  imap,
  smtpPort,
  skin = 'elastic',
  language,
  settings,
}: RoundcubeOptions): string {
  const entries: Readonly<Record<string, string>> = {
    db_dsnw: text(`sqlite:///${join(folder, 'roundcube.db')}?mode=0640`),
    imap_host: text(`127.0.0.1:${imap.port}`),
    smtp_host: text(`127.0.0.1:${smtpPort}`),
    smtp_user: "''",
    smtp_pass: "''",
    des_key: text('a key for tests only 123'),
    temp_dir: text(join(folder, 'temp')),
    log_dir: text(join(folder, 'logs')),
    product_name: text('Webmail'),
    plugins: '[]',
    skin: text(skin),
    language: text((language ?? 'en-US').replace('-', '_')),
    enable_spellcheck: 'false',
    create_default_folders: 'true',
    draft_autosave: '0',
    login_rate_limit: '0',
    // No question before a mail to many.
    max_disclosed_recipients: '0',
    max_message_size: text(`${UPLOAD_MB}M`),
    mime_types: 'null',
    ...settings,
  }
  const lines = Object.entries(entries).map(([name, value]) => `$config['${name}'] = ${value};\n`)
  return `<?php\n$config = [];\n${lines.join('')}`
}

/** A PHP string with nothing in it that PHP reads. */
const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`
