import { expect, test } from 'vitest'
import { languageTag, resolveLocale } from '../../../src/i18n/locale.ts'

test.each([
  ['zh', 'zh_CN'],
  ['zh-CN', 'zh_CN'],
  ['zh_CN', 'zh_CN'],
  ['zh-SG', 'zh_CN'],
  ['zh-Hans', 'zh_CN'],
  ['zh-Hans-HK', 'zh_CN'],
  ['zh-TW', 'zh_TW'],
  ['zh_TW', 'zh_TW'],
  ['zh-HK', 'zh_TW'],
  ['zh-MO', 'zh_TW'],
  ['zh-Hant', 'zh_TW'],
  ['zh-Hant-HK', 'zh_TW'],
  ['ZH-hant-tw', 'zh_TW'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['de', 'en'],
  ['zhx', 'en'],
  ['', 'en'],
])('%s is served by %s', (tag, locale) => {
  expect(resolveLocale(tag)).toBe(locale)
})

test('gives tags that Intl takes', () => {
  expect(new Intl.NumberFormat(languageTag('zh_TW')).resolvedOptions().locale).toBe('zh-TW')
})
