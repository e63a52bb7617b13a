import { openSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from './binaries.ts'
import { findBinary } from './binaries.ts'
import { clientEnvironment } from './environment.ts'
import { Marionette } from './marionette.ts'
import { howToInstall } from './missing.ts'
import type { TabMail } from './privileged.ts'
import { type Group, startGroup } from './processes.ts'
import { pause, until } from './waiting.ts'

export interface Launch {
  /** Folder of the profile; the client's home lies beside it. */
  readonly profile: string
  readonly headless: boolean
}

export interface MozillaClient {
  readonly marionette: Marionette
  /** Resolves when the client has ended by itself or was stopped. */
  readonly exited: Promise<number | null>
  readonly home: string
  stop(): Promise<void>
}

/** Starts Thunderbird on a profile and resolves when its main window can be used. */
export async function startThunderbird(launch: Launch): Promise<MozillaClient> {
  const client = await startMozilla('thunderbird', launch)
  try {
    await until(() => client.marionette.chrome(mainWindowStands), {
      what: 'the main window',
      timeoutMs: 90_000,
    })
  } catch (error) {
    await client.stop()
    throw error
  }
  return client
}

export const startFirefox = (launch: Launch): Promise<MozillaClient> => startMozilla('firefox', launch)

async function startMozilla(program: Program, { profile, headless }: Launch): Promise<MozillaClient> {
  const binary = findBinary(program)
  if (!binary) throw new Error(howToInstall([program]))
  const home = join(profile, 'home')
  const log = openSync(join(profile, 'client.log'), 'a')
  const portFile = join(profile, 'MarionetteActivePort')
  await rm(portFile, { force: true })
  const switches = ['--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access']
  const group = startGroup(binary, [...switches, ...(headless ? ['--headless'] : [])], {
    stdio: ['ignore', log, log],
    env: await clientEnvironment(home),
  })
  try {
    const marionette = await Marionette.connect(await portOf(portFile, group))
    const stop = async () => {
      if (await marionette.quit()) await Promise.race([group.exited, pause(5000)])
      await group.stop()
    }
    return { marionette, exited: group.exited, home, stop }
  } catch (error) {
    await group.stop()
    const said = await readFile(join(profile, 'client.log'), 'utf8').catch(() => '')
    throw new Error(`${program} did not start: ${said.slice(-2000)}`, {
      cause: error,
    })
  }
}

/** The client chooses a free port itself and writes it to a file of its profile. */
async function portOf(file: string, group: Group): Promise<number> {
  const started = until(async () => Number(await readFile(file, 'utf8')), {
    what: 'its remote port',
    timeoutMs: 90_000,
    everyMs: 100,
  })
  const ended = group.exited.then((code) => {
    throw new Error(`it ended with status ${code}`)
  })
  return Promise.race([started, ended])
}

function mainWindowStands({ Services }: Parameters<Parameters<Marionette['chrome']>[0]>[0]): boolean {
  const window = Services.wm.getMostRecentWindow('mail:3pane')
  const tabs = window?.document.getElementById('tabmail') as TabMail | null | undefined
  return Boolean(tabs?.currentAbout3Pane?.folderTree)
}
