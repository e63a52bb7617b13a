import type { Marionette } from './marionette.ts'
import type { Browser, Privileged } from './privileged.ts'
import type { Place, WebTab } from './webBrowser.ts'

/** Which of Firefox's browser elements is meant: that of a tab by its id, or that of the open popup of an extension. */
export type Which = number | 'popup'

/** So long, in milliseconds, a task may take in a page. */
const PATIENCE = 20_000

/** A tab of Firefox, or a popup. Everything is done from the browser's own process. */
export function firefoxTab(marionette: Marionette, which: Which): WebTab & { readonly which: Which } {
  const inBrowser = <A extends readonly unknown[], R>(task: BrowserTask<A, R>, ...args: A) =>
    marionette.chromeSource(
      `(scope, which, ...args) => (${task.toString()})((${browserElement.toString()})(scope, which), scope, ...args)`,
      which,
      ...args,
    ) as Promise<Awaited<R>>
  return {
    which,
    url: () => inBrowser(({ currentURI }) => currentURI.spec),
    goto: (url) => inBrowser(load, url),
    async run<A extends readonly unknown[], R>(place: Place, task: unknown, ...args: A) {
      const answer = await inBrowser(runInContent, taskScript(place, String(task), args), PATIENCE)
      if (answer.error !== undefined) throw new Error(answer.error)
      return JSON.parse(answer.value ?? 'null') as Awaited<R>
    },
    async show() {
      await inBrowser(bringToFront)
    },
    async click(point, button = 'left') {
      const { x, y, window } = await inBrowser(bringToFront)
      const corner = { x: x + point.x, y: y + point.y }
      await marionette.clickIn(window, corner, button === 'left' ? 0 : 2)
    },
    async screenshot() {
      return Buffer.from(await inBrowser(draw), 'base64')
    },
    close: () => inBrowser(close),
  }
}

/** The element in which Firefox shows a page. */
type BrowserElement = Browser & {
  readonly browserId: number
  readonly ownerDocument: Document & { readonly defaultView: BrowserWindow }
  fixupAndLoadURIString(url: string, options: object): void
}

interface TabsListener {
  onStateChange(
    of: BrowserElement,
    progress: { readonly isTopLevel: boolean },
    request: unknown,
    flags: number,
  ): void
}

type BrowserWindow = Window & {
  readonly setTimeout: typeof setTimeout
  readonly setInterval: typeof setInterval
  readonly clearInterval: typeof clearInterval
  readonly docShell: { readonly outerWindowID: number }
  readonly gBrowser: {
    readonly tabs: Iterable<object>
    selectedTab: unknown
    getTabForBrowser(browser: BrowserElement): unknown
    removeTab(tab: unknown): void
    addTabsProgressListener(listener: TabsListener): void
    removeTabsProgressListener(listener: TabsListener): void
  }
}

type BrowserTask<A extends readonly unknown[], R> = (
  browser: BrowserElement,
  scope: Privileged,
  ...args: A
) => R

function browserElement({ Services }: Privileged, which: Which): BrowserElement {
  for (const window of Services.wm.getEnumerator('navigator:browser')) {
    const popup = 'browser.webextension-popup-browser'
    const all = window.document.querySelectorAll(which === 'popup' ? popup : '#tabbrowser-tabpanels browser')
    for (const browser of all as unknown as Iterable<BrowserElement>)
      if (which === 'popup' || browser.browserId === which) return browser
  }
  throw new Error(`no tab ${which}`)
}

interface Answer {
  readonly value?: string
  readonly error?: string
}

/** What runs in the content process: with a page's own rights in its document, with the browser's in the banner. */
function taskScript({ frame, banner }: Place, task: string, args: readonly unknown[]): string {
  const call = `(async () => JSON.stringify((await (${task}).apply(null, [root, ...${JSON.stringify(args)}])) ?? null))()`
  const inner = `content.document.querySelector(${JSON.stringify(frame)})?.contentDocument`
  return `
    const page = ${frame ? inner : 'content.document'}
    if (!page) throw new Error('no frame')
    const roots = () => [...page.querySelectorAll('*')].map((host) => host.openOrClosedShadowRoot)
    const found = ${banner ? "roots().find((root) => root?.querySelector('section'))" : 'page'}
    if (!found) throw new Error('no banner')
    const window = page.defaultView
    const principal = ${banner ? 'Services.scriptSecurityManager.getSystemPrincipal()' : 'window'}
    const sandbox = Cu.Sandbox(principal, { sandboxPrototype: window, wantXrays: ${banner === true} })
    sandbox.root = ${banner ? 'found' : 'Cu.waiveXrays(found)'}
    return Cu.evalInSandbox(${JSON.stringify(call)}, sandbox)`
}

function runInContent(
  browser: BrowserElement,
  _scope: Privileged,
  script: string,
  patience: number,
): Promise<Answer> {
  const channel = `answer:${Math.random()}`
  const code = `(async () => {
    let answer
    try { answer = { value: await (() => { ${script} })() } } catch (error) { answer = { error: String(error?.message ?? error) } }
    sendAsyncMessage(${JSON.stringify(channel)}, answer)
  })()`
  // Its document, by the number that Firefox gave it; it never answers once another one stands there, or its tab is closed.
  const standing = () => browser.browsingContext.currentWindowGlobal?.innerWindowId
  const window = browser.ownerDocument.defaultView
  const first = standing()
  return new Promise((resolve) => {
    const watch = window.setInterval(() => {
      if (browser.isConnected && (first === undefined || standing() === first)) return
      window.clearInterval(watch)
      // What it said before it went may be on its way.
      window.setTimeout(() => resolve({ error: 'the page has gone' }), 500)
    }, 100)
    const end = (answer: Answer) => {
      window.clearInterval(watch)
      resolve(answer)
    }
    window.setTimeout(() => end({ error: 'the page did not answer' }), patience)
    browser.messageManager.addMessageListener(channel, ({ data }) => end(data as Answer))
    const url = `data:application/javascript;charset=utf-8,${encodeURIComponent(code)}`
    browser.messageManager.loadFrameScript(url, false)
  })
}

/** Resolves when the page has loaded, or could not. */
function load(browser: BrowserElement, { Services }: Privileged, url: string): Promise<void> {
  const { gBrowser } = browser.ownerDocument.defaultView
  const STOP_OF_WINDOW = 0x10 | 0x80000
  return new Promise((resolve) => {
    const listener: TabsListener = {
      onStateChange(of, progress, _request, flags) {
        if (of !== browser || !progress.isTopLevel || (flags & STOP_OF_WINDOW) !== STOP_OF_WINDOW) return
        if (of.currentURI.spec === 'about:blank') return
        gBrowser.removeTabsProgressListener(listener)
        resolve()
      },
    }
    gBrowser.addTabsProgressListener(listener)
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    browser.fixupAndLoadURIString(url, { triggeringPrincipal })
  })
}

/** Selects the tab and returns where its page begins in which window. */
function bringToFront(browser: BrowserElement): { x: number; y: number; window: number } {
  const { gBrowser } = browser.ownerDocument.defaultView
  const tab = gBrowser.getTabForBrowser(browser)
  if (tab) gBrowser.selectedTab = tab
  const { x, y } = browser.getBoundingClientRect()
  return { x, y, window: browser.ownerDocument.defaultView.docShell.outerWindowID }
}

async function draw(browser: BrowserElement): Promise<string> {
  const { gBrowser } = browser.ownerDocument.defaultView
  const tab = gBrowser.getTabForBrowser(browser)
  if (tab) gBrowser.selectedTab = tab
  const image = await browser.browsingContext.currentWindowGlobal?.drawSnapshot(null, 1, 'white')
  if (!image) throw new Error('the page cannot be drawn')
  const canvas = browser.ownerDocument.createElementNS(
    'http://www.w3.org/1999/xhtml',
    'canvas',
  ) as HTMLCanvasElement
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
}

function close(browser: BrowserElement): void {
  const { gBrowser } = browser.ownerDocument.defaultView
  const tab = gBrowser.getTabForBrowser(browser)
  if (tab) gBrowser.removeTab(tab)
  else
    browser.ownerDocument.defaultView.document
      .querySelector<HTMLElement & { hidePopup(): void }>('panel:has(browser.webextension-popup-browser)')
      ?.hidePopup()
}
