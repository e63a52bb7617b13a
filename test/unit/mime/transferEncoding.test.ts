import { describe, expect, it } from 'vitest'
import {
  decodeTransfer,
  type TransferEncoding,
  transferEncoding,
} from '../../../src/mime/transferEncoding.ts'
import { bytesOf } from './mail.ts'

const decode = (text: string, encoding: TransferEncoding, maxBytes?: number) =>
  new TextDecoder().decode(decodeTransfer(bytesOf(text), encoding, maxBytes))

describe('transferEncoding', () => {
  it.each([
    ['base64', 'base64'],
    ['x-uuencode', 'uuencode'],
    ['8bit', 'identity'],
    ['8-bit', 'identity'],
    ['quoted printable', 'quoted-printable'],
    ['x-gzip64', null],
    ['constructor', null],
  ])('takes %s for %s', (label, encoding) => {
    expect(transferEncoding(label)).toBe(encoding)
  })
})

describe('base64', () => {
  it.each([
    ['aGVsbG8=', 'hello'],
    ['aGVs\r\nbG8', 'hello'],
    ['aGVs\rbG8=\r', 'hello'],
    ['aG!V*sb\0G8=', 'hello'],
    ['aGVsbG8=aGVsbG8=', 'hellohello'],
    ['aGVsbG8', 'hello'],
    ['aGVsbG8=\n\n-- \nA list footer.', 'hello\n-- \nA list footer.'],
    ['aGVsbG8h-_'.slice(0, 8), 'hello!'],
    ['', ''],
    ['=', ''],
  ])('decodes %j', (raw, text) => {
    expect(decode(raw, 'base64')).toBe(text)
  })

  it('stops at the limit', () => {
    expect(decode('aGVsbG8='.repeat(1000), 'base64', 7)).toBe('hellohe')
  })
})

describe('quoted-printable', () => {
  it.each([
    ['a=3Db', 'a=b'],
    ['soft=\r\nbreak', 'softbreak'],
    ['soft=\nbreak', 'softbreak'],
    ['soft=\rbreak', 'softbreak'],
    ['soft= \t\r\nbreak', 'softbreak'],
    ['end=', 'end'],
    ['=e9=80=80', '退'],
    ['not = hex =ZZ', 'not = hex =ZZ'],
    ['trailing \t\r\nspace', 'trailing\r\nspace'],
    ['kept=20\r\nspace', 'kept \r\nspace'],
  ])('decodes %j', (raw, text) => {
    expect(decode(raw, 'quoted-printable')).toBe(text)
  })
})

describe('uuencode', () => {
  it.each(['\n', '\r\n', '\r'])('decodes lines that end with %j', (newline) => {
    expect(decode(['begin 644 a.txt', '%:&5L;&\\', '`', 'end', 'rest'].join(newline), 'uuencode')).toBe(
      'hello',
    )
  })

  it('gives what has no begin line as it is', () => {
    expect(decode('hello', 'uuencode')).toBe('hello')
  })
})
