import { type ActionAnswer, carryOut } from '../../actions/deed.ts'
import type { ActionOutcome } from '../../actions/types.ts'
import type { Located, Request, Shown } from '../../background/messages.ts'
import { browser } from '../../platform/browser.ts'

/** The bounce that the current tab displays, and its tab. */
export interface Displayed {
  readonly tab: number
  readonly shown: Shown
}

/** The tab that the popup is about: the one that its address names, else the one that it hangs over. */
export async function tabBehind(): Promise<number | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN)
  if (Number.isSafeInteger(named)) return named
  const [current] = await browser.tabs.query({ active: true, currentWindow: true })
  return current?.id ?? null
}

/** Asks the background what a tab displays; null where that is no bounce, or no mail at all. */
export async function findDisplayed(tab: number | null): Promise<Displayed | null> {
  if (tab === null) return null
  try {
    const shown = (await browser.runtime.sendMessage({
      type: 'displayed',
      tab,
    } satisfies Request)) as Shown | null
    return shown && { tab, shown }
  } catch {
    return null
  }
}

/** Asks the background where the mail that failed is. */
export async function locate({ tab, shown }: Displayed): Promise<Located | null> {
  const request: Request = { type: 'original', tab, message: shown.message }
  return (await browser.runtime.sendMessage(request)) as Located | null
}

/** Has the background do something about the displayed message. */
export async function ask(request: Request): Promise<ActionOutcome> {
  try {
    return await carryOut((await browser.runtime.sendMessage(request)) as ActionAnswer)
  } catch {
    return 'failed'
  }
}
