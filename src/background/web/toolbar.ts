import { readIds } from '../../hosts/webmail/frameMessages.ts'
import { translate } from '../../i18n/translate.ts'
import { browser } from '../../platform/browser.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import type { Shown } from '../messages.ts'
import { askFrames } from './bounce.ts'

/** Marks the toolbar's button while a banner stands in a tab: a page can paint a banner of its own, but not this. */
export const markTab = (tab: number): Promise<void> => setBadge(tab, '!')

/** Takes away what was said of a message that has gone, and the mark when no other that may be a bounce is left. */
export async function unmarkTab(tab: number): Promise<void> {
  await browser.action.setTitle({ tabId: tab, title: '' }).catch(() => {})
  if (readIds(await askFrames(tab, { type: 'candidates' })).length === 0) await setBadge(tab, '')
}

const setBadge = (tab: number, text: string): Promise<void> =>
  browser.action.setBadgeText({ tabId: tab, text }).catch(() => {})

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
