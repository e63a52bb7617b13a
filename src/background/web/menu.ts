import { translate } from '../../i18n/translate.ts'
import { browser } from '../../platform/browser.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { keepSelection } from '../../platform/handedSelection.ts'
import { uiLocale } from '../../platform/locale.ts'

const ID = 'explain'
/** Size of the window that stands in for the popup, in CSS pixels. */
const SIZE = { width: 580, height: 680 }

/** Puts "Explain this bounce" into the context menu, where it stays. */
export async function createMenu(): Promise<void> {
  const locale = await uiLocale()
  const title = translate(await loadCatalogue(locale), locale, { key: 'menuExplain' })
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({ id: ID, title, contexts: ['selection', 'page', 'frame'] })
}

/**
 * Opens the popup over the page; the click has given it leave to read that page. A window stands in where the browser
 * cannot open popups.
 */
export function watchMenu(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (menuItemId !== ID || tab?.id === undefined) return
    const url = browser.runtime.getURL(`src/ui/popup/index.html?tab=${tab.id}`)
    // The popup has to be opened in the click itself: nothing may be waited for before.
    void keepSelection(tab.id, selectionText ?? '')
    openPopup().catch(() => browser.windows.create({ type: 'popup', url, ...SIZE }))
  })
}

async function openPopup(): Promise<void> {
  await browser.action.openPopup()
}
