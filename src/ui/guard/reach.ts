/** Where the banner is, and whether a reader can get there. */

/** A banner smaller than this, in CSS pixels, tells nobody anything. */
export const LEAST = { width: 160, height: 24 }

/** True where no scrolling brings the banner into sight, or only a part of its width. */
export function isOutOfReach(host: HTMLElement, area: DOMRect): boolean {
  const window = host.ownerDocument.defaultView ?? globalThis.window
  if (area.bottom + window.scrollY <= 0 || area.right + window.scrollX <= 0) return true
  const inSight = Math.min(area.right, window.innerWidth) - Math.max(area.left, 0)
  if (window.scrollX === 0 && inSight < Math.min(area.width, window.innerWidth) * 0.6) return true
  return area.top >= window.innerHeight && !comesUp(host, area)
}

/** Whether scrolling down can bring up what stands below the window. */
function comesUp(host: HTMLElement, area: DOMRect): boolean {
  const { body, documentElement, defaultView } = host.ownerDocument
  const window = defaultView ?? globalThis.window
  const styleOf = (element: Element) => window.getComputedStyle(element)
  const root = styleOf(documentElement)
  // What the window takes over from the body is none of the body's own (CSS Overflow 3, 3.3).
  const lends = root.overflowY === 'visible' && root.overflowX === 'visible'
  for (
    let element: Element | null = host;
    element && element !== documentElement;
    element = element.parentElement
  ) {
    const { overflowY, position } = styleOf(element)
    const isBox = element !== host && !(lends && element === body)
    if (isBox && SCROLLS.test(overflowY) && element.scrollHeight > element.clientHeight) return true
    if (position === 'fixed') return false
  }
  const { overflowY } = lends && body ? styleOf(body) : root
  const end = (host.ownerDocument.scrollingElement ?? documentElement).scrollHeight
  return !HIDES.test(overflowY) && area.top + window.scrollY + LEAST.height <= end
}

const SCROLLS = /^(?:auto|scroll)$/
const HIDES = /^(?:hidden|clip)$/

export interface Sight {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * What of the window can show the banner now: a page may scroll in a box of its own, whose edge need not be that of the
 * window. A box too small to show anything counts as one that hides.
 */
export function sightOf(host: HTMLElement): Sight {
  const document = host.ownerDocument
  const window = document.defaultView ?? globalThis.window
  const right = Math.min(window.innerWidth, document.documentElement.clientWidth)
  let sight: Sight = { left: 0, top: 0, right, bottom: window.innerHeight }
  for (let element = host.parentElement; element; element = element.parentElement) {
    if (element === document.body || element === document.documentElement) break
    const { overflowX, overflowY } = window.getComputedStyle(element)
    if (![overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')) continue
    const box = element.getBoundingClientRect()
    if (box.width < LEAST.width || box.height < 3 * LEAST.height) continue
    sight = {
      left: Math.max(sight.left, box.left),
      top: Math.max(sight.top, box.top),
      right: Math.min(sight.right, box.right),
      bottom: Math.min(sight.bottom, box.bottom),
    }
  }
  return sight
}
