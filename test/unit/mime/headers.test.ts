import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { MAX_HEADER_FIELDS } from '../../../src/mime/headers.ts'
import { header, headerAll, readFields, readMessage } from '../../../src/mime/index.ts'
import { bytesOf, defectKinds, mail, octets } from './mail.ts'

const subjectOf = (bytes: Uint8Array) => header(readMessage(bytes).root, 'subject')

describe('header', () => {
  it('finds fields in any case, the first and all of them', () => {
    const { root } = mail('Received: one', 'RECEIVED: two', 'X-A:', '', '')
    expect(header(root, 'received')).toBe('one')
    expect(headerAll(root, 'Received')).toEqual(['one', 'two'])
    expect(header(root, 'x-a')).toBe('')
    expect(header(root, 'x-b')).toBeNull()
  })

  it('keeps the field as it stood beside the decoded one', () => {
    const { root } = mail('Subject: =?utf-8?Q?=E9=80=80?=', ' =?utf-8?Q?=E4=BF=A1?=', '', '')
    expect(root.headers[0]).toEqual({
      name: 'subject',
      value: '退信',
      raw: '=?utf-8?Q?=E9=80=80?= =?utf-8?Q?=E4=BF=A1?=',
    })
  })

  it('allows white space before the colon and inside nothing else', () => {
    const { root } = mail('Subject : s', 'Not a field: x', 'To:t', '', '')
    expect(header(root, 'subject')).toBe('s Not a field: x')
    expect(header(root, 'to')).toBe('t')
  })

  it('mends parameters that lost their indentation', () => {
    const message = mail('Content-Type: multipart/mixed;', 'boundary="b"', '', '--b', '', 'x', '--b--')
    expect(message.root.children).toHaveLength(1)
    expect(defectKinds(message)).toEqual(['bad-header-line'])
  })

  it('takes a line of white space for the end of the headers when no header follows', () => {
    const message = mail('Subject: s', ' ', 'The body.', '', 'more')
    expect(header(message.root, 'subject')).toBe('s')
    expect(new TextDecoder().decode(message.bytes.subarray(message.root.bodyStart))).toBe(
      'The body.\r\n\r\nmore',
    )
  })

  it('drops NUL and keeps the rest', () => {
    expect(subjectOf(bytesOf('Subject: a\0b\n\n'))).toBe('ab')
  })

  it('reads so many fields and no more', () => {
    const message = readMessage(bytesOf(`${'X: 1\n'.repeat(MAX_HEADER_FIELDS + 10)}\nbody`))
    expect(message.root.headers).toHaveLength(MAX_HEADER_FIELDS)
    expect(defectKinds(message)).toEqual(['too-many-headers'])
  })
})

describe('raw 8-bit headers', () => {
  it.each([
    ['系统退信：用户不存在', 'utf-8'],
    ['系统退信', 'gbk'],
    ['您的邮件被退回', 'gbk'],
    ['张三', 'gbk'],
    ['關於退信的通知', 'big5'],
    ['無法傳遞您的郵件', 'big5'],
    ['配信エラーのお知らせ', 'shift_jis'],
    ['配信不能のお知らせ', 'euc-jp'],
    ['메일 전송 실패 안내', 'euc-kr'],
    ['Недоставленное сообщение', 'koi8-r'],
    ['Недоставленное сообщение', 'windows-1251'],
    ['Formação: Mega Campanha', 'windows-1252'],
    ['It’s “über” – naïve', 'windows-1252'],
  ])('guesses %s in %s', (text, charset) => {
    const message = readMessage(octets('Subject: ', iconv.encode(text, charset), '\r\n\r\n'))
    expect(header(message.root, 'subject')).toBe(text)
    expect(defectKinds(message)).toEqual(['raw-8bit-header'])
  })

  it.each([
    ['홍길동', 'euc-kr'],
    ['Αποτυχία', 'iso-8859-7'],
    ['Недоставленное', 'koi8-r'],
    ['王小明', 'big5'],
  ])('reads %s in %s where the mail names that charset', (text, charset) => {
    const bytes = octets(
      'Subject: ',
      iconv.encode(text, charset),
      `\nContent-Type: text/plain; charset=${charset}\n\n`,
    )
    expect(subjectOf(bytes)).toBe(text)
  })

  it('reads a header cut in the middle of a character', () => {
    const whole = iconv.encode('您的邮件被退回', 'gbk')
    expect(subjectOf(octets('Subject: ', whole.subarray(0, -1), '\n\n'))).toMatch(/^您的邮件被退/)
  })

  it('reads ISO-2022-JP that nobody labelled', () => {
    expect(subjectOf(bytesOf('Subject: \x1b$B$"$$\x1b(B\n\n'))).toBe('あい')
  })
})

describe('readFields', () => {
  it('reads a group of fields as text', () => {
    expect(
      readFields('Action: failed\nDiagnostic-Code: smtp; 550\n\tno such user\nStatus: 5.1.1\n\nlost: 1'),
    ).toEqual([
      { name: 'action', value: 'failed', raw: 'failed' },
      { name: 'diagnostic-code', value: 'smtp; 550 no such user', raw: 'smtp; 550 no such user' },
      { name: 'status', value: '5.1.1', raw: '5.1.1' },
    ])
  })

  it('keeps non-ASCII text', () => {
    expect(readFields('Diagnostic-Code: smtp; 550 用户不存在')[0]?.value).toBe('smtp; 550 用户不存在')
  })
})
