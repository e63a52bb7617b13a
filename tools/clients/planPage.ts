import { inExtension } from './extensionPage.ts'
import type { Privileged } from './privileged.ts'
import type { Session } from './session.ts'
import { until } from './waiting.ts'

/** What the plan page shows. */
export interface PlanShown {
  readonly title: string
  readonly source: string
  readonly text: string
  readonly parts: readonly (readonly string[])[]
  /** Why there is nothing to open; '' when there is something. */
  readonly refusal: string
  readonly progress: string
  /** How the opening ended: '', 'done', 'stopped' or 'failed'. */
  readonly end: string
  /** Labels of the buttons that can be pressed, by their data-action. */
  readonly buttons: Readonly<Record<string, string>>
}

/** The open plan page, once it has found the mail. */
export function planStands(session: Session): Promise<PlanShown> {
  return until(
    async () => {
      const plan = await readPlan(session)
      return plan.title !== '' ? plan : null
    },
    { what: 'the plan page', timeoutMs: 60_000 },
  )
}

export function readPlan({ marionette, extension }: Session): Promise<PlanShown> {
  return inExtension(marionette, { id: extension, view: 'tab' }, () => {
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? ''
    const buttons = [...document.querySelectorAll('button[data-action]:not(:disabled)')]
    return {
      title: text('h1'),
      source: document.querySelector('[data-source]')?.getAttribute('data-source') ?? '',
      text: document.querySelector('main')?.textContent ?? '',
      parts: [...document.querySelectorAll('.part')].map((part) =>
        [...part.querySelectorAll('.item bdi, .address')].map((item) => item.textContent ?? ''),
      ),
      refusal: text('.refusal'),
      progress: text('.progress'),
      end: document.querySelector('.progress')?.getAttribute('data-end') ?? '',
      buttons: Object.fromEntries(
        buttons.map((button) => [button.getAttribute('data-action') ?? '', button.textContent ?? '']),
      ),
    }
  })
}

/** Presses what a CSS selector names in the plan page. */
export async function pressInPlan({ marionette, extension }: Session, selector: string): Promise<void> {
  await until(
    () =>
      inExtension(
        marionette,
        { id: extension, view: 'tab' },
        (selector: string) => {
          const element = document.querySelector<HTMLElement>(`${selector}:not(:disabled)`)
          element?.click()
          return element !== null
        },
        selector,
      ),
    { what: `${selector} in the plan page` },
  )
}

/** Clicks with the mouse what a CSS selector names in the plan page, as what asks for a permission needs it. */
export async function clickInPlan(session: Session, selector: string): Promise<void> {
  const { marionette, extension } = session
  const { x, y } = await until(
    () =>
      inExtension(
        marionette,
        { id: extension, view: 'tab' },
        (selector: string) => {
          const element = document.querySelector<HTMLElement>(`${selector}:not(:disabled)`)
          element?.scrollIntoView({ block: 'center' })
          const box = element?.getBoundingClientRect()
          return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
        },
        selector,
      ),
    { what: `${selector} in the plan page` },
  )
  await marionette.inWindow('mail:extensionPopup', async () => {
    const frame = await marionette.chrome(({ Services }) => {
      const window = Services.wm.getMostRecentWindow('mail:extensionPopup')
      const box = window?.document.querySelector('browser')?.getBoundingClientRect()
      return { left: box?.left ?? 0, top: box?.top ?? 0 }
    })
    await marionette.click({ x: frame.left + x, y: frame.top + y })
  })
}

/** Walks with the Tab key, forward, to what a CSS selector names, and presses a key there; resolves to the way's stops. */
export async function keyInPlan(
  { marionette, extension }: Session,
  selector: string,
  key: string,
): Promise<readonly string[]> {
  return marionette.inWindow('mail:extensionPopup', async () => {
    const stops: string[] = []
    for (;;) {
      const [stop, isThere] = await inExtension(
        marionette,
        { id: extension, view: 'tab' },
        (selector: string) => {
          const focused = document.activeElement
          const { outlineStyle, outlineWidth } = getComputedStyle(focused ?? document.body)
          const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
          const name = focused?.getAttribute('data-action') ?? focused?.tagName.toLowerCase() ?? ''
          return [isMarked ? name : `${name} unmarked`, focused?.matches(selector) === true] as const
        },
        selector,
      )
      stops.push(stop)
      if (isThere) break
      if (stops.length > MOST_STOPS) throw new Error(`no way to ${selector}: ${stops.join(', ')}`)
      await marionette.type(KEYS.tab)
    }
    await marionette.type(key)
    return stops
  })
}

/** Keys without a character, as WebDriver names them. */
export const KEYS = { tab: '\uE004', enter: '\uE007', space: ' ' }
const MOST_STOPS = 60

/** Types into a field of the plan page. */
export async function typeInPlan(
  { marionette, extension }: Session,
  selector: string,
  text: string,
): Promise<void> {
  await inExtension(
    marionette,
    { id: extension, view: 'tab' },
    (selector: string, text: string) => {
      const field = document.querySelector<HTMLInputElement>(selector)
      if (!field) throw new Error(`no ${selector}`)
      field.value = text
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
    },
    selector,
    text,
  )
}

/** Waits until the opening of windows has ended; returns how. */
export async function openingEnds(session: Session): Promise<PlanShown> {
  return until(
    async () => {
      const plan = await readPlan(session)
      return plan.end !== '' ? plan : null
    },
    { what: 'the windows to be opened', timeoutMs: 90_000 },
  )
}

/** Closes every plan page and waits until it is gone, so that the next one cannot be taken for it. */
export async function closePlan({ marionette, extension }: Session): Promise<void> {
  await marionette.chrome(({ Services }) => {
    for (const window of Services.wm.getEnumerator('mail:extensionPopup')) window.close()
  })
  await until(() => marionette.chrome(hasNoPage, extension), { what: 'no plan page' })
}

function hasNoPage({ WebExtensionPolicy }: Privileged, id: string): boolean {
  const views = [...(WebExtensionPolicy.getByID(id)?.extension.views ?? [])]
  return views.every(({ viewType }) => viewType !== 'tab')
}
