import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ADDON_ID } from '../manifest.ts'
import type { Marionette } from './marionette.ts'
import { startFirefox } from './mozilla.ts'
import { writeFirefoxProfile } from './profile.ts'
import { builtExtension, throwAwayFolder } from './session.ts'

/** Host of the extension's own pages; any will do, as long as it is known beforehand. */
const HOST = '6f1d8c52-0c1e-4d7b-9a3f-2b5e7c9d1f40'

export interface FirefoxClient {
  readonly marionette: Marionette
  readonly extension: string
  readonly exited: Promise<number | null>
  /** Opens a page of the extension in the current tab. */
  openPage(path: string): Promise<void>
  stop(): Promise<void>
}

/** Firefox on a throw-away profile with the built extension in it. */
export async function startFirefoxWithExtension(options: {
  readonly headless: boolean
  readonly locale: string
}): Promise<FirefoxClient> {
  const path = builtExtension('firefox')
  const folder = await throwAwayFolder()
  const profile = join(folder.path, 'profile')
  await mkdir(profile)
  await writeFirefoxProfile(profile, {
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: HOST }),
    'intl.locale.requested': options.locale,
  })
  const client = await startFirefox({ profile, headless: options.headless })
  const { marionette } = client
  const extension = await marionette.installAddon(path)
  return {
    marionette,
    extension,
    exited: client.exited,
    openPage: (page) => marionette.navigate(`moz-extension://${HOST}/${page}`),
    async stop() {
      await client.stop()
      await folder.remove()
    },
  }
}
