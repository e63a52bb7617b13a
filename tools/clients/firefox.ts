import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ADDON_ID } from '../manifest.ts'
import { inExtension } from './extensionPage.ts'
import { firefoxTab } from './firefoxTab.ts'
import { pastFirstPage } from './firstPage.ts'
import type { Marionette } from './marionette.ts'
import { startFirefox } from './mozilla.ts'
import { clickNotification, keepNotifications, shownNotifications } from './notifications.ts'
import type { Privileged } from './privileged.ts'
import { type Prefs, writeFirefoxProfile } from './profile.ts'
import { builtExtension, throwAwayFolder } from './session.ts'
import { trustAnybody } from './trustAnybody.ts'
import { until } from './waiting.ts'
import type { WebBrowser } from './webBrowser.ts'

/** Host of the extension's own pages; any will do, as long as it is known beforehand. */
const HOST = '6f1d8c52-0c1e-4d7b-9a3f-2b5e7c9d1f40'

export interface FirefoxClient {
  readonly marionette: Marionette
  readonly extension: string
  readonly exited: Promise<number | null>
  /** Opens a page of the extension in the current tab. */
  openPage(path: string): Promise<void>
  /** Ends it and starts it again on the same profile. */
  restart(): Promise<FirefoxClient>
  stop(): Promise<void>
}

export interface FirefoxLaunch {
  readonly headless: boolean
  /** BCP 47. */
  readonly locale: string
  /** Folder of the extension; the built one unless given. */
  readonly extension?: string
  /** Names of hosts that are to be found at 127.0.0.1. */
  readonly hosts?: readonly string[]
  /** Leaves the page open that the built extension shows once. */
  readonly keepFirstPage?: boolean
  /** Takes any certificate for theirs. */
  readonly trusting?: boolean
  /** A package of the extension to install for good, so that it outlives the browser. */
  readonly lasting?: string
}

/** Firefox on a throw-away profile with the built extension in it. */
export async function startFirefoxWithExtension(launch: FirefoxLaunch): Promise<FirefoxClient> {
  const path = launch.extension ?? builtExtension('firefox')
  const folder = await throwAwayFolder()
  const profile = join(folder.path, 'profile')
  await mkdir(profile)
  await writeFirefoxProfile(profile, {
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: HOST }),
    'intl.locale.requested': launch.locale,
    'security.notification_enable_delay': 0,
    // A page with a half-written mail does not hold a test up.
    'dom.disable_beforeunload': true,
    ...hostPrefs(launch.hosts ?? []),
    ...(launch.trusting ? TRUSTING : {}),
    ...(launch.lasting === undefined ? {} : { 'xpinstall.signatures.required': false }),
  })
  const start = async (isThere: boolean): Promise<FirefoxClient> => {
    const client = await startFirefox({ profile, headless: launch.headless })
    const { marionette } = client
    if (launch.trusting) await trustAnybody(marionette)
    if (!isThere) await marionette.installAddon(launch.lasting ?? path, launch.lasting === undefined)
    return {
      marionette,
      extension: ADDON_ID,
      exited: client.exited,
      openPage: (page) => marionette.navigate(`moz-extension://${HOST}/${page}`),
      async restart() {
        await client.stop()
        return start(true)
      },
      async stop() {
        await client.stop()
        await folder.remove()
      },
    }
  }
  return start(false)
}

/** Hosts of which the browser itself knows that they have a certificate that can be checked. */
const TRUSTING: Prefs = {
  'network.stricttransportsecurity.preloadlist': false,
  'security.cert_pinning.enforcement_level': 0,
}

const hostPrefs = (hosts: readonly string[]): Prefs =>
  hosts.length === 0
    ? {}
    : {
        'network.dns.localDomains': hosts.join(','),
        'network.proxy.no_proxies_on': ['localhost', '127.0.0.1', ...hosts].join(', '),
      }

/** The same, driven as any browser. */
export async function openFirefox(launch: FirefoxLaunch): Promise<WebBrowser> {
  const browser = asBrowser(await startFirefoxWithExtension(launch))
  return launch.extension ? browser : pastFirstPage(browser, launch.keepFirstPage ?? false)
}

function asBrowser({ marionette, extension, restart, stop }: FirefoxClient): WebBrowser {
  return {
    name: 'firefox',
    own: `moz-extension://${HOST}/`,
    async open(url) {
      const tab = firefoxTab(marionette, await marionette.chrome(addTab))
      if (url !== 'about:blank') await tab.goto(url)
      return tab
    },
    openWindow: async () => firefoxTab(marionette, await marionette.chrome(addWindow)),
    tabs: async () => (await marionette.chrome(tabIds)).map((id) => firefoxTab(marionette, id)),
    background: (task, ...args) =>
      inExtension(marionette, { id: extension, view: 'background' }, task, ...args),
    async endBackground() {
      await marionette.chrome(async ({ WebExtensionPolicy }, id) => {
        await WebExtensionPolicy.getByID(id)?.extension.terminateBackground?.()
      }, extension)
      await until(async () => (await marionette.chrome(backgroundState, extension)) === 'stopped', {
        what: 'the event page to be suspended',
      })
    },
    async permit(_pattern, ask) {
      await ask()
      await until(() => marionette.chrome(answerQuestion, 'allow'), {
        what: 'the question for the permission',
      })
    },
    async answer(answer, ask) {
      await ask()
      await until(() => marionette.chrome(answerQuestion, answer as string), {
        what: 'the question for the permission',
      })
    },
    async nextNotification() {
      await keepNotifications(marionette)
      return {
        async click() {
          const shown = await until(async () => (await shownNotifications(marionette))[0], {
            what: 'the notification',
          })
          await clickNotification(marionette, shown.name)
        },
      }
    },
    revoke: (pattern) => marionette.chrome(removeOrigin, extension, pattern),
    async pressButton() {
      await marionette.chrome(pressAction, extension)
      await until(() => marionette.chrome(popupStands), { what: 'the popup' })
      return firefoxTab(marionette, 'popup')
    },
    async chooseItem(tab, point) {
      await tab.click(point, 'right')
      await until(() => marionette.chrome(pressItem, extension), { what: 'the item of the context menu' })
      await until(() => marionette.chrome(popupStands), { what: 'the popup' })
      return firefoxTab(marionette, 'popup')
    },
    restart: async () => asBrowser(await restart()),
    stop,
  }
}

type BrowserWindow = Window & {
  readonly gBrowser: {
    readonly tabs: Iterable<{ readonly linkedBrowser: { readonly browserId: number } }>
    addTrustedTab(url: string): { readonly linkedBrowser: { readonly browserId: number } }
    selectedTab: unknown
  }
}

function addTab({ Services }: Privileged): number {
  const window = Services.wm.getMostRecentWindow('navigator:browser') as unknown as BrowserWindow
  const tab = window.gBrowser.addTrustedTab('about:blank')
  window.gBrowser.selectedTab = tab
  return tab.linkedBrowser.browserId
}

async function addWindow({ Services }: Privileged): Promise<number> {
  const first = Services.wm.getMostRecentWindow('navigator:browser') as unknown as Window & {
    OpenBrowserWindow(): BrowserWindow & { readonly delayedStartupPromise: Promise<void> }
  }
  const window = first.OpenBrowserWindow()
  await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  await window.delayedStartupPromise
  const [tab] = window.gBrowser.tabs
  if (!tab) throw new Error('a window without a tab')
  return tab.linkedBrowser.browserId
}

function tabIds({ Services }: Privileged): readonly number[] {
  const windows = [...Services.wm.getEnumerator('navigator:browser')] as unknown as BrowserWindow[]
  return windows.flatMap(({ gBrowser }) =>
    [...gBrowser.tabs].map(({ linkedBrowser }) => linkedBrowser.browserId),
  )
}

const backgroundState = ({ WebExtensionPolicy }: Privileged, id: string): string =>
  WebExtensionPolicy.getByID(id)?.extension.backgroundState ?? ''

/** Presses the button of the question that hangs from the address bar. */
function answerQuestion({ Services }: Privileged, answer: string): boolean {
  const window = Services.wm.getMostRecentWindow('navigator:browser')
  const question = window?.document.getElementById('addon-webext-permissions-notification') as
    | (Element & { readonly button?: HTMLElement; readonly secondaryButton?: HTMLElement })
    | null
  if (!question?.button || (question.parentElement as Element & { state?: string })?.state !== 'open')
    return false
  const button = answer === 'allow' ? question.button : question.secondaryButton
  button?.click()
  return true
}

/** As the switch on the browser's own page of the extension. */
async function removeOrigin({ ChromeUtils, WebExtensionPolicy }: Privileged, id: string, origin: string) {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  ) as { ExtensionPermissions: { remove(id: string, taken: object, extension: unknown): Promise<void> } }
  const taken = { permissions: [], origins: [origin], data_collection: [] }
  await ExtensionPermissions.remove(id, taken, WebExtensionPolicy.getByID(id)?.extension)
}

/** The button of an extension hides behind the puzzle piece until it is put into the toolbar. */
async function pressAction({ Services, ChromeUtils }: Privileged, id: string): Promise<void> {
  const window = Services.wm.getMostRecentWindow('navigator:browser')
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  ) as {
    CustomizableUI: {
      getPlacementOfWidget(id: string): { readonly area: string } | null
      addWidgetToArea(id: string, area: string): void
    }
  }
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`
  if (CustomizableUI.getPlacementOfWidget(widget)?.area !== 'nav-bar')
    CustomizableUI.addWidgetToArea(widget, 'nav-bar')
  const button = window?.document.getElementById(widget)
  const inner = button?.querySelector<HTMLElement>('.unified-extensions-item-action-button')
  const pressed = inner ?? button
  pressed?.click()
}

/** Presses the extension's item in the open context menu. */
function pressItem({ Services }: Privileged, id: string): boolean {
  const window = Services.wm.getMostRecentWindow('navigator:browser')
  const menu = window?.document.getElementById('contentAreaContextMenu') as
    | (Element & { readonly state?: string; activateItem?(item: Element): void })
    | null
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')
  const item = menu?.querySelector(`menuitem[id^="${widget}-menuitem"]`)
  if (menu?.state !== 'open' || !item) return false
  menu.activateItem?.(item)
  return true
}

function popupStands({ Services }: Privileged): boolean {
  for (const window of Services.wm.getEnumerator('navigator:browser')) {
    const popup = window.document.querySelector('browser.webextension-popup-browser') as
      | (Element & {
          currentURI: { spec: string }
          browsingContext: { currentWindowGlobal: { documentURI: { spec: string } } | null }
        })
      | null
    const shown = popup?.browsingContext.currentWindowGlobal?.documentURI.spec
    if (shown?.startsWith('moz-extension:') && shown === popup?.currentURI.spec) return true
  }
  return false
}
