// One throw-away IMAP server on loopback. Dovecot 2.4 renamed the settings that 2.3 has, hence two dialects.
import { execFileSync } from 'node:child_process'
import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { findBinary } from './binaries.ts'
import { howToInstall } from './missing.ts'
import { answers, freePort } from './network.ts'
import { startGroup } from './processes.ts'
import { until } from './waiting.ts'

export interface ImapServer {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Where another server may deliver to: a Maildir and who owns it. */
  readonly maildir: { readonly path: string; readonly uid: number; readonly gid: number }
  stop(): Promise<void>
}

interface Owner {
  readonly uid: number
  readonly gid: number
  readonly login: string
  readonly internal: string
  readonly internalGroup: string
}

/**
 * Starts Dovecot on a free port of 127.0.0.1; everything it writes stays below `folder`, which must be reachable for
 * the user that owns the mail. `boxes` maps a mailbox name to whole messages.
 */
export async function startDovecot(
  folder: string,
  boxes: Readonly<Record<string, readonly Buffer[]>>,
): Promise<ImapServer> {
  const binary = findBinary('dovecot')
  if (!binary) throw new Error(howToInstall(['dovecot']))
  const owner = await mailOwner()
  const port = await freePort()
  for (const name of ['run', 'state', 'mail']) await mkdir(join(folder, name), { recursive: true })
  await fillMaildir(join(folder, 'mail'), { INBOX: [], Sent: [], ...boxes })
  await giveAway(join(folder, 'mail'), owner)
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' })
  const settings = /^2\.[0-3]\./.test(version)
    ? [common(folder, port, owner), dialect23(folder, owner)]
    : [VERSIONS_24, common(folder, port, owner), dialect24(folder, owner)]
  await writeFile(join(folder, 'dovecot.conf'), settings.join('\n'))
  const group = startGroup(binary, ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
  })
  const stop = () => group.stop()
  try {
    await until(() => answers(port), {
      what: 'Dovecot',
      timeoutMs: 20_000,
      everyMs: 100,
    })
  } catch (error) {
    await stop()
    throw new Error(
      `Dovecot does not answer: ${await readFile(join(folder, 'dovecot.log'), 'utf8').catch(() => '')}`,
      {
        cause: error,
      },
    )
  }
  const maildir = { path: join(folder, 'mail'), uid: owner.uid, gid: owner.gid }
  return { port, user: USER_NAME, password: PASSWORD, maildir, stop }
}

const USER_NAME = 'wang.wei'
const PASSWORD = 'secret'

/** Dovecot started by root insists on separate users; started by anybody else it runs all as that user. */
async function mailOwner(): Promise<Owner> {
  const { username, uid, gid } = userInfo()
  if (uid !== 0) {
    const internalGroup = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
    return { uid, gid, login: username, internal: username, internalGroup }
  }
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('mail:'))
  const [, , mailUid, mailGid] = line?.split(':') ?? []
  if (!mailUid || !mailGid) throw new Error('this system has no user "mail" to own the test mailbox')
  return {
    uid: Number(mailUid),
    gid: Number(mailGid),
    login: 'dovenull',
    internal: 'dovecot',
    internalGroup: 'dovecot',
  }
}

const common = (folder: string, port: number, owner: Owner): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
auth_mechanisms = plain login
default_login_user = ${owner.login}
default_internal_user = ${owner.internal}
default_internal_group = ${owner.internalGroup}
first_valid_uid = 1
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}`

const dialect23 = (folder: string, owner: Owner): string => `
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail
}
`

/** Must come before every other setting. */
const VERSIONS_24 = 'dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0'

const dialect24 = (folder: string, owner: Owner): string => `
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${folder}/mail
passdb static {
  password = ${PASSWORD}
}
userdb static {
  fields {
    uid = ${owner.uid}
    gid = ${owner.gid}
    home = ${folder}/mail
  }
}
`

async function fillMaildir(root: string, boxes: Readonly<Record<string, readonly Buffer[]>>): Promise<void> {
  for (const [box, messages] of Object.entries(boxes)) {
    const folder = box === 'INBOX' ? root : join(root, `.${box}`)
    for (const name of ['cur', 'new', 'tmp']) await mkdir(join(folder, name), { recursive: true })
    for (const [i, message] of messages.entries())
      await writeFile(join(folder, 'cur', `${1_700_000_000 + i}.M${i}.test:2,`), message)
  }
}

async function giveAway(folder: string, owner: Owner): Promise<void> {
  if (userInfo().uid === owner.uid) return
  const names = await readdir(folder, { recursive: true })
  for (const path of [folder, ...names.map((name) => join(folder, name))])
    await chown(path, owner.uid, owner.gid)
}
