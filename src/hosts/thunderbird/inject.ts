import { thunderbird } from '../../platform/browser.ts'
import { USER_STYLE } from './userStyle.ts'

const SCRIPT = { id: 'content', js: ['/content.js'], runAt: 'document_idle' } as const

/** Has content.js run in every message that is displayed. May be called again: a registration outlives the event page. */
export async function registerContentScript(): Promise<void> {
  try {
    await thunderbird.scripting.messageDisplay.registerScripts([SCRIPT])
  } catch (error) {
    if (!/already registered/.test(String(error))) throw error
  }
}

/** Runs content.js in the messages that are open already, as when the add-on has just been installed. */
export async function injectIntoOpenMessages(): Promise<void> {
  const tabs = await thunderbird.tabs.query({ type: ['mail', 'messageDisplay'] })
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id !== undefined)
        await thunderbird.scripting.executeScript({ target: { tabId: id }, files: SCRIPT.js })
    }),
  )
}

/** Brings the banner's code and its protection into the message displayed in a tab. */
export async function injectBanner(tabId: number): Promise<void> {
  const target = { tabId }
  await Promise.all([
    thunderbird.scripting.executeScript({ target, files: ['/banner.js'] }),
    thunderbird.scripting.insertCSS({ target, css: USER_STYLE, origin: 'USER' }).catch(() => {}),
  ])
}
