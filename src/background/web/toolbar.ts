import { readIds } from '../../hosts/webmail/frameMessages.ts'
import { translate } from '../../i18n/translate.ts'
import { browser } from '../../platform/browser.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import type { Shown } from '../messages.ts'
import { askFrames } from './bounce.ts'

/** Marks the toolbar's button while a banner stands in a tab: a page can paint a banner of its own, but not this. */
export async function markTab(tab: number, shown: boolean): Promise<void> {
  await browser.action.setBadgeText({ tabId: tab, text: shown ? '!' : '' }).catch(() => {})
  if (!shown) await browser.action.setTitle({ tabId: tab, title: '' }).catch(() => {})
}

/** Takes the mark away when the last message that may be a bounce has gone. */
export async function unmarkTab(tab: number): Promise<void> {
  if (readIds(await askFrames(tab, { type: 'candidates' })).length === 0) await markTab(tab, false)
}

/** Says on the button itself that a message is a trick, or that it hides the banner; null takes the words away. */
export async function nameOnTab(
  tab: number,
  key: 'toolbar_trick' | 'toolbar_covered' | null,
  { view }: Shown,
): Promise<void> {
  const catalogue = await loadCatalogue(view.locale)
  const name = translate(catalogue, view.locale, { key: 'extensionName' })
  const title = key
    ? translate(catalogue, view.locale, { key, params: { name, headline: view.headline } })
    : ''
  await browser.action.setTitle({ tabId: tab, title }).catch(() => {})
}
