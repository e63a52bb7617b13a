import { translate } from '../../i18n/translate.ts'
import type { Catalogue, Locale } from '../../i18n/types.ts'

const KEYS = [
  'extensionName',
  'popupCategories',
  'popupChooseFile',
  'popupClear',
  'popupDrop',
  'popupEmptyFile',
  'popupExamples',
  'popupHint',
  'popupInput',
  'popupMessage',
  'popupNoMatch',
  'popupNotMail',
  'popupOther',
  'popupPage',
  'popupReplyCodes',
  'popupSearch',
  'popupShowBanner',
  'popupStatusCodes',
  'popupTabCodes',
  'popupTabDiagnose',
  'popupTooLarge',
  'popupUnreadable',
] as const

export type PopupWords = Readonly<Record<(typeof KEYS)[number], string>>

export function popupWords(catalogue: Catalogue, locale: Locale): PopupWords {
  return Object.fromEntries(KEYS.map((key) => [key, translate(catalogue, locale, { key })])) as PopupWords
}
