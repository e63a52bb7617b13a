import { until } from './waiting.ts'
import type { WebBrowser, WebTab } from './webBrowser.ts'

/** The page that the extension opens once, after it has been installed; it comes into the foreground by itself. */
export const firstPage = (browser: WebBrowser): Promise<WebTab> =>
  until(
    async () => {
      for (const tab of await browser.tabs())
        if ((await tab.url()).startsWith(`${browser.own}src/ui/welcome/`)) return tab
      return null
    },
    { what: 'the page after installing' },
  )

/** Waits for that page and closes it, unless it is to be kept. */
export async function pastFirstPage(browser: WebBrowser, keep: boolean): Promise<WebBrowser> {
  const page = await firstPage(browser)
  if (!keep) await page.close()
  return browser
}
