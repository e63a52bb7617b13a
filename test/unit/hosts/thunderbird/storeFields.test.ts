import { expect, test } from 'vitest'
import { withoutStoreFields } from '../../../../src/hosts/thunderbird/storeFields.ts'

const stripped = (text: string): string =>
  new TextDecoder().decode(withoutStoreFields(new TextEncoder().encode(text)))

const MAIL = 'Return-Path: <>\r\nX-Mozilla-Status: 0001\r\nSubject: x\r\n\r\nX-Mozilla-Keys: no\r\n'

test.each([
  'X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n',
  `X-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 00000000\r\nX-Mozilla-Keys: $label1${' '.repeat(70)}\r\n`,
  'X-Account-Key: account2\nX-UIDL: 0001\nX-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n',
  '',
])('what a mail program wrote above a mail is gone, the mail is whole', (above) => {
  expect(stripped(above + MAIL)).toBe(MAIL)
})

test('fields of the mail itself stay', () => {
  expect(stripped(`X-UIDL: 7\r\n${MAIL}`)).toBe(`X-UIDL: 7\r\n${MAIL}`)
  expect(stripped('X-Mozilla-Status: 0001')).toBe('X-Mozilla-Status: 0001')
  expect(stripped('')).toBe('')
})
