import { decode, encode } from '@dnsquery/dns-packet'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeResponse, encodeQuery } from '../../../src/live/wire.ts'

const question = { type: 'TXT', name: 'example.com', class: 'IN' } as const
const response = (more: object): Uint8Array =>
  encode({ type: 'response', id: 0, questions: [question], ...more })

it('asks with id 0 and wishes recursion, so that caches may answer', () => {
  const query = encodeQuery('example.com', 'TXT')
  expect(decode(query)).toMatchObject({ id: 0, type: 'query', flag_rd: true, questions: [question] })
})

it('joins the strings of TXT without anything between them, byte by byte', () => {
  const data = [Buffer.from('v=spf1 '), Buffer.from([0xe4, 0x96]), Buffer.from('x')]
  const bytes = response({ answers: [{ type: 'TXT', name: 'Example.com', data }] })
  expect(decodeResponse(bytes, 'example.com', 'TXT')?.records).toEqual([
    { type: 'TXT', name: 'example.com', text: 'v=spf1 \xe4\x96x' },
  ])
})

it('reads answers of other types without tripping over them', () => {
  const answers = [
    { type: 'SOA', name: 'example.com', data: { mname: 'a.example', rname: 'b.example' } },
    { type: 'TXT', name: 'example.com', data: 'yes' },
  ]
  expect(decodeResponse(response({ answers }), 'example.com', 'TXT')?.records).toHaveLength(1)
})

it('refuses what answers another question, is cut, or is a query', () => {
  expect(decodeResponse(response({}), 'example.org', 'TXT')).toBeNull()
  expect(decodeResponse(response({}), 'example.com', 'A')).toBeNull()
  expect(decodeResponse(response({ flags: 1 << 9 }), 'example.com', 'TXT')).toBeNull()
  expect(decodeResponse(encodeQuery('example.com', 'TXT'), 'example.com', 'TXT')).toBeNull()
  expect(decodeResponse(new TextEncoder().encode('<html>portal</html>'), 'example.com', 'TXT')).toBeNull()
})

it('never throws, whatever comes', () => {
  const whole = response({
    answers: [{ type: 'MX', name: 'example.com', data: { exchange: 'mx.example.com' } }],
  })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      decodeResponse(bytes, 'example.com', 'TXT')
    }),
  )
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const bytes = whole.slice()
      bytes[at] = byte
      decodeResponse(bytes, 'example.com', 'TXT')
    }),
  )
})
