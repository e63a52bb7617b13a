import { inExtension } from './extensionPage.ts'
import type { Session } from './session.ts'

/** What our button above a message says for the tab in front. */
export interface Toolbar {
  readonly badge: string
  readonly title: string
}

/** Asks the client itself, not the extension's own memory. */
export function toolbarOf({ marionette, extension }: Session): Promise<Toolbar> {
  return inExtension(marionette, { id: extension, view: 'background' }, async () => {
    type Button = Record<'getBadgeText' | 'getTitle', (details: object) => Promise<string>>
    const { browser } = globalThis as unknown as {
      browser: {
        tabs: { query(query: object): Promise<readonly { readonly id: number }[]> }
        messageDisplayAction: Button
      }
    }
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    const details = { tabId: tab?.id }
    return {
      badge: await browser.messageDisplayAction.getBadgeText(details),
      title: await browser.messageDisplayAction.getTitle(details),
    }
  })
}
