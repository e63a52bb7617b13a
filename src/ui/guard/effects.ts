/** What the style of the elements around the banner does to its picture: hit tests notice none of it. */

/** So much of the picture may be lost to all the opacities around it. */
const LEAST_OPACITY = 0.9
/** And its scale by so much changed. */
const SCALE = { least: 0.6, most: 1.7 }
/** Effects that leave a picture readable, whatever their amount: dark modes put them over pages. */
const HARMLESS = /^(?:hue-rotate|sepia|saturate|drop-shadow)\(/
const MEASURED = /^(brightness|contrast)\(([\d.]+)\)$/
const INVERTED = /^invert\(([\d.]+)\)$/

/** What an animation that goes on for longer than this, in milliseconds, does to a picture would be missed between two looks. */
const PASSING = 5000
const SHOWING = [
  'opacity',
  'visibility',
  'display',
  'filter',
  'clipPath',
  'transform',
  'translate',
  'scale',
  'rotate',
]

/** True where something around the banner, all of it taken together, makes it hard to see. */
export function isFaded(host: HTMLElement): boolean {
  let opacity = 1
  const filters: string[] = []
  for (const style of stylesAround(host)) {
    opacity *= Number(style.opacity || 1)
    filters.push(...filtersIn(style.filter))
    if (opacity < LEAST_OPACITY || isSet(style.clipPath) || isSet(style.maskImage)) return true
    if (style.mixBlendMode !== '' && style.mixBlendMode !== 'normal') return true
  }
  return !areReadable(filters)
}

/** True where something around the banner keeps on fading, moving or turning it, as blinking does. */
export function isUnsteady(host: HTMLElement): boolean {
  for (let element = host.parentElement; element; element = element.parentElement)
    if (element.getAnimations?.().some(goesOn)) return true
  return false
}

function goesOn({ effect, playState }: Animation): boolean {
  const end = effect?.getComputedTiming().endTime
  if (playState !== 'running' || typeof end !== 'number' || end < PASSING) return false
  const frames = (effect as KeyframeEffect).getKeyframes()
  return frames.some((frame) => SHOWING.some((property) => property in frame))
}

/** True where something around the banner turns, mirrors, skews or scales it: not where it moves it. */
export function isTurned(host: HTMLElement): boolean {
  for (const { transform, rotate, scale, offsetPath } of stylesAround(host)) {
    if (isSet(offsetPath)) return true
    if (isSet(rotate) && !/^(?:[\w.]+ ){0,3}0deg$/.test(rotate)) return true
    if (isSet(scale) && !scale.split(' ').map(Number).every(isScale)) return true
    if (isSet(transform) && !isUpright(transform)) return true
  }
  return false
}

/** True where something around the banner draws in perspective, as SOGo's page does: Chromium then vouches for no pixel in there. */
export function isInDepth(host: HTMLElement): boolean {
  const [, ...around] = stylesAround(host)
  return around.some(({ perspective }) => isSet(perspective))
}

/** Of the banner and all that it stands in, the nearest first. */
export function stylesAround(host: HTMLElement): readonly CSSStyleDeclaration[] {
  const { defaultView } = host.ownerDocument
  const window = defaultView ?? globalThis.window
  const styles: CSSStyleDeclaration[] = []
  for (let element: Element | null = host; element; element = element.parentElement)
    styles.push(window.getComputedStyle(element))
  return styles
}

const isSet = (value: string | undefined): value is string =>
  value !== undefined && value !== '' && value !== 'none'

const filtersIn = (filter: string | undefined): readonly string[] =>
  isSet(filter) ? filter.split(/\s(?=[a-z-]{3,20}\()/) : []

function areReadable(filters: readonly string[]): boolean {
  const amounts = { brightness: 1, contrast: 1 }
  for (const one of filters) {
    const [, name, amount] = MEASURED.exec(one) ?? []
    const inverted = INVERTED.exec(one)?.[1]
    // Half inverted, every colour is the same grey.
    if (inverted !== undefined && Math.abs(Number(inverted) - 0.5) < 0.4) return false
    if (name === 'brightness' || name === 'contrast') amounts[name] *= Number(amount)
    else if (inverted === undefined && !HARMLESS.test(one)) return false
  }
  return Object.values(amounts).every((amount) => amount >= 0.5 && amount <= 2)
}

/** Whether something shown at that scale can still be read. */
export const isScale = (scale: number): boolean => scale >= SCALE.least && scale <= SCALE.most

/** Whether a computed transform leaves a picture as it is, but for its place and a little of its size. */
function isUpright(transform: string): boolean {
  const numbers = transform
    .slice(transform.indexOf('(') + 1, -1)
    .split(',')
    .map(Number)
  const [a, b, c, d] = transform.startsWith('matrix3d(')
    ? [numbers[0], numbers[1], numbers[4], numbers[5]]
    : numbers
  const straight = [b, c].every((part) => Math.abs(part ?? 1) < 0.01)
  return straight && isScale(a ?? 0) && isScale(d ?? 0)
}
