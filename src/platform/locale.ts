import { resolveLocale } from '../i18n/locale.ts'
import type { Locale } from '../i18n/types.ts'
import { browser } from './browser.ts'

/** The language of the program around us. */
export const uiLocale = (): Locale => resolveLocale(browser.i18n.getUILanguage())

/** IANA name of the reader's time zone. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
