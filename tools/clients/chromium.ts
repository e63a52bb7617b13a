import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBinary } from './binaries.ts'
import { clientEnvironment } from './environment.ts'
import { howToInstall } from './missing.ts'
import { until } from './waiting.ts'

export interface ChromiumClient {
  readonly context: BrowserContext
  /** Id that the browser gave to the extension. */
  readonly extension: string
  /** Presses the extension's button in the toolbar and resolves with the addresses of its open pages. */
  pressButton(): Promise<readonly string[]>
  close(): Promise<void>
}

/** The commands used here are experimental and missing from the published types. */
interface Protocol {
  send(command: 'Extensions.loadUnpacked', parameters: { path: string }): Promise<{ id: string }>
  send(command: 'Extensions.triggerAction', parameters: { id: string; targetId: string }): Promise<void>
  send(command: 'Target.getTargets', parameters: { filter: object[] }): Promise<{ targetInfos: Target[] }>
}

interface Target {
  readonly targetId: string
  readonly type: string
  readonly url: string
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
    const protocol = (await browser.newBrowserCDPSession()) as unknown as Protocol
    const { id } = await protocol.send('Extensions.loadUnpacked', { path: launch.extension })
    return {
      context,
      extension: id,
      pressButton: () => pressButton(protocol, id),
      close: () => context.close(),
    }
  } catch (error) {
    await context.close()
    throw error
  }
}

async function pressButton(protocol: Protocol, id: string): Promise<readonly string[]> {
  const [tab] = (await protocol.send('Target.getTargets', { filter: [{ type: 'tab' }] })).targetInfos
  if (!tab) throw new Error('Chromium has no tab')
  await protocol.send('Extensions.triggerAction', { id, targetId: tab.targetId })
  return until(
    async () => {
      const { targetInfos } = await protocol.send('Target.getTargets', { filter: [{}] })
      const pages = targetInfos.filter(({ type, url }) => type === 'page' && url.includes(id))
      return pages.length > 0 ? pages.map(({ url }) => url) : null
    },
    { what: 'the popup' },
  )
}
