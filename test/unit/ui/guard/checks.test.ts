// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isCut, troubleOf } from '../../../../src/ui/guard/checks.ts'

const AREA = { left: 8, top: 8, width: 600, height: 200 }
let host: HTMLElement
let root: ShadowRoot
let area = AREA

beforeEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('style')
  host = document.createElement('bounce-doctor')
  root = host.attachShadow({ mode: 'closed' })
  root.innerHTML = '<section><button>Send again</button></section>'
  document.documentElement.insertBefore(host, document.body)
  area = AREA
  const rect = () => ({ ...area, right: area.left + area.width, bottom: area.top + area.height }) as DOMRect
  for (const element of [host, ...root.querySelectorAll<HTMLElement>('*')]) {
    element.getBoundingClientRect = rect
    Object.defineProperty(element, 'offsetWidth', { value: 600, configurable: true })
    Object.defineProperty(element, 'offsetHeight', { value: 200, configurable: true })
  }
  Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000, configurable: true })
  host.checkVisibility = () => true
  document.elementFromPoint = vi.fn(() => host)
})

const trouble = () => troubleOf({ host, root })

function boxAround(style: string, { top, bottom }: { readonly top: number; readonly bottom: number }) {
  const box = document.createElement('div')
  box.setAttribute('style', style)
  box.getBoundingClientRect = () =>
    ({ left: 0, right: 1000, width: 1000, top, bottom, height: bottom - top }) as DOMRect
  document.body.append(box)
  box.append(host)
  return box
}

describe('a banner', () => {
  test('in plain sight is no trouble', () => {
    expect(trouble()).toBeNull()
  })

  test('that was taken out of the document is gone', () => {
    host.remove()
    expect(trouble()).toBe('gone')
  })

  test('that the browser does not paint is unseen', () => {
    host.checkVisibility = () => false
    expect(trouble()).toBe('unseen')
  })

  test.each([
    'opacity: 0.05',
    'filter: blur(9px)',
    'filter: brightness(0)',
    'clip-path: inset(100%)',
    'mix-blend-mode: difference',
  ])('below %s is faded', (style) => {
    document.documentElement.setAttribute('style', style)
    expect(trouble()).toBe('faded')
  })

  test.each(['filter: invert(1) hue-rotate(180deg)', 'filter: brightness(0.9) contrast(1.1)', 'opacity: 1'])(
    'below %s, as dark modes have it, is none',
    (style) => {
      document.documentElement.setAttribute('style', style)
      expect(trouble()).toBeNull()
    },
  )

  test('that is scaled away is small', () => {
    area = { ...AREA, width: 6, height: 2 }
    expect(trouble()).toBe('small')
    area = { ...AREA, width: 300, height: 100 }
    expect(trouble()).toBe('small')
  })

  test('that no scrolling reaches is moved', () => {
    area = { ...AREA, top: -4000 }
    expect(trouble()).toBe('moved')
    area = { ...AREA, left: 900 }
    expect(trouble()).toBe('moved')
  })

  test('that goes on below the edge of a box that scrolls is none', () => {
    const box = boxAround('overflow-y: auto', { top: 0, bottom: 150 })
    document.elementFromPoint = (_x, y) => (y < 150 ? host : box)
    expect(trouble()).toBeNull()
  })

  test.each([
    ['a box that does not scroll', 'overflow-y: hidden', { top: 0, bottom: 150 }],
    ['a box too small to show it', 'overflow-y: auto', { top: 0, bottom: 30 }],
  ])('that %s cuts off is covered', (_, style, edges) => {
    const box = boxAround(style, edges)
    document.elementFromPoint = (_x, y) => (y < edges.bottom ? host : box)
    expect(trouble()).toBe('covered')
  })

  test('over which something lies is covered', () => {
    document.elementFromPoint = () => document.body
    expect(trouble()).toBe('covered')
  })

  test('with something over its button alone cannot be reached', () => {
    let asked = 0
    document.elementFromPoint = () => (++asked > 25 ? document.body : host)
    expect(trouble()).toBe('unreachable')
  })
})

const isIn = (parent: unknown) =>
  Object.defineProperty(window, 'parent', { value: parent, configurable: true })

describe('a banner that goes beyond an edge', () => {
  beforeEach(() => {
    area = { ...AREA, height: window.innerHeight + 100 }
    isIn(window)
  })
  afterEach(() => void isIn(window))

  test('is cut in a frame', () => {
    isIn({})
    expect(isCut(host)).toBe(true)
    area = AREA
    expect(isCut(host)).toBe(false)
  })

  test('is cut in a box that scrolls and has something above or below it', () => {
    boxAround('overflow-y: auto', { top: 40, bottom: window.innerHeight })
    expect(isCut(host)).toBe(true)
  })

  test("is not cut at the edge of the browser's window", () => {
    document.body.append(host)
    expect(isCut(host)).toBe(false)
  })
})
