// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isFaded, isInDepth, isTurned, isUnsteady } from '../../../../src/ui/guard/effects.ts'

const host = document.createElement('bounce-doctor')
const styles = new Map<Element, Partial<CSSStyleDeclaration>>()
const around = (html: Partial<CSSStyleDeclaration>, body: Partial<CSSStyleDeclaration> = {}) => {
  styles.set(document.documentElement, html)
  styles.set(document.body, body)
}

beforeEach(() => {
  styles.clear()
  document.body.replaceChildren(host)
  vi.spyOn(window, 'getComputedStyle').mockImplementation(
    (element) =>
      ({
        ...{ opacity: '1', filter: 'none', clipPath: 'none', maskImage: 'none', mixBlendMode: 'normal' },
        ...{ transform: 'none', rotate: 'none', scale: 'none', perspective: 'none', offsetPath: 'none' },
        ...styles.get(element),
      }) as CSSStyleDeclaration,
  )
})

describe('a picture fades', () => {
  test.each<readonly [Partial<CSSStyleDeclaration>, Partial<CSSStyleDeclaration>]>([
    [{ opacity: '0.05' }, {}],
    [{ opacity: '0.92' }, { opacity: '0.92' }],
    [{ filter: 'contrast(0.55)' }, { filter: 'contrast(0.55)' }],
    [{ filter: 'invert(0.5)' }, {}],
    [{ filter: 'blur(9px)' }, {}],
    [{ filter: 'url("#f")' }, {}],
    [{ clipPath: 'inset(100%)' }, {}],
    [{ maskImage: 'linear-gradient(transparent, transparent)' }, {}],
    [{}, { mixBlendMode: 'difference' }],
  ])('below %j and %j', (html, body) => {
    around(html, body)
    expect(isFaded(host)).toBe(true)
  })

  test.each<Partial<CSSStyleDeclaration>>([
    {},
    { filter: 'invert(1) hue-rotate(180deg)' },
    { filter: 'invert(0.93) hue-rotate(180deg) brightness(1.05) contrast(0.95)' },
    { opacity: '0.95' },
  ])('not below %j', (html) => {
    around(html)
    expect(isFaded(host)).toBe(false)
  })
})

describe('a picture is turned', () => {
  test.each<Partial<CSSStyleDeclaration>>([
    { transform: 'matrix(-1, 0, 0, 1, 0, 0)' },
    { transform: 'matrix(1, 0, 1.73205, 1, 0, 0)' },
    { transform: 'matrix(0.1, 0, 0, 0.1, 0, 0)' },
    { transform: 'matrix3d(0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1)' },
    { rotate: '180deg' },
    { rotate: 'y 90deg' },
    { scale: '-1 1' },
    { scale: '0.01' },
    { offsetPath: 'path("M 0 0 L 0 100")' },
  ])('below %j', (body) => {
    around({}, body)
    expect(isTurned(host)).toBe(true)
  })

  test.each<Partial<CSSStyleDeclaration>>([
    {},
    { transform: 'matrix(1, 0, 0, 1, -300, 20)' },
    { transform: 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 40, 0, 0, 1)' },
    { rotate: '0deg', scale: '1' },
  ])('not below %j', (body) => {
    around({}, body)
    expect(isTurned(host)).toBe(false)
  })
})

test('what stands around it may draw in perspective', () => {
  expect(isInDepth(host)).toBe(false)
  around({ perspective: '900px' })
  expect(isInDepth(host)).toBe(true)
})

describe('a picture is unsteady', () => {
  const animated = (endTime: number, frames: readonly object[], playState = 'running') => {
    const effect = { getComputedTiming: () => ({ endTime }), getKeyframes: () => frames }
    document.body.getAnimations = () => [{ effect, playState }] as unknown as Animation[]
  }

  test('in what blinks on and on', () => {
    expect(isUnsteady(host)).toBe(false)
    animated(Number.POSITIVE_INFINITY, [{ offset: 0.5, opacity: '0' }])
    expect(isUnsteady(host)).toBe(true)
  })

  test('not in what fades in once, changes its colour, or stands still', () => {
    animated(300, [{ opacity: '0' }])
    expect(isUnsteady(host)).toBe(false)
    animated(Number.POSITIVE_INFINITY, [{ backgroundColor: 'red' }])
    expect(isUnsteady(host)).toBe(false)
    animated(Number.POSITIVE_INFINITY, [{ opacity: '0' }], 'paused')
    expect(isUnsteady(host)).toBe(false)
  })
})
