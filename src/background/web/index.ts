import { readFromFrame } from '../../hosts/webmail/frameMessages.ts'
import { browser } from '../../platform/browser.ts'
import { allowedOrigins } from '../../platform/origins.ts'
import type { MessageSender } from '../../platform/runtime.ts'
import { isOwnPage, readRequest } from '../messages.ts'
import { watchReminders } from '../watchReminders.ts'
import { answerOpen, answerRequest } from './answer.ts'
import { answerPage } from './answerPage.ts'
import { createMenu, watchMenu } from './menu.ts'
import { injectIntoOpenTabs, isAllowed, recheckOpenTabs, registerPageScript } from './pageScript.ts'
import { unmarkTab } from './toolbar.ts'
import { noteLeft, watchPlanTabs } from './watchPlanTabs.ts'

const us = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') }

browser.runtime.onMessage.addListener((message: unknown, from: unknown) => {
  const sender = from as MessageSender
  if (sender.id !== us.id) return undefined
  return isOwnPage(sender, us) ? answerPage(message, sender, us) : answerScript(message, sender)
})

/** Scripts in pages get an answer while the reader allows the page, and no other. */
async function answerScript(value: unknown, { tab, frameId, url }: MessageSender): Promise<unknown> {
  const allowed = await isAllowed(url)
  const told = readFromFrame(value)
  if (told?.type === 'allowed') return allowed
  if (tab?.id === undefined || frameId === undefined) return null
  // Also where the permission has just been taken back, and the banner with it.
  if (told?.type === 'gone') return unmarkTab(tab.id)
  if (!allowed) return null
  if (told?.type === 'sent') return noteSentIn(tab.id)
  if (told?.type === 'left') return noteLeft(tab.id, told).then(() => null)
  if (told?.type === 'open') return answerOpen(told.message, { tab: tab.id, frame: frameId })
  const request = readRequest(value)
  return request && request.type !== 'displayed' ? answerRequest(request, tab.id) : null
}

async function noteSentIn(tab: number): Promise<null> {
  await (await import('../plans.ts')).noteSentOfPlan(tab)
  return null
}

browser.permissions.onAdded.addListener(async ({ origins = [] }) => {
  await registerPageScript()
  const pages = await allowedOrigins()
  await injectIntoOpenTabs(origins.filter((origin) => pages.includes(origin)))
})
browser.permissions.onRemoved.addListener(async () => {
  await registerPageScript()
  await recheckOpenTabs()
})
browser.runtime.onStartup.addListener(registerPageScript)
browser.runtime.onInstalled.addListener(async ({ reason }) => {
  await Promise.all([registerPageScript(), createMenu()])
  await injectIntoOpenTabs(await allowedOrigins())
  if (reason === 'install')
    await browser.tabs.create({ url: browser.runtime.getURL('src/ui/welcome/index.html') })
})
watchMenu()
watchPlanTabs()
watchReminders(async (id) => (await import('./retries.ts')).openRetry(id))
