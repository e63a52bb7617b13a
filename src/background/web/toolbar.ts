import { readIds } from '../../hosts/webmail/frameMessages.ts'
import { browser } from '../../platform/browser.ts'
import { askFrames } from './bounce.ts'

/** Marks the toolbar's button while a banner stands in a tab: a page can paint a banner of its own, but not this. */
export async function markTab(tab: number, shown: boolean): Promise<void> {
  await browser.action.setBadgeText({ tabId: tab, text: shown ? '!' : '' }).catch(() => {})
}

/** Takes the mark away when the last message that may be a bounce has gone. */
export async function unmarkTab(tab: number): Promise<void> {
  if (readIds(await askFrames(tab, { type: 'candidates' })).length === 0) await markTab(tab, false)
}
