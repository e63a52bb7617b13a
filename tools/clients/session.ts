import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ADDON_ID } from '../manifest.ts'
import { viewStands } from './extensionPage.ts'
import { MailWindow } from './mailWindow.ts'
import type { Marionette } from './marionette.ts'
import { type MozillaClient, startThunderbird } from './mozilla.ts'
import { type ThunderbirdProfile, writeThunderbirdProfile } from './profile.ts'

export const ROOT = resolve(import.meta.dirname, '..', '..')

/** Where `npm run build` leaves a target; an error names the command when it is not there. */
export function builtExtension(target: 'thunderbird' | 'firefox' | 'chrome'): string {
  const folder = resolve(ROOT, 'dist', target)
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`${folder} is not built: npm run build`)
  return folder
}

/** A temporary folder that goes away with what was started in it; other users of the machine can read it. */
export async function throwAwayFolder(): Promise<{
  readonly path: string
  remove(): Promise<void>
}> {
  // Short, since the path of a socket holds about 100 characters.
  const path = await mkdtemp(join(tmpdir(), 'bd-'))
  await chmod(path, 0o755)
  return {
    path,
    remove: () =>
      rm(path, {
        recursive: true,
        force: true,
        maxRetries: 10,
        retryDelay: 100,
      }),
  }
}

export interface SessionOptions extends ThunderbirdProfile {
  readonly headless: boolean
  /** Saved before anything asks for it, so that no prompt comes up. */
  readonly imapPassword?: string
}

/** A Thunderbird on a throw-away profile with the built extension in it. */
export interface Session {
  readonly extension: string
  readonly mail: MailWindow
  readonly marionette: Marionette
  readonly home: string
  readonly exited: Promise<number | null>
  /** Ends Thunderbird and starts it again on the same profile. */
  restart(): Promise<Session>
  /** Ends Thunderbird and removes all it wrote. */
  stop(): Promise<void>
}

export async function openThunderbird(options: SessionOptions): Promise<Session> {
  const extension = builtExtension('thunderbird')
  const folder = await throwAwayFolder()
  const profile = join(folder.path, 'profile')
  try {
    await mkdir(join(profile, 'extensions'), { recursive: true })
    await writeThunderbirdProfile(profile, options)
    // A file that names the folder of an unpacked extension installs it for good, as a package would.
    await writeFile(join(profile, 'extensions', ADDON_ID), `${extension}\n`)
    const start = async (): Promise<Session> => {
      const client = await startThunderbird({
        profile,
        headless: options.headless,
      })
      await prepare(client, options)
      return asSession(client)
    }
    const asSession = (client: MozillaClient): Session => ({
      extension: ADDON_ID,
      mail: new MailWindow(client.marionette),
      marionette: client.marionette,
      home: client.home,
      exited: client.exited,
      restart: async () => {
        await client.stop()
        return start()
      },
      stop: async () => {
        await client.stop()
        await folder.remove()
      },
    })
    return await start()
  } catch (error) {
    await folder.remove()
    throw error
  }
}

async function prepare(client: MozillaClient, options: SessionOptions): Promise<void> {
  const { marionette } = client
  try {
    if (options.account.kind === 'imap' && options.imapPassword)
      await savePassword(marionette, options.account.user, options.imapPassword)
    await viewStands(marionette, { id: ADDON_ID, view: 'background' })
  } catch (error) {
    await client.stop()
    throw error
  }
}

async function savePassword(marionette: Marionette, user: string, password: string): Promise<void> {
  const task: Parameters<Marionette['chrome']>[0] = async ({ Services, Cc, Ci }, user, password) => {
    const login = Cc['@mozilla.org/login-manager/loginInfo;1']?.createInstance(Ci.nsILoginInfo)
    if (!login) throw new Error('no login manager')
    login.init('imap://127.0.0.1', null, 'imap://127.0.0.1', String(user), String(password), '', '')
    // The same login may stand there already after a restart.
    await Services.logins.addLoginAsync(login).catch(() => undefined)
  }
  await marionette.chrome(task, user, password)
}
