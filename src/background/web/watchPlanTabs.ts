import { browser } from '../../platform/browser.ts'
import { closeAll, isAnyPlan, noteClosed } from '../../platform/planProgress.ts'

/** Listens for tabs of plans that are closed; what is sent there, the page itself tells. */
export function watchPlanTabs(): void {
  browser.tabs.onRemoved.addListener(async (tab) => {
    if (await isAnyPlan()) await noteClosed(tab)
  })
  // Numbers of tabs do not outlive the browser.
  browser.runtime.onStartup.addListener(closeAll)
}
