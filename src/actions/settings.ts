import { browser } from '../platform/browser.ts'
import { uiLocale } from '../platform/locale.ts'
import { readChoice } from './choice.ts'
import type { TicketChoice } from './types.ts'

/** How the reader wants tickets; until they choose, as text in the language of the screen. */
export async function ticketChoice(): Promise<TicketChoice> {
  const { ticket } = await browser.storage.local.get('ticket')
  return readChoice(ticket) ?? { locale: uiLocale(), format: 'text', mask: false }
}

export async function saveTicketChoice(choice: TicketChoice): Promise<void> {
  await browser.storage.local.set({ ticket: choice })
}
