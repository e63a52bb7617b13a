import { afterAll, afterEach, beforeAll } from 'vitest'
import type { openChromium } from '../../../tools/clients/chromium.ts'
import type { WebBrowser, WebTab } from '../../../tools/clients/webBrowser.ts'
import { allowSite } from './sites.ts'
import type { WebmailCircle } from './webmailCircle.ts'

export interface WebmailInbox {
  readonly browser: WebBrowser
  readonly inbox: WebTab
}

/** One browser for all tests of a block, logged in to the webmail, which is allowed; `mine` names tabs that a test may leave. */
export function useWebmailInbox(
  circle: () => WebmailCircle,
  openBrowser: (options: Parameters<typeof openChromium>[0]) => Promise<WebBrowser>,
  mine: RegExp,
): () => WebmailInbox {
  let browser: WebBrowser | undefined
  let inbox: WebTab | undefined
  const opened = (): WebmailInbox => {
    if (!browser || !inbox) throw new Error('the browser did not start')
    return { browser, inbox }
  }
  beforeAll(async () => {
    browser = await openBrowser({ headless: true, locale: 'en-US' })
    await allowSite(browser, 'http://127.0.0.1/*')
    inbox = await browser.open('about:blank')
    await circle().webmail.logIn(inbox)
  })
  afterEach(async () => {
    const keep = await opened().inbox.url()
    for (const tab of await opened().browser.tabs()) {
      const url = await tab.url()
      if (url !== keep && mine.test(url)) await tab.close()
    }
  })
  afterAll(() => browser?.stop())
  return opened
}
