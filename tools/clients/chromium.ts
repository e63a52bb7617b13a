import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBinary } from './binaries.ts'
import { keepInstalled, onDisplay } from './chromiumOutside.ts'
import { chromiumTab, runAt, twiceInTime } from './chromiumTab.ts'
import type { Display } from './display.ts'
import { clientEnvironment } from './environment.ts'
import { pastFirstPage } from './firstPage.ts'
import { howToInstall } from './missing.ts'
import { builtExtension, throwAwayFolder } from './session.ts'
import { pause, until } from './waiting.ts'
import type { WebBrowser, WebTab } from './webBrowser.ts'

export interface ChromiumClient {
  readonly context: BrowserContext
  readonly protocol: BrowserProtocol
  /** Id that the browser gave to the extension. */
  readonly extension: string
  /** Presses the extension's button in the toolbar and resolves with the addresses of its open pages. */
  pressButton(): Promise<readonly string[]>
  close(): Promise<void>
}

/** The commands used here are experimental and missing from the published types. */
interface BrowserProtocol {
  send(command: 'Extensions.loadUnpacked', parameters: { path: string }): Promise<{ id: string }>
  send(command: 'Extensions.triggerAction', parameters: { id: string; targetId: string }): Promise<void>
  send(command: 'Target.getTargets', parameters: { filter: object[] }): Promise<{ targetInfos: Target[] }>
  send(command: 'Target.closeTarget', parameters: { targetId: string }): Promise<void>
  send(command: 'Target.createTarget', parameters: { url: string; newWindow: true }): Promise<void>
  send(
    command: 'Target.attachToTarget',
    parameters: { targetId: string; flatten: false },
  ): Promise<{ sessionId: string }>
  send(
    command: 'Target.sendMessageToTarget',
    parameters: { sessionId: string; message: string },
  ): Promise<void>
  on(event: 'Target.receivedMessageFromTarget', listener: (event: TargetMessage) => void): void
}

interface TargetMessage {
  readonly sessionId: string
  readonly message: string
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
  /** Names of hosts that are to be found at 127.0.0.1; all others but loopback are found nowhere. */
  readonly hosts?: readonly string[]
  /** Takes any certificate for theirs. */
  readonly trusting?: boolean
  /** The X display for its windows; that of the environment unless given. */
  readonly display?: Display
  /** Id of the extension where the profile holds it already. */
  readonly installed?: string
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
      ...(launch.display === undefined ? {} : { DISPLAY: launch.display.name }),
    },
    // Release builds of Chrome no longer know --load-extension; the protocol does in all of them.
    ignoreDefaultArgs: ['--disable-extensions'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--enable-unsafe-extension-debugging',
      `--lang=${launch.locale}`,
      ...hostRules(launch.hosts ?? []),
      ...(launch.trusting ? ['--ignore-certificate-errors'] : []),
      ...(launch.display === undefined ? [] : ['--ozone-platform=x11']),
    ],
    chromiumSandbox: process.getuid?.() !== 0 && process.platform !== 'linux',
  })
  try {
    const browser = context.browser()
    if (!browser) throw new Error('Chromium ended at once')
    const protocol = (await browser.newBrowserCDPSession()) as unknown as BrowserProtocol
    const id =
      launch.installed ?? (await protocol.send('Extensions.loadUnpacked', { path: launch.extension })).id
    return {
      context,
      protocol,
      extension: id,
      pressButton: () => pressButton(protocol, id),
      close: () => context.close(),
    }
  } catch (error) {
    await context.close()
    throw error
  }
}

const hostRules = (hosts: readonly string[]): readonly string[] =>
  hosts.length === 0
    ? []
    : [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`]

async function pressButton(protocol: BrowserProtocol, id: string): Promise<readonly string[]> {
  const [tab] = (await protocol.send('Target.getTargets', { filter: [{ type: 'tab' }] })).targetInfos
  if (!tab) throw new Error('Chromium has no tab')
  await protocol.send('Extensions.triggerAction', { id, targetId: tab.targetId })
  const pages = await until(
    async () => {
      const found = (await targets(protocol)).filter(
        ({ type, url }) => type === 'page' && url.includes(`${id}/src/ui/popup/`),
      )
      return found.length > 0 ? found : null
    },
    { what: 'the popup' },
  )
  return pages.map(({ url }) => url)
}

const targets = async (protocol: BrowserProtocol): Promise<readonly Target[]> =>
  (await protocol.send('Target.getTargets', { filter: [{}] })).targetInfos

export interface WebLaunch {
  readonly headless: boolean
  /** BCP 47. */
  readonly locale: string
  /** Folder of the extension; the built one unless given. */
  readonly extension?: string
  readonly hosts?: readonly string[]
  /** Leaves the page open that the built extension shows once. */
  readonly keepFirstPage?: boolean
  readonly trusting?: boolean
  readonly display?: Display
}

/** Chromium on a throw-away profile with the built extension in it. */
export async function openChromium(launch: WebLaunch): Promise<WebBrowser> {
  const folder = await throwAwayFolder()
  const profile = join(folder.path, 'profile')
  await mkdir(profile)
  const start = async (there: { readonly installed?: string }): Promise<WebBrowser> => {
    const client = await startChromium({ extension: builtExtension('chrome'), ...launch, ...there, profile })
    const stop = async () => {
      await client.close()
      await folder.remove()
    }
    const restart = async () => {
      await client.close()
      await keepInstalled(profile, client.extension)
      return start({ installed: client.extension })
    }
    return { ...asBrowser(client, stop), ...onDisplay(launch.display), restart }
  }
  try {
    const browser = await start({})
    return launch.extension ? browser : await pastFirstPage(browser, launch.keepFirstPage ?? false)
  } catch (error) {
    await folder.remove()
    throw error
  }
}

function asBrowser(
  client: ChromiumClient,
  stop: () => Promise<void>,
): Omit<WebBrowser, 'answer' | 'nextNotification' | 'restart'> {
  const { context, protocol, extension } = client
  const own = `chrome-extension://${extension}/`
  const inManager = <A extends readonly unknown[]>(task: (...args: A) => Promise<void>, ...args: A) =>
    twiceInTime(async () => {
      const page = await context.newPage()
      try {
        await page.goto(`chrome://extensions/?id=${extension}`)
        await page.evaluate(`(${task.toString()}).apply(null, ${JSON.stringify(args)})`)
      } finally {
        await chromiumTab(page).close()
      }
    })
  const popupAfter = async (opening: () => Promise<unknown>): Promise<WebTab> => {
    const known = new Set((await targets(protocol)).map(({ targetId }) => targetId))
    await opening()
    const popup = await until(
      async () =>
        (await targets(protocol)).find(
          ({ type, url, targetId }) => type === 'page' && /\/popup\//.test(url) && !known.has(targetId),
        ),
      { what: 'the popup' },
    )
    return popupTab(protocol, popup)
  }
  return {
    name: 'chromium',
    own,
    open: (url) =>
      twiceInTime(async () => {
        const page = await context.newPage()
        await page.goto(url)
        return chromiumTab(page)
      }),
    async openWindow() {
      const opened = context.waitForEvent('page')
      await protocol.send('Target.createTarget', { url: 'about:blank', newWindow: true })
      return chromiumTab(await opened)
    },
    tabs: async () => context.pages().map(chromiumTab),
    background: (task, ...args) => inWorker(context, own, task, args),
    async endBackground() {
      for (const { type, url, targetId } of await targets(protocol))
        if (type === 'service_worker' && url.startsWith(own))
          await protocol.send('Target.closeTarget', { targetId })
    },
    async permit(pattern, ask) {
      await inManager(addHostPermission, extension, pattern)
      await ask()
    },
    revoke: (pattern) => inManager(removeHostPermission, extension, pattern),
    async chooseItem(tab) {
      const selected = await tab.run({}, () => String(getSelection() ?? ''))
      await inWorker(context, own, () => null, [])
      await (tab as ReturnType<typeof chromiumTab>).page.bringToFront()
      const worker = context.serviceWorkers().find((one) => one.url().startsWith(own))
      return popupAfter(async () => worker?.evaluate(sendChoice, selected))
    },
    async pressButton(tab) {
      const { targetInfos } = await protocol.send('Target.getTargets', { filter: [{ type: 'tab' }] })
      const url = await tab.url()
      const over = targetInfos.find((one) => one.url === url)
      if (!over) throw new Error(`no tab shows ${url}`)
      return popupAfter(() =>
        protocol.send('Extensions.triggerAction', { id: extension, targetId: over.targetId }),
      )
    },
    stop,
  }
}

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } }
  tabs: { query(query: object): Promise<readonly { readonly url?: string; readonly active: boolean }[]> }
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>
    removeHostPermission(id: string, pattern: string): Promise<void>
  }
}

/** What the browser's own page of extensions does when the reader adds a site there. */
const addHostPermission = (id: string, pattern: string) =>
  chrome.developerPrivate.addHostPermission(id, pattern)
const removeHostPermission = (id: string, pattern: string) =>
  chrome.developerPrivate.removeHostPermission(id, pattern)

/** Tells the extension that its item was chosen over the tab in front. */
async function sendChoice(selectionText: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
  chrome.contextMenus.onClicked.dispatch({ menuItemId: 'explain', selectionText }, tab ?? {})
}

/** Runs a task in the service worker; a page of the extension wakes it where it has ended. */
async function inWorker<A extends readonly unknown[], R>(
  context: BrowserContext,
  own: string,
  task: (...args: A) => R,
  args: A,
): Promise<Awaited<R>> {
  const call = `(${task.toString()}).apply(null, ${JSON.stringify(args)})`
  const page = await context.newPage()
  try {
    await page.goto(`${own}manifest.json`)
    await page.evaluate('chrome.runtime.sendMessage({}).catch(() => {})')
    for (;;) {
      const find = async () => context.serviceWorkers().find((worker) => worker.url().startsWith(own))
      const worker = await until(find, { what: 'the service worker' })
      try {
        return (await worker.evaluate(call)) as Awaited<R>
      } catch (error) {
        // One that has just ended is still listed for a moment.
        if (!/restarted|closed/.test(String(error))) throw error
        await pause(50)
      }
    }
  } finally {
    await page.close()
  }
}

/** The popup is no page to Playwright, so it is driven by the protocol alone. */
async function popupTab(protocol: BrowserProtocol, { targetId, url }: Target): Promise<WebTab> {
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  protocol.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const { id, result, error } = JSON.parse(event.message)
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  })
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      const message = JSON.stringify({ id, method, params })
      protocol.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  const session = { send } as unknown as Parameters<typeof runAt>[0]
  return {
    url: async () => url,
    goto: async (next) => void (await send('Page.navigate', { url: next })),
    run: (place, task, ...args) => runAt(session, place, task, args),
    show: async () => undefined,
    async click(point) {
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 })
    },
    async screenshot() {
      const { data } = (await send('Page.captureScreenshot')) as { data: string }
      return Buffer.from(data, 'base64')
    },
    close: () => protocol.send('Target.closeTarget', { targetId }),
  }
}
