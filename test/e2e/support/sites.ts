import type { WebBrowser } from '../../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../../tools/clients/webTab.ts'

/** Has the extension ask for a site on a click in a page of its own, and says yes. */
export async function allowSite(browser: WebBrowser, pattern: string): Promise<void> {
  const page = await browser.open(`${browser.own}src/ui/options/index.html`)
  await page.run({}, addButton, pattern)
  await browser.permit(pattern, () => press(page, {}, '#allow-site'))
  await waitIn(page, {}, { what: 'the permission' }, isAllowed, pattern)
  await page.close()
}

declare const chrome: {
  permissions: {
    request(what: { origins: string[] }): Promise<boolean>
    contains(what: { origins: string[] }): Promise<boolean>
  }
}

function addButton(root: Document | ShadowRoot, pattern: string): void {
  const button = document.createElement('button')
  button.id = 'allow-site'
  button.textContent = pattern
  button.addEventListener('click', () => void chrome.permissions.request({ origins: [pattern] }))
  ;(root as Document).body.prepend(button)
}

const isAllowed = (_root: Document | ShadowRoot, pattern: string): Promise<boolean> =>
  chrome.permissions.contains({ origins: [pattern] })
