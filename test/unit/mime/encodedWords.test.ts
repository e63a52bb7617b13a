import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { decodeEncodedWords } from '../../../src/mime/index.ts'

const b = (text: string, charset: string) =>
  `=?${charset}?B?${iconv.encode(text, charset).toString('base64')}?=`

describe('decodeEncodedWords', () => {
  it.each([
    ['系统退信', 'gb2312'],
    ['系統退信', 'big5'],
    ['配信エラー', 'shift_jis'],
    ['전송 실패', 'euc-kr'],
    ['Ошибка', 'koi8-r'],
    ['退信', 'gb18030'],
  ])('decodes %s in %s', (text, charset) => {
    expect(decodeEncodedWords(b(text, charset))).toBe(text)
  })

  it('decodes ISO-2022-JP, also with idle escape sequences between joined words', () => {
    const word = '=?ISO-2022-JP?B?GyRCJCIbKEI=?='
    expect(decodeEncodedWords(`${word} ${word}`)).toBe('ああ')
  })

  it.each([
    ['=?utf-8?q?a_b=3D?= c', 'a b= c'],
    ['=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
    ['=?utf-8?Q?a?=\t=?iso-8859-1?Q?=E9?=', 'aé'],
    ['x=?utf-8?Q?a?=y', 'xay'],
    ['"=?utf-8?B?5byg5LiJ?=" <z@example.com>', '"张三" <z@example.com>'],
    ['=?utf-8*en?Q?hi?=', 'hi'],
    ['=?utf-8?Q??=', ''],
    ['=?utf-8?Q?trailing_?=', 'trailing '],
    ['=?utf-8?B?5byg5LiJ', '张三'],
    ['=?UTF-8?Q?a b?=', 'a b'],
    ['=?utf-8?B?5byg5L iJ?=', '张三'],
    ['=?x?= =? =?utf-8?X?a?=', '=?x?= =? =?utf-8?X?a?='],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3'],
  ])('reads %s', (raw, text) => {
    expect(decodeEncodedWords(raw)).toBe(text)
  })

  it('joins a character split over words of one charset', () => {
    expect(decodeEncodedWords('=?UTF-8?B?5Q==?= =?utf-8?B?vKDkuIk=?=')).toBe('张三')
    expect(decodeEncodedWords('=?gbk?Q?=D5?=  =?GBK?B?xcj9?=')).toBe('张三')
  })

  it('forgives missing and surplus padding', () => {
    expect(decodeEncodedWords('=?utf-8?B?5byg5LiJIQ?=')).toBe('张三!')
    expect(decodeEncodedWords('=?utf-8?B?5byg5LiJIQ====?=')).toBe('张三!')
  })

  it('guesses when the charset is unknown, and says so', () => {
    const onBadWord = vi.fn()
    expect(decodeEncodedWords('=?x-nothing?B?5byg5LiJ?=', undefined, onBadWord)).toBe('张三')
    expect(onBadWord).toHaveBeenCalledOnce()
  })
})
