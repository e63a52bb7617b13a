import { LOOKING_ATTRIBUTE } from '../../platform/hostName.ts'
import type { Guarded } from './checks.ts'
import { sightOf } from './reach.ts'

/** Points over the banner at which nothing may be painted over it, as parts of its width and height. */
const POINTS = [0.05, 0.3, 0.5, 0.7, 0.95]
/** More elements than so many over one point are not looked at: then there is something over it. */
const MOST_OVER = 30
/** So many elements beside the banner are looked at, and so far, in CSS pixels, they may paint beyond their boxes. */
const MOST_BESIDE = 200
const FAR = 300
const PAINTED =
  'img, picture, video, canvas, iframe, embed, object, svg, svg *, input, textarea, select, button'

/**
 * True where something is painted over the banner that lets the pointer through, which no hit test notices. Frames, layers for
 * short notices and other elements that paint nothing do not count. For browsers that do not tell which pixels are shown as
 * painted; costs two passes over the style of the document.
 */
export function isVeiled({ host, root }: Guarded): boolean {
  const page = host.ownerDocument
  if (elementsBeside(host).some(spreads)) return true
  page.documentElement.setAttribute(LOOKING_ATTRIBUTE, '')
  try {
    const area = (root.querySelector('section') ?? host).getBoundingClientRect()
    const sight = sightOf(host)
    for (const across of POINTS)
      for (const down of POINTS) {
        const [x, y] = [area.left + area.width * across, area.top + area.height * down]
        const isInside = x >= sight.left && y >= sight.top && x < sight.right && y < sight.bottom
        if (isInside && isPaintedOver(host, page.elementsFromPoint(x, y))) return true
      }
    return false
  } finally {
    page.documentElement.removeAttribute(LOOKING_ATTRIBUTE)
  }
}

/** What the banner stands in, and what stands there before it: what comes after it stays within its own frame. */
function elementsBeside(host: HTMLElement): readonly Element[] {
  const found: Element[] = []
  for (let element: Element | null = host; element; element = element.parentElement) {
    if (element !== host) found.push(element)
    for (const sibling of element.parentElement?.children ?? [])
      if (sibling !== element && sibling !== host.nextElementSibling) found.push(sibling)
  }
  return found.slice(0, MOST_BESIDE)
}

/** Whether an element paints far beyond its own box, where no hit test meets it. */
const spreads = (element: Element): boolean =>
  element.checkVisibility?.() !== false &&
  partsOf(element).some((style) => {
    const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineOffset}`
    const lengths = `${outline} ${style.boxShadow} ${style.borderImageOutset}`.match(/[\d.]+px/g) ?? []
    return lengths.some((length) => Number.parseFloat(length) > FAR)
  })

/** The style of an element, and of what it generates before and after its content. */
function partsOf(element: Element): readonly CSSStyleDeclaration[] {
  const window = element.ownerDocument.defaultView ?? globalThis.window
  const generated = ['::before', '::after'].map((part) => window.getComputedStyle(element, part))
  return [
    window.getComputedStyle(element),
    ...generated.filter(({ content }) => !/^(?:none|normal|)$/.test(content)),
  ]
}

/** `stack` holds what a point meets, the uppermost first. */
function isPaintedOver(host: HTMLElement, stack: readonly Element[]): boolean {
  const place = stack.indexOf(host)
  const over = place < 0 ? stack : stack.slice(0, place)
  return over.length > MOST_OVER || over.some((element) => paints(element, element.contains(host)))
}

/** What the banner stands in is over it only with what is generated before or after its content. */
function paints(element: Element, isAround: boolean): boolean {
  if (!isAround && (element.matches(PAINTED) || hasWords(element))) return true
  const [own, ...generated] = partsOf(element)
  if (generated.some((style) => style.content !== '""' || isPaint(style))) return true
  return !isAround && own !== undefined && isPaint(own)
}

const hasWords = (element: Element): boolean =>
  [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && (nodeValue ?? '').trim() !== '')

function isPaint(style: CSSStyleDeclaration): boolean {
  const { backgroundColor, backgroundImage, backdropFilter } = style
  const isClear = /^(?:transparent|rgba\(.{1,60}, 0\)|)$/.test(backgroundColor)
  return !isClear || !/^(?:none|)$/.test(backgroundImage) || !/^(?:none|)$/.test(backdropFilter ?? '')
}
