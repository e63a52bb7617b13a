import { inExtension, viewScreenshot } from './extensionPage.ts'
import type { Session } from './session.ts'
import { until } from './waiting.ts'

/** A page of the extension in a tab or window of its own. */
export type OwnPage = 'options' | 'retry' | 'address' | 'check'

const viewOf = ({ extension }: Session, page: OwnPage) =>
  ({ id: extension, view: 'tab', path: page === 'check' ? '/src/check/' : `/src/ui/${page}/` }) as const

/** What a page shows once an element stands in it. */
export async function readPage(session: Session, page: OwnPage, selector: string) {
  const view = viewOf(session, page)
  const shown = await until(
    () =>
      inExtension(
        session.marionette,
        view,
        (selector) =>
          document.querySelector(selector) && {
            title: document.querySelector('h1')?.textContent ?? '',
            text: document.querySelector('main')?.textContent ?? '',
          },
        selector,
      ).catch(() => null),
    { what: `${selector} in the page ${page}` },
  )
  return { ...shown, picture: await viewScreenshot(session.marionette, view) }
}

/** Presses an element of a page. */
export async function pressInPage(session: Session, page: OwnPage, selector: string): Promise<void> {
  await readPage(session, page, selector)
  await inExtension(
    session.marionette,
    viewOf(session, page),
    // Not at once: a page that closes itself could not answer.
    (selector) => void setTimeout(() => document.querySelector<HTMLElement>(selector)?.click()),
    selector,
  )
}

/** Opens the settings as the add-on manager does. */
export async function openOptions(session: Session) {
  const { marionette, extension } = session
  await inExtension(marionette, { id: extension, view: 'background' }, async () => {
    type Api = { runtime: { openOptionsPage(): Promise<void> } }
    await (globalThis as unknown as { browser: Api }).browser.runtime.openOptionsPage()
  })
  await readPage(session, 'options', '[data-action="reset"]')
  const view = viewOf(session, 'options')
  const ask = <R>(selector: string, task: (selector: string) => R) =>
    inExtension(marionette, view, task, selector).catch(() => null)
  return {
    press: (selector: string) => pressInPage(session, 'options', selector),
    text: async (selector: string) =>
      (await ask(selector, (one) => document.querySelector(one)?.textContent)) ?? '',
    value: async (selector: string) =>
      (await ask(selector, (one) => document.querySelector<HTMLInputElement>(one)?.value)) ?? null,
    checked: async (selector: string) =>
      (await ask(selector, (one) => document.querySelector<HTMLInputElement>(one)?.checked)) ?? null,
    type: (selector: string, text: string) =>
      inExtension(
        marionette,
        view,
        (selector, text) => {
          const field = document.querySelector<HTMLInputElement>(selector)
          if (!field) throw new Error(`no ${selector}`)
          field.value = text
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
        },
        selector,
        text,
      ),
    picture: () => viewScreenshot(marionette, view),
    close: () => inExtension(marionette, view, () => void setTimeout(() => window.close())),
  }
}

/** States of the reminders, in their order, as the background lists them. */
export function retryStates({ marionette, extension }: Session): Promise<readonly string[]> {
  return inExtension(marionette, { id: extension, view: 'background' }, async () => {
    type Stored = { retries?: { list: readonly { state: string; tab: number | null }[] } }
    type Api = {
      storage: { local: { get(): Promise<Stored> } }
      tabs: { get(id: number): Promise<unknown> }
    }
    const { browser } = globalThis as unknown as { browser: Api }
    const { retries } = await browser.storage.local.get()
    return (retries?.list ?? []).map(({ state }) => state)
  })
}
