import { injectIntoOpenMessages, registerContentScript } from '../hosts/thunderbird/inject.ts'
import { watchDisplayed } from '../hosts/thunderbird/toolbar.ts'
import { browser } from '../platform/browser.ts'
import type { MessageSender } from '../platform/runtime.ts'
import { answer } from './answer.ts'
import { answerPage } from './answerPage.ts'
import { isOwnPage, type Notice, readPageRequest, readRequest, tabOf } from './messages.ts'
import { watchPlans } from './watchPlans.ts'
import { watchRetries } from './watchRetries.ts'

function watchMessages(): void {
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') }
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    const page = isOwnPage(sender as MessageSender, self) ? readPageRequest(message) : null
    if (page) return answerPage(page)
    const request = readRequest(message)
    const tabId = request && tabOf(request, sender as MessageSender, self)
    return request && tabId !== null ? answer(request, tabId) : undefined
  })
}

/** Alt+Shift+B: moves the focus into the banner. */
function watchCommands(): void {
  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'focus-banner') return
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    if (tab?.id !== undefined)
      await browser.tabs.sendMessage(tab.id, { type: 'focus' } satisfies Notice).catch(() => {})
  })
}

watchMessages()
watchCommands()
watchDisplayed()
watchRetries()
watchPlans()
browser.runtime.onStartup.addListener(registerContentScript)
browser.runtime.onInstalled.addListener(injectIntoOpenMessages)
void registerContentScript()
