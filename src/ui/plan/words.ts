import { formatBytes, formatDate } from '../../i18n/format.ts'
import { languageTag } from '../../i18n/locale.ts'
import type { MessageKey } from '../../i18n/messageKey.ts'
import { translate } from '../../i18n/translate.ts'
import type { Catalogue, Locale, MessageParam } from '../../i18n/types.ts'

type Params = Readonly<Record<string, MessageParam>>

/** The page's words in one language. */
export interface PlanWords {
  readonly lang: string
  word(key: MessageKey, params?: Params): string
  counted(key: MessageKey, count: number, params?: Params): string
  bytes(value: number): string
  date(iso: string): string
}

export function planWords(catalogue: Catalogue, locale: Locale, timeZone: string): PlanWords {
  const word = (key: string, params: Params = {}) => translate(catalogue, locale, { key, params }, timeZone)
  return {
    lang: languageTag(locale),
    word,
    counted: (key, count, params = {}) =>
      translate(
        catalogue,
        locale,
        { key, count, params: { count: { kind: 'number', value: count }, ...params } },
        timeZone,
      ),
    bytes: (value) => formatBytes(value, locale),
    date: (iso) => formatDate(iso, locale, timeZone),
  }
}

export const number = (value: number): MessageParam => ({ kind: 'number', value })
