import { WEB_USER_STYLE } from '../../hosts/webmail/userStyle.ts'
import { browser } from '../../platform/browser.ts'
import type { Frame } from './answer.ts'

/** Brings the banner's code and its protection into a frame. */
export async function injectBanner({ tab, frame }: Frame): Promise<void> {
  const target = { tabId: tab, frameIds: [frame] }
  await Promise.all([
    browser.scripting.executeScript({ target, files: ['/banner.js'] }),
    browser.scripting.insertCSS({ target, css: WEB_USER_STYLE, origin: 'USER' }).catch(() => {}),
  ])
}
