import { expect, test } from 'vitest'
import { cleanDomain, cleanIp, domainOf } from '../../../src/advice/hostNames.ts'

test.each([
  ['mail.example', 'mail.example'],
  ['Mail.Example.', 'mail.example'],
  ['xn--fiqs8s.example', 'xn--fiqs8s.example'],
  ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
])('%s is the domain %s', (text, domain) => {
  expect(cleanDomain(text)).toBe(domain)
})

test.each([
  'localhost',
  '',
  '192.0.2.1',
  'a..b',
  '-a.example',
  'a b.example',
  'mail.example;reboot',
  'mail.example&&x',
  '$(x).example',
  '`x`.example',
  'a.example\nb.example',
  "a'b.example",
  'a/b.example',
  '-q=any.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
])('%j is no domain for a command', (text) => {
  expect(cleanDomain(text)).toBeNull()
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['[192.0.2.1]', '192.0.2.1'],
  ['2001:DB8::1', '2001:db8::1'],
  ['IPv6:2001:db8::1', '2001:db8::1'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['2001:db8:0:0:0:0:0:1', '2001:db8:0:0:0:0:0:1'],
])('%s is the address %s', (text, ip) => {
  expect(cleanIp(text)).toBe(ip)
})

test.each([
  '256.0.0.1',
  '1.2.3',
  '01.2.3.4',
  '192.0.2.1;x',
  '::1::',
  '1:2:3',
  'g::1',
  '1:2:3:4:5:6:7:8:9',
  '',
])('%j is no address', (text) => {
  expect(cleanIp(text)).toBeNull()
})

test('takes the domain after the last @', () => {
  expect(domainOf('"a@b"@mail.example')).toBe('mail.example')
  expect(domainOf('nobody')).toBeNull()
})
