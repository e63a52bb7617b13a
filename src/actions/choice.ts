import { LOCALES } from '../i18n/types.ts'
import { AUDIENCES, CHOICE_FORMATS } from '../ticket/types.ts'
import type { TicketChoice } from './types.ts'

/** A complete choice out of a value from outside (a message, the storage), or null. */
export function readChoice(value: unknown): TicketChoice | null {
  if (typeof value !== 'object' || value === null) return null
  const { locale, format, mask, audience } = value as Readonly<Record<string, unknown>>
  const knownLocale = LOCALES.find((known) => known === locale)
  const knownFormat = CHOICE_FORMATS.find((known) => known === format)
  const knownAudience = AUDIENCES.find((known) => known === audience)
  if (!knownLocale || !knownFormat || !knownAudience || typeof mask !== 'boolean') return null
  return { locale: knownLocale, format: knownFormat, mask, audience: knownAudience }
}
