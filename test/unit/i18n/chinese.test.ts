import { beforeAll, expect, test } from 'vitest'
import type { Catalogue } from '../../../src/i18n/types.ts'
import { readCatalogue } from '../advice/samples.ts'

let simplified: Catalogue
let traditional: Catalogue
beforeAll(async () => {
  simplified = await readCatalogue('zh_CN')
  traditional = await readCatalogue('zh_TW')
})

/** Protocol words, product names and what is typed into a settings field stand in Latin letters in Chinese too. */
const LATIN = new Set(
  [
    ...[
      'SMTP',
      'DNS',
      'IP',
      'MX',
      'A',
      'AAAA',
      'SOA',
      'PTR',
      'SPF',
      'DKIM',
      'DMARC',
      'ARC',
      'SRS',
      'TLS',
      'SSL',
    ],
    ...[
      'STARTTLS',
      'HELO',
      'EHLO',
      'RCPT',
      'TO',
      'MTU',
      'RFC',
      'CRLF',
      'VPN',
      'ZIP',
      'KB',
      'MB',
      'From',
      'Date',
      'Message-ID',
    ],
    ...[
      'Received',
      'Thunderbird',
      'Outlook',
      'Foxmail',
      'Office',
      'docx',
      'xlsx',
      'gmail.com',
      'gmial.com',
      'mail.example.com',
      'QQ',
      'QR',
    ],
    ...[
      'name',
      'example.com',
      'postmaster',
      'localhost',
      'base64',
      'o',
      'l',
      'ID',
      'JSON',
      'Markdown',
      'eml',
      'Zip',
      'Windows',
      'macOS',
      'Linux',
      'copy',
      'cat',
      'SHA-256',
      'DoH',
      'https',
      'softfail',
    ],
    ...[
      'Gmail',
      'Fastmail',
      'GMX',
      'WEB.DE',
      'iCloud',
      'Mail.ru',
      'yeah.net',
      'Yahoo',
      'AOL',
      'Yandex',
      'Zoho',
      'Roundcube',
      'SOGo',
      'Zimbra',
      'Horde',
    ],
  ].map((word) => word.toLowerCase()),
)

/** Command lines, to be typed as they stand, the name of a language in that language, and the name of a service. */
const LATIN_MESSAGES = new Set(['bannerLanguageEn', 'cli_help', 'cli_see_help', 'site_proton'])

const latinWords = (text: string) =>
  (text.replaceAll(/\$[a-z0-9_]+\$|\d+\.com/g, ' ').match(/[A-Za-z][A-Za-z0-9.-]*/g) ?? []).map((word) =>
    word.toLowerCase().replace(/[.-]+$/, ''),
  )

test.each(['zh_CN', 'zh_TW'] as const)('%s holds no English words', (locale) => {
  const catalogue = locale === 'zh_CN' ? simplified : traditional
  const english = Object.entries(catalogue).flatMap(([key, { message }]) =>
    latinWords(message)
      .filter((word) => !LATIN.has(word) && !LATIN_MESSAGES.has(key))
      .map((word) => `${key}: ${word}`),
  )
  expect(english).toEqual([])
})

test('zh_TW is written in traditional characters, zh_CN in simplified ones', () => {
  const found = (catalogue: Catalogue, characters: RegExp) =>
    Object.entries(catalogue).flatMap(([key, { message }]) => (characters.test(message) ? [key] : []))
  expect(found(traditional, /[们这请发邮务权报为从过还关对办数据设启误时间实会无应该]/)).toEqual([])
  expect(found(simplified, /[們這請發郵務權報為從過還關對辦數據設啟誤時間實會無應該]/)).toEqual([])
})

test('zh_TW uses the words of Taiwan', () => {
  const mainland =
    /服務器|網絡|郵箱|(?<!網)域名|軟件|賬號|默認|發件人|登錄|主題|信息|文件夾|程序|視頻|鏈接|回收站|硬件|數據/
  const slips = Object.entries(traditional).flatMap(([key, { message }]) => {
    const word = mainland.exec(message)?.[0]
    return word ? [`${key}: ${word}`] : []
  })
  expect(slips).toEqual([])
})

test('Chinese texts use full-width punctuation between Chinese characters', () => {
  const half = /\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?:\s|$)/u
  for (const catalogue of [simplified, traditional])
    for (const [key, { message }] of Object.entries(catalogue)) expect(half.test(message), key).toBe(false)
})
