import { browser } from '../../platform/browser.ts'

/** Opens a page of ours in a tab beside the one that shows the webmail. */
export async function openBeside(tab: number, address: string): Promise<void> {
  const { index, windowId } = await browser.tabs.get(tab)
  const place = windowId === undefined ? {} : { windowId, index: index + 1 }
  await browser.tabs.create({ url: browser.runtime.getURL(address), openerTabId: tab, ...place })
}
