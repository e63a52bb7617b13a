import { type ActionAnswer, carryOut } from '../../actions/deed.ts'
import type { ActionOutcome } from '../../actions/types.ts'
import type { Located, Request, Shown } from '../../background/messages.ts'
import { browser } from '../../platform/browser.ts'

/** The bounce that the current tab displays, and its tab. */
export interface Displayed {
  readonly tab: number
  readonly shown: Shown
}

/** Asks the background what the current tab displays; null where that is no bounce, or no mail at all. */
export async function findDisplayed(): Promise<Displayed | null> {
  try {
    const [current] = await browser.tabs.query({ active: true, currentWindow: true })
    const tab = current?.id
    if (tab === undefined) return null
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
