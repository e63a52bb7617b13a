import { until } from '../../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../../tools/clients/webTab.ts'

/** What the plan page in a tab shows. */
export interface PlanTabShown {
  readonly title: string
  readonly source: string
  readonly parts: readonly (readonly string[])[]
  readonly refusal: string
  readonly text: string
}

/** The tab with the plan page, once it has found the mail. */
export async function planTab(
  browser: WebBrowser,
): Promise<{ readonly tab: WebTab; readonly shown: PlanTabShown }> {
  const tab = await until(() => findTab(browser, 'src/plan/index.html'), { what: 'the plan page' })
  return { tab, shown: await waitIn(tab, {}, { what: 'the plan', timeoutMs: 60_000 }, readPlan) }
}

export async function findTab(browser: WebBrowser, part: string): Promise<WebTab | undefined> {
  for (const tab of await browser.tabs()) if ((await tab.url()).includes(part)) return tab
  return undefined
}

function readPlan(root: Document | ShadowRoot): PlanTabShown | null {
  const title = root.querySelector('h1')?.textContent
  if (!title) return null
  return {
    title,
    source: root.querySelector('[data-source]')?.getAttribute('data-source') ?? '',
    parts: [...root.querySelectorAll('.part')].map((part) =>
      [...part.querySelectorAll('.item bdi, .address')].map((item) => item.textContent ?? ''),
    ),
    refusal: root.querySelector('.refusal')?.textContent ?? '',
    text: root.querySelector('main')?.textContent ?? '',
  }
}

/** Opens the mails of the plan and returns the tabs in which they stand, in their order. */
export async function openPlanned(
  browser: WebBrowser,
  plan: WebTab,
  isCompose: (url: string) => boolean,
): Promise<readonly WebTab[]> {
  await press(plan, {}, '[data-action="open"]')
  const end = await waitIn(plan, {}, { what: 'the end of the opening', timeoutMs: 90_000 }, (root) =>
    root.querySelector('.progress')?.getAttribute('data-end'),
  )
  if (end !== 'done') throw new Error(`the opening ended ${end}`)
  const tabs: WebTab[] = []
  for (const tab of await browser.tabs()) if (isCompose(await tab.url())) tabs.push(tab)
  return tabs
}

/** What became of the mails of a plan, sorted, once so many are as the first of these. */
export const windowsOf = (plan: WebTab, least: readonly string[]): Promise<readonly (string | undefined)[]> =>
  waitIn(
    plan,
    {},
    { what: `mails ${least.join()}` },
    (root, least) => {
      const all = [...root.querySelectorAll<HTMLElement>('[data-window]')].map(
        ({ dataset }) => dataset.window,
      )
      const known = all.filter((state) => state === least[0])
      return known.length >= least.length ? all.sort() : null
    },
    least,
  )

/** Loads the page in a tab again, and waits until it shows what is asked for. */
export async function reload(tab: WebTab, selector: string): Promise<void> {
  await tab.run({}, (root) => {
    const page = root as Document
    page.documentElement.dataset.before = ''
    setTimeout(() => page.defaultView?.location.reload())
  })
  const stands = (root: Document | ShadowRoot, selector: string) =>
    (root as Document).documentElement.dataset.before === undefined && root.querySelector(selector) !== null
  await waitIn(tab, {}, { what: 'the page again' }, stands, selector)
}
