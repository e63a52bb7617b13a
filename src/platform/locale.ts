import { resolveLocale } from '../i18n/locale.ts'
import type { Locale } from '../i18n/types.ts'
import { browser } from './browser.ts'
import { readSettings, type Settings } from './settings.ts'

/** The language of the program around us. */
export const programLocale = (): Locale => resolveLocale(browser.i18n.getUILanguage())

/** The language of everything that we show: the reader's choice, else the program's. */
export const uiLocale = async (): Promise<Locale> => screenLocale(await readSettings())

export const screenLocale = ({ language }: Settings): Locale =>
  language === 'auto' ? programLocale() : language

/** The language of tickets: the reader's choice, else that of the screen. */
export const ticketLocale = (settings: Settings): Locale =>
  settings.ticketLanguage === 'auto' ? screenLocale(settings) : settings.ticketLanguage

/** IANA name of the reader's time zone. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
