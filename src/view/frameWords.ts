import { translate } from '../i18n/translate.ts'
import type { Catalogue, Locale } from '../i18n/types.ts'

const WORD_KEYS = [
  'bannerAudienceHint',
  'bannerAudienceOwnAdmin',
  'bannerAudienceProvider',
  'bannerAudienceRecipient',
  'bannerAudienceRecipientAdmin',
  'bannerCopyNote',
  'bannerFormatEml',
  'bannerFormatHtml',
  'bannerCovered',
  'bannerFormatJson',
  'bannerFormatMarkdown',
  'bannerFormatText',
  'bannerLanguageEn',
  'bannerLanguageZhCn',
  'bannerLanguageZhTw',
  'bannerShowAll',
  'bannerTicketAudience',
  'bannerTicketFormat',
  'bannerTicketLanguage',
  'bannerTicketMask',
  'bannerTicketMaskHint',
  'bannerTicketOptions',
] as const

/** Words of the choices around a diagnosis; the diagnosis itself brings its own (ViewLabels). */
export type FrameWords = Readonly<Record<(typeof WORD_KEYS)[number], string>>

export function frameWords(catalogue: Catalogue, locale: Locale): FrameWords {
  const words = WORD_KEYS.map((key) => [key, translate(catalogue, locale, { key })])
  return Object.fromEntries(words) as FrameWords
}
