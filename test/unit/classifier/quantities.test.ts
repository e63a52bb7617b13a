import { describe, expect, it } from 'vitest'
import { readHops, readMaxRecipients, readSizes, readWait } from '../../../src/classifier/quantities.ts'

describe('readSizes', () => {
  it.each([
    ['552 Message size exceeds fixed maximum message size: 7372800 bytes', { limitBytes: 7372800 }],
    ['552 5.2.3 Message size exceeds fixed maximum message size (7200000)', { limitBytes: 7200000 }],
    ['552 Data size must not exceed 4096Kbytes.', { limitBytes: 4194304 }],
    ['552 Data size must not exceed 4096K bytes', { limitBytes: 4194304 }],
    ['552 maximum message size is 10M', { limitBytes: 10485760 }],
    ['552 size limit is 25 MB', { limitBytes: 26214400 }],
    ['552 5.3.4 Message is too large; 3,000,000 bytes max', { limitBytes: 3000000 }],
    [
      'message size 36000000 exceeds size limit 31457280 of server mx.example.com[192.0.2.7]',
      { sizeBytes: 36000000, limitBytes: 31457280 },
    ],
    ['邮件大小超过限制 20MB', { limitBytes: 20971520 }],
    ['552 5.3.4 Message size exceeds limit', {}],
    ['552 5.2.2 quota exceeded for 192.0.2.7 at 2026-01-02', {}],
  ])('%s', (text, expected) => {
    expect(readSizes(text)).toEqual(expected)
  })
})

describe('readWait', () => {
  it.each([
    ['Greylisted for 5 minutes', 300],
    ['Greylisted, try again in 300 seconds', 300],
    ['please come back in 00:05:00', 300],
    ['Try again later, retry after 1 hour', 3600],
    ['请在 30 分钟后重试', 1800],
    ['please try again later', null],
  ])('%s', (text, expected) => {
    expect(readWait(text)).toBe(expected)
  })
})

describe('readMaxRecipients and readHops', () => {
  it.each([
    ['553 Too many recipients in the mail, should less than 20', 19],
    ['452 4.5.3 Too many recipients, maximum is 100', 100],
    ['452 too many recipients (50 max)', 50],
    ['452 too many recipients', null],
  ])('%s', (text, expected) => {
    expect(readMaxRecipients(text)).toBe(expected)
  })

  it('counts hops', () => {
    expect(readHops('554 Too many hops 27 (25 max)')).toBe(27)
    expect(readHops('554 5.4.6 Too many hops')).toBeNull()
  })
})
