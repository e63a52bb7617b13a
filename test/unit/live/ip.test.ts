import { expect, it } from 'vitest'
import { formatIp, isWithin, parseIp, reverseName } from '../../../src/live/ip.ts'

const ip = (text: string) => parseIp(text) ?? expect.fail(`${text} is no address`)

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['::', '::'],
  ['::1', '::1'],
  ['fe80::', 'fe80::'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
])('reads %s and writes it as %s', (text, written) => expect(formatIp(ip(text))).toBe(written))

it.each([
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  '1::2::3',
  '12345::',
  ':::',
  '1:2:3:4:5:6:7:8:9',
  'x',
  '',
  '::1.2.3',
])('takes no address out of %j', (text) => expect(parseIp(text)).toBeNull())

it('compares the first bits only', () => {
  expect(isWithin(ip('192.0.2.77'), ip('192.0.2.64'), 26)).toBe(true)
  expect(isWithin(ip('192.0.2.128'), ip('192.0.2.64'), 26)).toBe(false)
  expect(isWithin(ip('192.0.2.1'), ip('203.0.113.9'), 0)).toBe(true)
  expect(isWithin(ip('2001:db8::1'), ip('2001:db8::ffff'), 112)).toBe(true)
  expect(isWithin(ip('192.0.2.1'), ip('2001:db8::1'), 0)).toBe(false)
})

it('names addresses in the reverse trees', () => {
  expect(reverseName(ip('192.0.2.1'))).toBe('1.2.0.192.in-addr.arpa')
  expect(reverseName(ip('2001:db8::1'))).toBe(
    '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  )
})
