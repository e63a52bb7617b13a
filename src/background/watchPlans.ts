import { browser, thunderbird } from '../platform/browser.ts'

const STORED = 'plans'
/** Marks in the session's storage that the plans of the last run of the program have been closed. */
const CLOSED = 'plans-closed'

/** Listens for what becomes of the compose windows of plans. The code behind it is loaded when a plan is stored. */
export function watchPlans(): void {
  thunderbird.compose.onAfterSend.addListener(async ({ id }, { error }) => {
    if (!error && (await isStored())) await (await load()).noteSentOfPlan(id)
  })
  browser.tabs.onRemoved.addListener(async (tab) => {
    if (await isStored()) await (await progress()).noteClosed(tab)
  })
  void closeOnce()
}

const load = () => import('./plans.ts')
const progress = () => import('../platform/planProgress.ts')

const isStored = async (): Promise<boolean> => STORED in (await browser.storage.local.get(STORED))

/** Once after the program, or the extension, has started. */
async function closeOnce(): Promise<void> {
  const session = browser.storage.session
  if (CLOSED in (await session.get(CLOSED))) return
  await session.set({ [CLOSED]: true })
  if (await isStored()) await (await progress()).closeAll()
}
