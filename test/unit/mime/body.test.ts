import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { bodyBytes, bodyText, rawBody, readMessage } from '../../../src/mime/index.ts'
import { mail, octets } from './mail.ts'

const textOf = (message: ReturnType<typeof readMessage>, maxBytes?: number) =>
  bodyText(message, message.root, maxBytes)

describe('bodyText', () => {
  it.each([
    ['gb2312', '很抱歉，您的邮件被退回'],
    ['big5', '很抱歉，無法傳遞您的郵件'],
    ['shift_jis', '配信できませんでした'],
    ['euc-kr', '메일을 전송하지 못했습니다'],
    ['koi8-r', 'Сообщение не доставлено'],
  ])('decodes %s in base64', (charset, text) => {
    const encoded = iconv.encode(text, charset).toString('base64')
    const message = mail(
      `Content-Type: text/plain; charset="${charset}"`,
      'Content-Transfer-Encoding: base64',
      '',
      encoded,
    )
    expect(textOf(message)).toBe(text)
  })

  it('decodes ISO-2022-JP', () => {
    const message = mail('Content-Type: text/plain; charset=iso-2022-jp', '', '\x1b$B$"$$\x1b(B')
    expect(textOf(message)).toBe('あい')
  })

  it('makes every line break LF and leaves NUL out', () => {
    const message = mail(
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      btoa('a\r\nb\rc\0\nd\r\r\n'),
    )
    expect(textOf(message)).toBe('a\nb\nc\nd\n')
  })

  it('takes the charset that another part names for one that names none', () => {
    const message = readMessage(
      octets(
        'Content-Type: multipart/mixed; boundary=b\n\n--b\n\n',
        iconv.encode('홍길동', 'euc-kr'),
        '\n--b\nContent-Type: text/plain; charset=euc-kr\n\nx\n--b--\n',
      ),
    )
    const first = message.root.children[0]
    expect(first && bodyText(message, first)).toBe('홍길동')
  })

  it('reads text that is only called base64', () => {
    const text = 'Sorry, your mail to <li@example.com> could not be delivered.'
    const message = mail('Content-Transfer-Encoding: base64', '', text)
    expect(textOf(message)).toBe(text)
    expect(message.defects.map((defect) => defect.kind)).toEqual(['bad-transfer-encoding'])
  })

  it('reads at most as much as asked', () => {
    const message = mail('Content-Transfer-Encoding: base64', '', btoa('0123456789'.repeat(1000)))
    expect(textOf(message, 12)).toBe('012345678901')
  })
})

describe('bodyBytes', () => {
  it('decodes what the part says and only then', () => {
    const message = mail('Content-Transfer-Encoding: BASE64', '', 'AAEC')
    expect([...bodyBytes(message, message.root)]).toEqual([0, 1, 2])
    expect(new TextDecoder().decode(rawBody(message, message.root))).toBe('AAEC')
  })

  it('passes an unknown encoding through', () => {
    const message = mail('Content-Transfer-Encoding: x-rot13', '', 'Uryyb')
    expect(textOf(message)).toBe('Uryyb')
    expect(message.defects.map((defect) => defect.kind)).toEqual(['bad-transfer-encoding'])
  })
})
