// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { LOOKING_ATTRIBUTE } from '../../../../src/platform/hostName.ts'
import { isVeiled } from '../../../../src/ui/guard/veil.ts'

const host = document.createElement('bounce-doctor')
const root = host.attachShadow({ mode: 'closed' })
root.append(document.createElement('section'))
const layer = document.createElement('div')
const mail = document.createElement('div')
type Style = Partial<CSSStyleDeclaration>
const PLAIN: Style = {
  backgroundColor: 'rgba(0, 0, 0, 0)',
  backgroundImage: 'none',
  outlineStyle: 'none',
  boxShadow: 'none',
}
let styles: Map<string, Style>
let stack: readonly Element[]
let looked: boolean

/** Of an element, or with `::before` of what is generated before its content. */
const styled = (element: Element, style: Style, part = '') =>
  styles.set(element.localName + element.id + part, style)
const veiled = () => isVeiled({ host, root })

beforeEach(() => {
  styles = new Map()
  layer.id = 'layer'
  mail.id = 'mail'
  layer.replaceChildren()
  document.body.replaceChildren(layer, host, mail)
  stack = [host, document.body, document.documentElement]
  looked = false
  const area = { left: 8, top: 8, width: 600, height: 200 } as DOMRect
  for (const element of [host, ...root.children]) element.getBoundingClientRect = () => area
  Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000, configurable: true })
  document.elementsFromPoint = () => {
    looked = document.documentElement.hasAttribute(LOOKING_ATTRIBUTE)
    return [...stack]
  }
  vi.spyOn(window, 'getComputedStyle').mockImplementation(
    (element, part) =>
      ({
        ...PLAIN,
        content: part ? 'none' : 'normal',
        ...styles.get(element.localName + element.id + (part ?? '')),
      }) as CSSStyleDeclaration,
  )
})

test('nothing over the banner is no veil; nothing lets the pointer through while that is looked at, and only then', () => {
  expect(veiled()).toBe(false)
  expect(looked).toBe(true)
  expect(document.documentElement.hasAttribute(LOOKING_ATTRIBUTE)).toBe(false)
})

describe('what lies over it', () => {
  test('is none while it paints nothing, as layers for short notices do', () => {
    stack = [layer, host, document.body]
    expect(veiled()).toBe(false)
  })

  test.each<Style>([
    { backgroundColor: 'rgb(255, 255, 255)' },
    { backgroundColor: 'rgba(255, 255, 255, 0.5)' },
    { backgroundImage: 'linear-gradient(white, white)' },
    { backdropFilter: 'blur(60px)' },
  ])('is one with %j', (style) => {
    stack = [layer, host, document.body]
    styled(layer, style)
    expect(veiled()).toBe(true)
  })

  test('is one with words or a picture', () => {
    stack = [layer, host, document.body]
    layer.append('All is well')
    expect(veiled()).toBe(true)
    stack = [document.createElement('img'), host, document.body]
    expect(veiled()).toBe(true)
  })

  test('is one where a page that holds the banner generates it, and not for the page’s own colour', () => {
    stack = [document.body, host, document.documentElement]
    styled(document.body, { backgroundColor: 'rgb(255, 255, 255)' })
    expect(veiled()).toBe(false)
    styled(document.body, { content: '""', backgroundColor: 'rgb(255, 255, 255)' }, '::before')
    expect(veiled()).toBe(true)
  })
})

describe('what stands beside it', () => {
  test.each<Style>([
    { boxShadow: 'rgb(255, 255, 255) 0px 0px 0px 3000px' },
    { outlineStyle: 'solid', outlineWidth: '3000px' },
  ])('is a veil with %j', (style) => {
    styled(layer, style)
    expect(veiled()).toBe(true)
  })

  test('is none with the shadow of a card, or after the banner, where a frame holds it', () => {
    styled(layer, { boxShadow: 'rgba(0, 0, 0, 0.2) 0px 8px 40px 0px' })
    styled(mail, { boxShadow: 'rgb(255, 255, 255) 0px 0px 0px 3000px' })
    expect(veiled()).toBe(false)
  })
})
