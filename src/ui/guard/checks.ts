import { isFaded, isScale, isTurned, isUnsteady } from './effects.ts'
import { isOutOfReach, LEAST, sightOf } from './reach.ts'

/** Whether a banner can be seen and pressed, as far as its document tells. Cheap: a dozen style reads and hit tests. */

/** Points over the banner at which it must be on top, as parts of its width and height. */
const POINTS = [0.02, 0.25, 0.5, 0.75, 0.98]
const MOST_BUTTONS = 24

export interface Guarded {
  readonly host: HTMLElement
  readonly root: ShadowRoot
}

/** What keeps the banner from being seen or pressed; null when nothing does. */
export type Trouble =
  | 'gone'
  | 'unseen'
  | 'faded'
  | 'turned'
  | 'moved'
  | 'small'
  | 'covered'
  | 'unreachable'
  | null

export function troubleOf({ host, root }: Guarded): Trouble {
  if (!host.isConnected) return 'gone'
  if (isUnseen(host)) return 'unseen'
  if (isFaded(host) || isUnsteady(host)) return 'faded'
  if (isTurned(host)) return 'turned'
  const surface = root.querySelector<HTMLElement>('section') ?? host
  const area = surface.getBoundingClientRect()
  if (isSmall(surface, area)) return 'small'
  const { document } = viewOf(host)
  if (isOutOfReach(host, area)) return 'moved'
  if (overlaysOf(host).some((one) => meets(one.getBoundingClientRect(), area))) return 'covered'
  return hitTrouble({ host, root }, area, document)
}

function viewOf(host: HTMLElement) {
  const document = host.ownerDocument
  return { document, window: document.defaultView ?? globalThis.window }
}

function isUnseen(host: HTMLElement): boolean {
  const options = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }
  return host.checkVisibility !== undefined && !host.checkVisibility(options)
}

/**
 * Whether a part of the banner is scrolled out of its frame, or out of the box that a webmail scrolls in: Chromium then vouches
 * for no pixel, as it takes what stands beyond that edge, a webmail's buttons or a round corner, for something over the banner.
 * At the edge of the browser's own window it does not.
 */
export function isCut(host: HTMLElement): boolean {
  const { window } = viewOf(host)
  const { top, bottom } = host.getBoundingClientRect()
  const sight = sightOf(host)
  if (top >= sight.top && bottom <= sight.bottom) return false
  return window.parent !== window || sight.top > 0 || sight.bottom < window.innerHeight
}

function isSmall(surface: HTMLElement, area: DOMRect): boolean {
  if (area.width < LEAST.width || area.height < LEAST.height) return true
  const scales = [area.width / (surface.offsetWidth || 1), area.height / (surface.offsetHeight || 1)]
  return !scales.every(isScale)
}

/** Elements that stand in the top layer besides the banner: they are painted over everything, click or no click. */
export function overlaysOf(host: HTMLElement): readonly Element[] {
  try {
    return [...host.ownerDocument.querySelectorAll(':modal, :popover-open')].filter((one) => one !== host)
  } catch {
    return []
  }
}

const meets = (one: DOMRect, other: DOMRect): boolean =>
  one.width > 0 &&
  one.height > 0 &&
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

function hitTrouble({ host, root }: Guarded, area: DOMRect, document: Document): Trouble {
  const sight = sightOf(host)
  const inside = (x: number, y: number) =>
    x >= sight.left && y >= sight.top && x < sight.right && y < sight.bottom
  for (const across of POINTS)
    for (const down of POINTS) {
      const [x, y] = [area.left + area.width * across, area.top + area.height * down]
      if (inside(x, y) && document.elementFromPoint(x, y) !== host) return 'covered'
    }
  for (const button of [...root.querySelectorAll('button, summary')].slice(0, MOST_BUTTONS)) {
    const { left, top, width, height } = button.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    if (width === 0 || !inside(x, y) || button.checkVisibility?.() === false) continue
    // What lies over it inside of the banner is the banner's own, such as a short notice.
    if (document.elementFromPoint(x, y) !== host) return 'unreachable'
  }
  return null
}
