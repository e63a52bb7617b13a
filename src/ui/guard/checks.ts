/** Whether a banner can be seen and pressed, as far as its document tells. Cheap: a dozen style reads and hit tests. */

/** Effects that leave a picture readable: what dark modes put over pages. */
const HARMLESS = /^(?:invert|hue-rotate|sepia|saturate|drop-shadow)\(/
const MEASURED = /^(?:brightness|contrast)\(([\d.]+)\)$/
/** A banner smaller than this, in CSS pixels, tells nobody anything. */
const LEAST = { width: 160, height: 24 }
/** So much of its size may be lost to scaling. */
const SCALE = { least: 0.6, most: 1.7 }
/** Points over the banner at which it must be on top, as parts of its width and height. */
const POINTS = [0.02, 0.25, 0.5, 0.75, 0.98]
const MOST_BUTTONS = 24

export interface Guarded {
  readonly host: HTMLElement
  readonly root: ShadowRoot
}

/** What keeps the banner from being seen or pressed; null when nothing does. */
export type Trouble = 'gone' | 'unseen' | 'faded' | 'moved' | 'small' | 'covered' | 'unreachable' | null

export function troubleOf({ host, root }: Guarded): Trouble {
  if (!host.isConnected) return 'gone'
  if (isUnseen(host)) return 'unseen'
  if (isFaded(host)) return 'faded'
  const surface = root.querySelector<HTMLElement>('section') ?? host
  const area = surface.getBoundingClientRect()
  if (isSmall(surface, area)) return 'small'
  const { document, window } = viewOf(host)
  if (isOutside(area, window)) return 'moved'
  if (overlaysOf(host).some((one) => meets(one.getBoundingClientRect(), area))) return 'covered'
  return hitTrouble({ host, root }, area, document, window)
}

function viewOf(host: HTMLElement) {
  const document = host.ownerDocument
  return { document, window: document.defaultView ?? globalThis.window }
}

function isUnseen(host: HTMLElement): boolean {
  const options = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }
  return host.checkVisibility !== undefined && !host.checkVisibility(options)
}

/** Something around it makes it hard to see: checkVisibility() knows of no opacity but zero, and of no filter. */
function isFaded(host: HTMLElement): boolean {
  for (let element: Element | null = host; element; element = element.parentElement) {
    const style = viewOf(host).window.getComputedStyle(element)
    if (Number(style.opacity || 1) < 0.9 || !isReadable(style.filter)) return true
    if (isSet(style.clipPath) || isSet(style.maskImage)) return true
    if (style.mixBlendMode !== '' && style.mixBlendMode !== 'normal') return true
  }
  return false
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== 'none'

function isReadable(filter: string | undefined): boolean {
  if (!isSet(filter)) return true
  return (filter ?? '').split(/\s(?=[a-z-]{3,20}\()/).every((one) => {
    const amount = Number(MEASURED.exec(one)?.[1] ?? Number.NaN)
    return HARMLESS.test(one) || (amount >= 0.5 && amount <= 2)
  })
}

/** Whether something around it draws in perspective, as SOGo's page does: Chromium then vouches for no pixel in there. */
export function isInDepth(host: HTMLElement): boolean {
  for (let element = host.parentElement; element; element = element.parentElement)
    if (isSet(viewOf(host).window.getComputedStyle(element).perspective)) return true
  return false
}

/**
 * Whether the banner goes beyond the edge of a frame that the page around it draws with round corners, as Roundcube's skin
 * larry does: Chromium then vouches for no pixel either. What stands in the frame has no say in that.
 */
export function isCutByRoundFrame(host: HTMLElement): boolean {
  const { window } = viewOf(host)
  const { top, bottom } = host.getBoundingClientRect()
  if (top >= 0 && bottom <= window.innerHeight) return false
  for (let element = frameOf(window); element; element = element.parentElement)
    if (
      Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).borderRadius ?? '') > 0
    )
      return true
  return false
}

function frameOf(window: Window): Element | null {
  try {
    return window.frameElement
  } catch {
    return null
  }
}

function isSmall(surface: HTMLElement, area: DOMRect): boolean {
  if (area.width < LEAST.width || area.height < LEAST.height) return true
  const scales = [area.width / (surface.offsetWidth || 1), area.height / (surface.offsetHeight || 1)]
  return scales.some((scale) => scale < SCALE.least || scale > SCALE.most)
}

/** Where no scrolling brings it into sight, or only a part of its width. */
function isOutside(area: DOMRect, window: Window): boolean {
  if (area.bottom + window.scrollY <= 0 || area.right + window.scrollX <= 0) return true
  const inSight = Math.min(area.right, window.innerWidth) - Math.max(area.left, 0)
  return window.scrollX === 0 && inSight < Math.min(area.width, window.innerWidth) * 0.6
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

interface Sight {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * What of the window can show the banner now: a page may scroll in a box of its own, whose edge need not be that of the
 * window. A box too small to show anything counts as one that hides.
 */
function sightOf(host: HTMLElement, document: Document, window: Window): Sight {
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

function hitTrouble({ host, root }: Guarded, area: DOMRect, document: Document, window: Window): Trouble {
  const sight = sightOf(host, document, window)
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
