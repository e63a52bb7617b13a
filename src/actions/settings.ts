import { ticketLocale } from '../platform/locale.ts'
import { changeSettings, readSettings } from '../platform/settings.ts'
import type { Audience } from '../ticket/types.ts'
import type { TicketChoice } from './types.ts'

/** How the reader wants tickets; until they choose, as text in the language of the screen. */
export async function ticketChoice(audience: Audience): Promise<TicketChoice> {
  const settings = await readSettings()
  return {
    locale: ticketLocale(settings),
    format: settings.ticketFormat,
    mask: settings.maskAddresses,
    audience,
  }
}

/** Keeps the choice. A language that is the screen's anyway goes on following it, where it did. */
export async function saveTicketChoice({ locale, format, mask }: TicketChoice): Promise<void> {
  const settings = await readSettings()
  const { ticketLanguage } = settings
  const follows = ticketLanguage === 'auto' && locale === ticketLocale(settings)
  await changeSettings({
    ticketLanguage: follows ? 'auto' : locale,
    ticketFormat: format,
    maskAddresses: mask,
  })
}
