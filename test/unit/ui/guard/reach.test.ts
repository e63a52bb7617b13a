// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { isOutOfReach } from '../../../../src/ui/guard/reach.ts'

const host = document.createElement('bounce-doctor')
const box = document.createElement('div')
const BELOW = 2000

const size = (element: Element, height: { readonly client: number; readonly scroll: number }) => {
  Object.defineProperty(element, 'clientHeight', { value: height.client, configurable: true })
  Object.defineProperty(element, 'scrollHeight', { value: height.scroll, configurable: true })
}
const areaAt = (top: number, left = 8) =>
  ({ left, top, width: 600, height: 200, right: left + 600, bottom: top + 200 }) as DOMRect
const outAt = (top: number, left?: number) => isOutOfReach(host, areaAt(top, left))

beforeEach(() => {
  for (const element of [document.documentElement, document.body, box]) element.removeAttribute('style')
  for (const element of [document.documentElement, document.body])
    Object.assign(element.style, { overflowX: 'visible', overflowY: 'visible' })
  document.body.replaceChildren(box)
  box.replaceChildren(host)
  Object.defineProperty(document, 'scrollingElement', { value: document.documentElement, configurable: true })
  size(document.documentElement, { client: 768, scroll: 5000 })
  size(box, { client: 100, scroll: 100 })
})

test('what stands in the window, or below it in a page that scrolls, can be reached', () => {
  expect(outAt(20)).toBe(false)
  expect(outAt(BELOW)).toBe(false)
})

test('what stands above, or beside, cannot', () => {
  expect(outAt(-4000)).toBe(true)
  expect(outAt(20, -3000)).toBe(true)
  expect(outAt(20, window.innerWidth - 100)).toBe(true)
})

test('a page that does not scroll, or ends before, brings up nothing from below', () => {
  document.documentElement.style.overflowY = 'hidden'
  expect(outAt(BELOW)).toBe(true)
  document.documentElement.style.overflowY = 'visible'
  document.body.style.overflowY = 'hidden'
  expect(outAt(BELOW)).toBe(true)
  document.body.style.overflowY = 'visible'
  size(document.documentElement, { client: 768, scroll: 1000 })
  expect(outAt(BELOW)).toBe(true)
})

test('a box around it that scrolls does, wherever the page does not', () => {
  document.documentElement.style.overflowY = 'hidden'
  box.style.overflowY = 'auto'
  expect(outAt(BELOW)).toBe(true)
  size(box, { client: 100, scroll: 5000 })
  expect(outAt(BELOW)).toBe(false)
})

test('what is fixed does not scroll', () => {
  document.body.style.position = 'fixed'
  expect(outAt(BELOW)).toBe(true)
})
