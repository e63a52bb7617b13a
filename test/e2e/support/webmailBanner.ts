import type { Place, WebTab } from '../../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../../tools/clients/webTab.ts'

/** What a banner shows. */
export interface BannerText {
  readonly headline: string
  readonly text: string
  /** Ids of its buttons. */
  readonly actions: readonly string[]
}

/** Waits for the banner at a place and reads it. */
export function bannerAt(tab: WebTab, place: Place, timeoutMs = 20_000): Promise<BannerText> {
  return waitIn(tab, { ...place, banner: true }, { what: 'the banner', timeoutMs }, (root) => {
    const headline = root.querySelector('h1, h2, .headline')?.textContent?.trim()
    // It arrives with a short movement.
    const moves = root
      .querySelector('section')
      ?.getAnimations()
      .some((one) => one.playState === 'running')
    // Its buttons work when it has stood for a while, and again after the mail that failed has been looked for.
    const looks = root.querySelector('[data-source="looking"]') !== null
    if (!headline || moves || looks || !root.querySelector('[data-armed]')) return null
    const actions = [...root.querySelectorAll('[data-action]')].map(
      (one) => one.getAttribute('data-action') ?? '',
    )
    return { headline, text: root.querySelector('section')?.textContent ?? '', actions }
  })
}

/** How many banners a document holds. */
export const countBanners = (tab: WebTab, place: Place): Promise<number> =>
  tab.run(place, (root) => root.querySelectorAll('bounce-doctor').length)

/** Presses a button of the banner, one behind "more" too. */
export async function pressAction(tab: WebTab, place: Place, action: string): Promise<void> {
  const banner = { ...place, banner: true } as const
  const selector = `[data-action="${action}"]`
  const shown = await tab.run(banner, (root, selector) => root.querySelector(selector) !== null, selector)
  if (!shown) await press(tab, banner, '[data-action="more"]')
  await press(tab, banner, selector)
}
