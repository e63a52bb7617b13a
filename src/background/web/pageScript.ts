import type { ToFrame } from '../../hosts/webmail/frameMessages.ts'
import { browser } from '../../platform/browser.ts'
import { allowedOrigins } from '../../platform/origins.ts'

const SCRIPT = { id: 'webmail', js: ['webmail.js'], allFrames: true, runAt: 'document_idle' } as const

/** Whether the reader allows the page at an address. */
export async function isAllowed(address: string | undefined): Promise<boolean> {
  if (!address || !/^https?:/.test(address)) return false
  const { protocol, hostname } = new URL(address)
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
}

let last: Promise<unknown> = Promise.resolve()

/** Has the page script run in every page that the reader allows, and in no other. One call after the other. */
export function registerPageScript(): Promise<void> {
  const done = last.then(async () => {
    const [matches, known] = await Promise.all([
      allowedOrigins(),
      browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] }),
    ])
    if (matches.length === 0) {
      if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT.id] })
      return
    }
    const script = { ...SCRIPT, js: [...SCRIPT.js], matches: [...matches], persistAcrossSessions: true }
    if (known.length > 0) await browser.scripting.updateContentScripts([script])
    else await browser.scripting.registerContentScripts([script])
  })
  last = done.catch(() => undefined)
  return done
}

/** Runs the page script in the tabs that are open already and that the reader allows. */
export async function injectIntoOpenTabs(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  const tabs = await browser.tabs.query({ url: [...origins] })
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return
      await browser.scripting.executeScript({
        target: { tabId: id, allFrames: true },
        files: [`/${SCRIPT.js[0]}`],
      })
    }),
  )
}

/** Has the page script in every open tab ask whether it may stay. */
export async function recheckOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return
      await browser.tabs.sendMessage(id, { type: 'recheck' } satisfies ToFrame)
    }),
  )
}
