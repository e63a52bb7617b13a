import { pause, until } from './waiting.ts'
import type { Place, WebTab } from './webBrowser.ts'

/** Clicks the first visible element at a place that matches, with the mouse, scrolling to it first. */
export async function press(tab: WebTab, place: Place, selector: string, timeoutMs = 20_000): Promise<void> {
  const what = `${selector} to press`
  await tab.show()
  await tab.click(await until(() => restingPoint(tab, place, selector), { what, timeoutMs }))
}

/** Where an element stands in the tab's viewport; null while it is not there, or still on the move. */
async function restingPoint(tab: WebTab, place: Place, selector: string): Promise<Point | null> {
  const before = await pointInTab(tab, place, selector)
  if (!before) return null
  await pause(100)
  // The buttons of a banner work after it has been in sight for a while.
  if (place.banner && !(await tab.run(place, isArmed))) return null
  const after = await pointInTab(tab, place, selector)
  return after && Math.hypot(after.x - before.x, after.y - before.y) < 1 ? after : null
}

interface Point {
  readonly x: number
  readonly y: number
}

async function pointInTab(tab: WebTab, place: Place, selector: string): Promise<Point | null> {
  const inPlace = await tab.run(place, pointOf, selector)
  if (!inPlace || !place.frame) return inPlace
  const corner = await tab.run({}, cornerOf, place.frame)
  return { x: inPlace.x + corner.x, y: inPlace.y + corner.y }
}

/** Puts text into a field as typing does. */
export async function fill(tab: WebTab, place: Place, selector: string, text: string): Promise<void> {
  await until(() => tab.run(place, setValue, selector, text), { what: selector })
}

/** Waits until a task answers something, and returns that. A place that is not there yet counts as "not yet". */
export function waitIn<A extends readonly unknown[], R>(
  tab: WebTab,
  place: Place,
  patience: { readonly what: string; readonly timeoutMs?: number },
  task: (root: Document | ShadowRoot, ...args: A) => R,
  ...args: A
): Promise<NonNullable<Awaited<R>>> {
  return until(() => tab.run(place, task, ...args), patience)
}

/** Buttons wait again when the mail that failed has been found, and other words stand there. */
const isArmed = (root: Document | ShadowRoot): boolean =>
  root.querySelector('[data-armed]') !== null && root.querySelector('[data-source="looking"]') === null

function pointOf(root: Document | ShadowRoot, selector: string): { x: number; y: number } | null {
  for (const element of root.querySelectorAll(selector)) {
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    if (width > 0 && height > 0) return { x: x + width / 2, y: y + height / 2 }
  }
  return null
}

function cornerOf(root: Document | ShadowRoot, frame: string): { x: number; y: number } {
  const element = root.querySelector(frame)
  if (!element) throw new Error(`no ${frame}`)
  const { x, y } = element.getBoundingClientRect()
  return { x: x + element.clientLeft, y: y + element.clientTop }
}

function setValue(root: Document | ShadowRoot, selector: string, text: string): boolean {
  const field = root.querySelector<HTMLInputElement>(selector)
  if (!field) return false
  field.focus()
  field.value = text
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
  return true
}
