import { describe, expect, it } from 'vitest'
import { classify, explain } from '../../../src/classifier/index.ts'
import { factsOf, NOTHING, shippedRules } from './rules.ts'

const rules = await shippedRules()

describe('params', () => {
  it.each([
    ['552 Message size exceeds fixed maximum message size: 7372800 bytes', { limitBytes: 7372800 }],
    ['553 Too many recipients in the mail, should less than 20', { maxRecipients: 19 }],
    ['450 4.7.1 Greylisted for 5 minutes', { waitSeconds: 300 }],
    [
      '554 5.7.1 Client host [192.0.2.7] blocked using zen.spamhaus.org',
      { blocklist: 'zen.spamhaus.org', ip: '192.0.2.7' },
    ],
    [
      '553 Connections not accepted from IP addresses on Spamhaus XBL; see http://example.com/bl.',
      { blocklist: 'Spamhaus XBL', url: 'http://example.com/bl' },
    ],
    ['554 5.7.1 192.0.2.7 blocked using unheard.example.org', { blocklist: 'unheard.example.org' }],
    ['551 5.1.6 User has moved; please try <li@example.net>', { newAddress: 'li@example.net' }],
    ['550 5.7.26 fails DMARC policy of example.com, SPF failed', { mechanism: 'dmarc' }],
    ['550 SPF check failed', { mechanism: 'spf' }],
    ['550 MI:SPF', { mechanism: 'spf' }],
    ['550 Error: Possible VIRUS (W32/Netsky@MM)', { virus: 'W32/Netsky@MM' }],
    ['554 Message is infected by Eicar-Test-Signature', { virus: 'Eicar-Test-Signature' }],
    ['554 Subject is denied by filter key lottery', { keyword: 'lottery' }],
    ['554 Too many hops 27 (25 max)', { hops: 27 }],
    ['Name service error for name=example.com type=MX: Host not found', { domain: 'example.com' }],
    ['connect to mx.example.com[192.0.2.7]:25: Connection refused', { host: 'mx.example.com' }],
    ['550 5.7.1 likely unsolicited mail. a1si2345678abc.9 - gsmtp', { traceId: 'a1si2345678abc.9' }],
    ['421 4.7.0 2001:db8::25 is on a blacklist', { ip: '2001:db8::25' }],
  ])('%s', (line, expected) => {
    expect(explain(line, rules).diagnosis.params).toMatchObject(expected)
  })

  it('leaves out what the text does not give', () => {
    expect(explain('552 5.3.4 Message size exceeds fixed limit', rules).diagnosis.params).toEqual({})
  })

  it('does not take the remote host for the blocked address', () => {
    const facts = factsOf('550 192.0.2.9 says 192.0.2.7 is blacklisted', { remoteIp: '192.0.2.9' })
    expect(classify(facts, null, rules).params.ip).toBe('192.0.2.7')
  })
})

describe('provider', () => {
  it.each([
    [{ remoteMta: 'gmail-smtp-in.l.google.com' }, 'google'],
    [{ remoteMta: 'mx3.qq.com.' }, 'qq'],
    [{ remoteMta: 'example-com.mail.protection.outlook.com' }, 'microsoft'],
    [{ finalRecipient: 'li@163.com' }, 'netease'],
    [{ remoteMta: 'mx.example.com' }, null],
    [{}, null],
  ])('%j', (facts, provider) => {
    expect(classify({ ...NOTHING, ...facts }, null, rules).provider).toBe(provider)
  })

  it('is known by its words', () => {
    expect(explain('550 Ip frequency limited. http://service.mail.qq.com/x', rules).diagnosis.provider).toBe(
      'qq',
    )
  })
})
