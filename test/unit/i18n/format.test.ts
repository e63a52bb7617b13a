import { expect, test } from 'vitest'
import { formatBytes, formatDate, formatDuration } from '../../../src/i18n/format.ts'

test.each([
  [7_372_800, '7.0 MB'],
  [5_389_680, '5.1 MB'],
  [11_953_766, '11.4 MB'],
  [26_214_400, '25 MB'],
  [10_485_760, '10 MB'],
  [4_194_304, '4.0 MB'],
  [1_048_575, '1,024 KB'],
  [1, '1 KB'],
  [0, '0 KB'],
  [-5, '0 KB'],
  [Number.NaN, '0 KB'],
  [1_610_612_736, '1.5 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})

test.each([
  ['en', 1, '1 second'],
  ['en', 45, '45 seconds'],
  ['en', 61, '2 minutes'],
  ['en', 300, '5 minutes'],
  ['en', 5400, '1 hour 30 minutes'],
  ['en', 86_400, '1 day'],
  ['en', 435_600, '5 days 1 hour'],
  ['en', -1, '0 seconds'],
  ['zh_CN', 300, '5 分钟'],
  ['zh_CN', 5400, '1 小时 30 分钟'],
  ['zh_TW', 3600, '1 小時'],
] as const)('%s: %d seconds are %s', (locale, seconds, text) => {
  expect(formatDuration(seconds, locale)).toBe(text)
})

test('tells dates in the zone asked for', () => {
  const iso = '2026-11-27T01:40:00Z'
  expect(formatDate(iso, 'en', 'Asia/Shanghai')).toContain('27 November 2026')
  expect(formatDate(iso, 'en', 'Asia/Shanghai')).toContain('09:40')
  expect(formatDate(iso, 'zh_CN', 'Asia/Shanghai')).toBe('2026年11月27日 09:40')
  expect(formatDate(iso, 'zh_TW', 'Asia/Taipei')).toBe('2026年11月27日 09:40')
})

test('an unknown zone counts as UTC, text that is no date stays', () => {
  expect(formatDate('2026-11-27T01:40:00Z', 'en', 'Mars/Olympus')).toContain('01:40')
  expect(formatDate('soon', 'en', 'UTC')).toBe('soon')
})
