import type { FollowRequest, WrittenPage } from '../../hosts/webmail/frameMessages.ts'
import { browser } from '../../platform/browser.ts'
import { closeAll, isAnyPlan, noteBack, noteClosed } from '../../platform/planProgress.ts'

/** So often, and after so many milliseconds each time, a tab is looked at whether its page stands. */
const TRIES = 100
const STEP = 200

/** Listens for tabs of plans that are closed; what is sent there, the page itself tells. */
export function watchPlanTabs(): void {
  browser.tabs.onRemoved.addListener(async (tab) => {
    if (await isAnyPlan()) await noteClosed(tab)
  })
  // Numbers of tabs do not outlive the browser.
  browser.runtime.onStartup.addListener(closeAll)
}

/** Notes that the page of a new mail has gone from its tab. One that was only loaded again is watched again. */
export async function noteLeft(tab: number, { url, shows }: WrittenPage): Promise<void> {
  const closed = await noteClosed(tab)
  if (closed.length > 0 && (await follow(tab, { type: 'follow', url, shows }).catch(() => false)))
    await noteBack(tab)
}

/** Whether the page stands in the tab once more with the same mail on it, and tells what becomes of that. */
async function follow(tab: number, request: FollowRequest): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, STEP))
    // Rejects when the tab was closed.
    const { status } = await browser.tabs.get(tab)
    if (status !== 'complete') continue
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/repairs.js'] })
    return (await browser.tabs.sendMessage(tab, request, { frameId: 0 })) === true
  }
  return false
}
