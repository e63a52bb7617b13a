import { browser } from './browser.ts'

const KEY = 'selection'

/** Keeps what was selected in a tab for the popup that is about to open; it is forgotten with the browser. */
export async function keepSelection(tab: number, text: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: { tab, text } })
}

/** Takes what was kept of that tab, once; empty where nothing was. */
export async function takeSelection(tab: number): Promise<string> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY)
  const { tab: of, text } = (kept ?? {}) as { readonly tab?: unknown; readonly text?: unknown }
  if (kept) await browser.storage.session.remove(KEY)
  return of === tab && typeof text === 'string' ? text : ''
}
