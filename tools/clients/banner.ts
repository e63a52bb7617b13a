import type { MailWindow, Place } from './mailWindow.ts'
import type { Openable } from './privileged.ts'
import { until } from './waiting.ts'

/** What stands above a displayed message, read from its closed shadow root. */
export interface ShownBanner {
  /** Category of each recipient's row, in their order. */
  readonly categories: readonly string[]
  readonly text: string
  readonly lang: string
  /** What its buttons do, by their data-action. */
  readonly actions: readonly string[]
  readonly height: number
  /** Whether the document hides it, so that it has no buttons. */
  readonly covered: boolean
  /** What is said of the notice itself, by its data-verdict; null where nothing is. */
  readonly verdict: string | null
  /** Where the mail that failed is; null where no line says so. */
  readonly origin: { readonly source: string; readonly text: string } | null
}

/** The banner over the displayed message, or null when there is none. */
export function readBanner(mail: MailWindow, place: Place): Promise<ShownBanner | null> {
  return mail.inMessage(place, findBanner)
}

/** Waits until a banner stands over the displayed message. */
export function bannerStands(mail: MailWindow, place: Place, timeoutMs = 20_000): Promise<ShownBanner> {
  return mail.waitInMessage(place, { what: 'the banner', timeoutMs }, findBanner)
}

function findBanner(document: Document): ShownBanner | null {
  for (const host of document.querySelectorAll('*')) {
    const root = (host as Openable).openOrClosedShadowRoot
    const surface = root?.querySelector('section')
    if (!root || !surface) continue
    const origin = root.querySelector('.origin')
    const rows = [...root.querySelectorAll('[data-category]')]
    return {
      categories: rows.map((row) => row.getAttribute('data-category') ?? ''),
      text: surface.textContent,
      lang: surface.getAttribute('lang') ?? '',
      actions: [...root.querySelectorAll('[data-action]')].map((b) => b.getAttribute('data-action') ?? ''),
      verdict: root.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
      covered: surface.hasAttribute('data-covered'),
      height: surface.getBoundingClientRect().height,
      origin: origin && {
        source: origin.getAttribute('data-source') ?? '',
        text: origin.textContent,
      },
    }
  }
  return null
}

/** The banner once the mail that failed has been looked for and compared. */
export async function originalLocated(mail: MailWindow, place: Place): Promise<ShownBanner> {
  return until(
    async () => {
      const banner = await readBanner(mail, place)
      return banner && banner.origin?.source !== 'looking' && banner.verdict !== 'comparing' ? banner : null
    },
    { what: 'where the mail that failed is' },
  )
}

/**
 * Presses a button of the banner with the mouse, behind "more" if need be, once its buttons stay as they are; `action`
 * is its data-action.
 */
export async function pressInBanner(mail: MailWindow, place: Place, action: string): Promise<void> {
  const { actions } = await originalLocated(mail, place)
  if (!actions.includes(action) && actions.includes(CLAIM)) {
    await claimInBanner(mail, place)
    return pressInBanner(mail, place, action)
  }
  if (!actions.includes(action) && actions.includes('more')) await clickInBanner(mail, place, MORE)
  await clickInBanner(mail, place, `[data-action="${action}"]`)
}

/** Says that the mail which came back was the reader's own; resolves when the buttons that come with it stand. */
export async function claimInBanner(mail: MailWindow, place: Place): Promise<ShownBanner> {
  await clickInBanner(mail, place, `[data-action="${CLAIM}"]`)
  return until(
    async () => {
      const banner = await readBanner(mail, place)
      return banner && !banner.actions.includes(CLAIM) ? banner : null
    },
    { what: 'the buttons for a mail of the reader' },
  )
}

const CLAIM = 'it-was-mine'
const MORE = '[data-action="more"][aria-expanded="false"]'

/** Clicks the first visible element of the banner that matches, with the mouse, scrolling to it first. */
export async function clickInBanner(mail: MailWindow, place: Place, selector: string): Promise<void> {
  const point = await mail.waitInMessage(
    place,
    { what: `${selector} in the banner` },
    (document, _window, selector) => {
      for (const host of document.querySelectorAll('*')) {
        const root = (host as Openable).openOrClosedShadowRoot
        // Buttons that have not stood for a while do nothing yet.
        if (!root?.querySelector('[data-armed]')) continue
        for (const element of root.querySelectorAll(selector)) {
          element.scrollIntoView({ block: 'nearest' })
          const { x, y, width, height } = element.getBoundingClientRect()
          if (width > 0 && height > 0) return { x: x + width / 2, y: y + height / 2 }
        }
      }
      return null
    },
    selector,
  )
  await mail.marionette.click(await mail.windowPoint(place, point))
}
