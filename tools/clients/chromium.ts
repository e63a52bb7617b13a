import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBinary } from './binaries.ts'
import { clientEnvironment } from './environment.ts'
import { howToInstall } from './missing.ts'

export interface ChromiumClient {
  readonly context: BrowserContext
  /** Id that the browser gave to the extension. */
  readonly extension: string
  close(): Promise<void>
}

export interface ChromiumLaunch {
  readonly profile: string
  readonly headless: boolean
  readonly extension: string
  /** BCP 47; the language of the browser's own words and of the extension. */
  readonly locale: string
}

/** Starts Chromium on a profile of its own with an unpacked extension. */
export async function startChromium(launch: ChromiumLaunch): Promise<ChromiumClient> {
  const executablePath = findBinary('chromium')
  if (!executablePath) throw new Error(howToInstall(['chromium']))
  const context = await chromium.launchPersistentContext(launch.profile, {
    executablePath,
    headless: launch.headless,
    locale: launch.locale,
    viewport: launch.headless ? { width: 1300, height: 850 } : null,
    env: {
      ...(await clientEnvironment(join(launch.profile, 'home'))),
      LANGUAGE: launch.locale.replace('-', '_'),
    },
    // Release builds of Chrome no longer know --load-extension; the protocol does in all of them.
    ignoreDefaultArgs: ['--disable-extensions'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--enable-unsafe-extension-debugging', `--lang=${launch.locale}`],
    chromiumSandbox: process.getuid?.() !== 0 && process.platform !== 'linux',
  })
  try {
    const browser = context.browser()
    if (!browser) throw new Error('Chromium ended at once')
    const session = await browser.newBrowserCDPSession()
    // biome-ignore lint/suspicious/noExplicitAny: the protocol's types lack this experimental command
    const { id } = await (session as any).send('Extensions.loadUnpacked', {
      path: launch.extension,
    })
    return { context, extension: String(id), close: () => context.close() }
  } catch (error) {
    await context.close()
    throw error
  }
}
