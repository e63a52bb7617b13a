import type { Locale } from './types.ts'

const TRADITIONAL = /^zh[-_](?:[a-z]+[-_])*(?:hant|hk|tw|mo)(?:[-_]|$)/i

/** The catalogue for a BCP 47 tag or WebExtension locale; anything that is not Chinese gets `en`. */
export function resolveLocale(tag: string): Locale {
  if (!/^zh(?:[-_]|$)/i.test(tag)) return 'en'
  if (/[-_]hans(?:[-_]|$)/i.test(tag)) return 'zh_CN'
  return TRADITIONAL.test(tag) ? 'zh_TW' : 'zh_CN'
}

/** BCP 47 tag of a locale, for `lang` attributes and Intl. */
export function languageTag(locale: Locale): string {
  return { en: 'en', zh_CN: 'zh-CN', zh_TW: 'zh-TW' }[locale]
}

/** What stands between two sentences: Chinese needs no space after its full stop. */
export function sentenceGap(locale: Locale): string {
  return locale === 'en' ? ' ' : ''
}
