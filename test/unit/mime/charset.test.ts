import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { canonicalCharset, decodeText } from '../../../src/mime/index.ts'
import { bytesOf, octets } from './mail.ts'

describe('canonicalCharset', () => {
  it.each([
    ['CP936', 'gbk'],
    ['gb_2312', 'gbk'],
    ['gb_2312-80', 'gbk'],
    ['x-gbk', 'gbk'],
    ['MS936', 'gbk'],
    ['GB18030', 'gb18030'],
    ['cp932', 'shift_jis'],
    ['Windows-31J', 'shift_jis'],
    ['cp949', 'euc-kr'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['ks_c_5601', 'euc-kr'],
    ['big5-hkscs', 'big5'],
    ['cp950', 'big5'],
    ['utf8', 'utf-8'],
    ['"UTF-8"', 'utf-8'],
    ['cp1251', 'windows-1251'],
    ['win1252', 'windows-1252'],
    ['cp-1250', 'windows-1250'],
    ['iso8859-2', 'iso-8859-2'],
    ['ISO_8859_15', 'iso-8859-15'],
    ['cp866', 'ibm866'],
    ['iso-2022-jp-ms', 'iso-2022-jp'],
    ['HZ-GB-2312', 'hz'],
    ['unicode-1-1-utf-7', 'utf-7'],
    ['us-ascii', ''],
    ['unknown-8bit', ''],
    ['', ''],
    ['no-such-charset', null],
    ['x'.repeat(10_000), null],
  ])('takes %s for %s', (label, canonical) => {
    expect(canonicalCharset(label)).toBe(canonical)
  })
})

describe('decodeText', () => {
  it.each([
    ['您的邮件被退回', 'gbk'],
    ['鎔鑫', 'gb18030'],
    ['無法傳遞', 'big5'],
    ['エラー', 'shift_jis'],
    ['エラー', 'euc-jp'],
    ['실패', 'euc-kr'],
    ['Ошибка', 'koi8-r'],
    ['Ошибка', 'windows-1251'],
    ['Σφάλμα', 'iso-8859-7'],
    ['“naïve”', 'windows-1252'],
    ['退信', 'utf-16le'],
    ['退信', 'utf-16be'],
  ])('decodes %s in %s', (text, charset) => {
    expect(decodeText(iconv.encode(text, charset), charset)).toBe(text)
  })

  it.each([
    ['hz', '~{MK<~~}ok~~', '退件ok~'],
    ['utf-7', 'Fr+APY-sche +- 1', 'Frösche + 1'],
    ['iso-2022-kr', '\x1b$)C\x0eGQ1[\x0f ok', '한글 ok'],
    ['iso-2022-cn', '\x1b$)A\x0eMKPE\x0f ok', '退信 ok'],
    ['iso-2022-jp', '\x1b$B$"$$\x1b(B ok', 'あい ok'],
  ])('decodes the 7-bit charset %s', (charset, raw, text) => {
    expect(decodeText(bytesOf(raw), charset)).toBe(text)
  })

  it.each(['us-ascii', 'unknown-8bit', 'no-such-charset', 'utf-8', 'iso-8859-1', null])(
    'sees through the label %s on GBK text',
    (label) => {
      const text = '很抱歉，您的邮件被退回，收件人地址不存在，无法送达'
      expect(decodeText(iconv.encode(text, 'gbk'), label)).toBe(text)
    },
  )

  it.each(['us-ascii', 'gb2312', 'iso-8859-1', 'big5', null])(
    'sees through the label %s on UTF-8 text',
    (label) => {
      const text = '很抱歉，您的邮件被退回'
      expect(decodeText(bytesOf(text), label)).toBe(text)
    },
  )

  it('sees through the label of a 7-bit charset on 8-bit text', () => {
    const text = 'あて先へのメッセージは送信できませんでした'
    for (const charset of ['euc-jp', 'shift_jis', 'utf-8'])
      expect(decodeText(iconv.encode(text, charset), 'iso-2022-jp')).toBe(text)
  })

  it('leaves Western text under its right label', () => {
    for (const text of ['Formação não entregue', 'Größe: 5 µm', 'It’s “über”', 'ÅÄÖ', '© 2026 – £5'])
      expect(decodeText(iconv.encode(text, 'windows-1252'), 'iso-8859-1')).toBe(text)
  })

  it('keeps damaged UTF-8 as UTF-8', () => {
    expect(decodeText(octets(bytesOf('很抱歉，您的'), '\xff', bytesOf('邮件被退回')), 'utf-8')).toBe(
      '很抱歉，您的\ufffd邮件被退回',
    )
  })

  it('obeys a byte order mark and drops it', () => {
    expect(decodeText(bytesOf('\ufeff退信'), 'gbk')).toBe('退信')
    expect(decodeText(octets('\xff\xfe', iconv.encode('退信', 'utf-16le')), null)).toBe('退信')
  })

  it('prefers the hint where it fits', () => {
    const bytes = iconv.encode('홍길동', 'euc-kr')
    expect(decodeText(bytes, null, () => 'euc-kr')).toBe('홍길동')
  })
})
