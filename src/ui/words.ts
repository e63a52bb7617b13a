import type { MessageKey } from '../i18n/messageKey.ts'
import { translate } from '../i18n/translate.ts'
import type { Catalogue, Locale, MessageParam } from '../i18n/types.ts'

/** Says a message of the catalogue in the language of a page. */
export type Say = (key: MessageKey, params?: Readonly<Record<string, MessageParam>>) => string

export const sayIn =
  (catalogue: Catalogue, locale: Locale, timeZone: string): Say =>
  (key, params = {}) =>
    translate(catalogue, locale, { key, params }, timeZone)
