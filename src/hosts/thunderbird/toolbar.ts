import { thunderbird } from '../../platform/browser.ts'

/** What the toolbar says about the message of a tab: no mail can paint there. */
export interface ToolbarMark {
  readonly text: string
  readonly title: string
  readonly color: string
}

/** Message whose mark a tab carries. An event page that was ended forgets it, and clears too much rather than too little. */
const marked = new Map<number, number>()

/** Marks our buttons of a tab for the message that it displays, or takes the mark away. */
export async function markToolbar(tabId: number, message: number, mark: ToolbarMark | null): Promise<void> {
  if (mark) marked.set(tabId, message)
  else marked.delete(tabId)
  await Promise.allSettled(
    [thunderbird.action, thunderbird.messageDisplayAction].flatMap((button) => [
      button.setBadgeText({ tabId, text: mark?.text ?? null }),
      button.setBadgeBackgroundColor({ tabId, color: mark?.color ?? null }),
      button.setTitle({ tabId, title: mark?.title ?? null }),
    ]),
  )
}

/** Has the mark go away when a tab displays another message, or none, or several. */
export function watchDisplayed(): void {
  thunderbird.messageDisplay.onMessagesDisplayed.addListener(({ id }, { messages }) => {
    if (id === undefined) return
    const [only] = messages
    if (messages.length !== 1 || !only || marked.get(id) !== only.id) void markToolbar(id, -1, null)
  })
}
