import { expect, it } from 'vitest'
import { domainOf, isName, shown, toAscii } from '../../../src/live/names.ts'

it('writes domains in ASCII', () => {
  expect(toAscii('Example.COM.')).toBe('example.com')
  expect(toAscii('bücher.example')).toBe('xn--bcher-kva.example')
  expect(toAscii('邮件.公司.cn')).toBe('xn--5nq051n.xn--55qx5d.cn')
  expect(toAscii('例子。example')).toBe('xn--fsqu00a.example')
  expect(toAscii('ｅｘａｍｐｌｅ．ｃｏｍ')).toBe('example.com')
})

it.each([
  'localhost',
  '',
  '[192.0.2.1]',
  '192.0.2.1',
  'a..b.com',
  'a b.com',
  'x.com/evil',
  'ü@x.com',
  `${'a'.repeat(64)}.com`,
])('takes no domain out of %j', (text) => expect(toAscii(text)).toBeNull())

it('takes the domain out of an address', () => {
  expect(domainOf('"a@b"@Example.org')).toBe('example.org')
  expect(domainOf('postmaster')).toBeNull()
})

it('knows which names can be asked for', () => {
  expect(isName('_dmarc.example.com')).toBe(true)
  expect(isName('a..b')).toBe(false)
})

it('cleans what it shows', () => {
  expect(shown('a\u202eb\nc')).toBe('a?b?c')
  expect(shown('x'.repeat(300))).toHaveLength(200)
})
