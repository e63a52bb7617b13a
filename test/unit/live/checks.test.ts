import { describe, expect, it } from 'vitest'
import { checkDkim } from '../../../src/live/checkDkim.ts'
import { checkDmarc } from '../../../src/live/checkDmarc.ts'
import { checkRecipient } from '../../../src/live/checkRecipient.ts'
import { checkReverse } from '../../../src/live/checkReverse.ts'
import { checkSpf } from '../../../src/live/checkSpf.ts'
import type { Finding } from '../../../src/live/types.ts'
import { loopback, NOW, subject } from './support/checking.ts'

const net = loopback()
const brief = (findings: readonly (Finding | null)[]) =>
  findings.map((one) => one && [one.status, one.reason])

describe('the domain of the recipient', () => {
  it.each([
    [
      'a mail server',
      { 'x.example': ['MX 10 mx.x.example'], 'mx.x.example': ['A 192.0.2.1'] },
      'ok',
      'mx_found',
    ],
    [
      'one with IPv6 only',
      { 'x.example': ['MX 10 m.x.example'], 'm.x.example': ['AAAA ::1'] },
      'ok',
      'mx_found',
    ],
    ['a null MX (RFC 7505)', { 'x.example': ['MX 0 .'] }, 'bad', 'mx_null'],
    ['no MX but an address', { 'x.example': ['A 192.0.2.1'] }, 'warn', 'mx_none_but_address'],
    ['neither', { 'x.example': ['TXT hello'] }, 'bad', 'mx_none'],
    ['no existence', {}, 'bad', 'mx_no_domain'],
    ['a mail server without address', { 'x.example': ['MX 10 gone.x.example'] }, 'bad', 'mx_unresolved'],
    ['silent name servers', { 'x.example': ['TIMEOUT'] }, 'cannot-tell', 'failed'],
    [
      'a mail server whose name servers are silent',
      { 'x.example': ['MX 10 mx.y.example'], 'mx.y.example': ['TIMEOUT'] },
      ...(['cannot-tell', 'failed'] as const),
    ],
  ] as const)('has %s', async (_, records, status, reason) => {
    const finding = await checkRecipient('x.example', net.within(records))
    expect(finding).toMatchObject({ check: 'recipient', status, reason, time: NOW, resolver: 'test' })
  })

  it('names the servers in the order of their preference', async () => {
    const records = {
      'x.example': ['MX 20 b.x.example', 'MX 10 a.x.example'],
      'a.x.example': ['A 192.0.2.1'],
    }
    expect((await checkRecipient('x.example', net.within(records))).params.hosts).toBe(
      'a.x.example, b.x.example',
    )
  })
})

describe('SPF of the sender', () => {
  const sender = subject({
    ...{
      senderDomain: 'own.example',
      envelopeFrom: 'li@own.example',
      sendingIp: '203.0.113.5',
      helo: 'mx.own.example',
    },
  })
  it.each([
    ['v=spf1 ip4:203.0.113.0/24 -all', 'ok', 'spf_pass'],
    ['v=spf1 ip4:192.0.2.1 -all', 'bad', 'spf_fail'],
    ['v=spf1 ~all', 'warn', 'spf_softfail'],
    ['v=spf1 ?all', 'warn', 'spf_neutral'],
    ['v=spf1 ip4:300.1.1.1 -all', 'bad', 'spf_permerror'],
    ['some other text', 'warn', 'spf_none'],
    ['v=spf1 include:slow.example -all', 'cannot-tell', 'failed'],
  ])('%s gives %s', async (record, status, reason) => {
    const context = net.within({ 'own.example': [`TXT ${record}`], 'slow.example': ['TIMEOUT'] })
    expect(await checkSpf(sender, context)).toMatchObject({ status, reason })
  })

  it('never tells the name before the @', async () => {
    const context = net.within({ 'own.example': ['TXT v=spf1 exists:%{l}.%{i}._spf.own.example -all'] })
    expect(await checkSpf(sender, context)).toMatchObject({ status: 'cannot-tell', reason: 'spf_personal' })
    expect(net.server().asked.join()).not.toContain('li.')
  })

  it('looks at the record alone where the bounce does not tell the server', async () => {
    const context = net.within({ 'own.example': ['TXT v=spf1 mx -all'] })
    expect(await checkSpf({ ...sender, sendingIp: null }, context)).toMatchObject({
      ...{ status: 'cannot-tell', reason: 'spf_record', params: { record: 'v=spf1 mx -all' } },
    })
  })

  it('has nothing to say without a domain', async () => {
    expect(await checkSpf(subject({ sendingIp: '203.0.113.5' }), net.within({}))).toBeNull()
  })
})

describe('DKIM', () => {
  const signature = { domain: 'own.example', selector: 's1' }
  it.each([
    [['TXT v=DKIM1; k=rsa; p=MIGf'], 'ok', 'dkim_found'],
    [['TXT p=MIGf'], 'ok', 'dkim_found'],
    [['TXT v=DKIM1; p='], 'bad', 'dkim_revoked'],
    [['TXT v=DKIM1; t=y:s; p=MIGf'], 'warn', 'dkim_testing'],
    [['TXT hello'], 'bad', 'dkim_bad'],
    [[], 'bad', 'dkim_missing'],
    [['TIMEOUT'], 'cannot-tell', 'failed'],
  ])('%j gives %s', async (records, status, reason) => {
    const context = net.within({ 's1._domainkey.own.example': records })
    expect(await checkDkim(signature, context)).toMatchObject({ status, reason })
  })
})

describe('DMARC', () => {
  const sender = subject({ senderDomain: 'mail.own.example' })
  const passed = (check: 'spf' | 'dkim', domain: string): Finding => ({
    ...{ check, status: 'ok', reason: check === 'spf' ? 'spf_pass' : 'dkim_found', about: domain },
    ...{ params: { domain }, time: NOW, resolver: 'test' },
  })
  const check = (records: Readonly<Record<string, readonly string[]>>, earlier: readonly Finding[] = []) =>
    checkDmarc(sender, earlier, net.within(records))

  it('takes the record of the domain itself', async () => {
    const found = await check({ '_dmarc.mail.own.example': ['TXT v=DMARC1; p=reject'] })
    expect(found).toMatchObject([
      { reason: 'dmarc_enforced', params: { policy: 'reject', at: 'mail.own.example' } },
    ])
  })

  it('falls back to the organizational domain and its policy for subdomains', async () => {
    const found = await check({ '_dmarc.own.example': ['TXT v=DMARC1; p=reject; sp=none'] })
    expect(found).toMatchObject([{ reason: 'dmarc_monitor', params: { policy: 'none', at: 'own.example' } }])
  })

  it('takes no word for a policy that is none', async () => {
    const found = await check({ '_dmarc.own.example': ['TXT v=DMARC1; p=reject; sp=anything'] })
    expect(found).toMatchObject([{ reason: 'dmarc_enforced', params: { policy: 'reject' } }])
  })

  it.each([
    [{}, 'dmarc_none'],
    [{ '_dmarc.mail.own.example': ['TXT v=DMARC1; p=maybe'] }, 'dmarc_bad'],
    [{ '_dmarc.mail.own.example': ['TXT v=DMARC1; p=none', 'TXT v=DMARC1; p=reject'] }, 'dmarc_bad'],
    [{ '_dmarc.mail.own.example': ['TIMEOUT'] }, 'failed'],
  ])('%j gives %s', async (records, reason) => {
    expect(await check(records)).toMatchObject([{ reason }])
  })

  it('tells whether SPF or DKIM speak for the domain of the From', async () => {
    const records = { '_dmarc.own.example': ['TXT v=DMARC1; p=quarantine'] }
    expect(brief(await check(records, [passed('spf', 'bounces.own.example')]))).toContainEqual([
      'ok',
      'dmarc_aligned',
    ])
    expect(brief(await check(records, [passed('dkim', 'esp.example')]))).toContainEqual([
      'bad',
      'dmarc_unaligned',
    ])
    const strict = { '_dmarc.own.example': ['TXT v=DMARC1; p=reject; adkim=s'] }
    expect(brief(await check(strict, [passed('dkim', 'own.example')]))).toContainEqual([
      'bad',
      'dmarc_unaligned',
    ])
    expect(brief(await check(strict, [passed('dkim', 'mail.own.example')]))).toContainEqual([
      'ok',
      'dmarc_aligned',
    ])
  })

  it('says nothing of it where neither could be looked at', async () => {
    const failed: Finding = { ...passed('spf', 'own.example'), status: 'cannot-tell', reason: 'failed' }
    expect(await check({ '_dmarc.own.example': ['TXT v=DMARC1; p=reject'] }, [failed])).toHaveLength(1)
  })
})

describe('the name of the sending address', () => {
  const sender = subject({ sendingIp: '203.0.113.5', helo: 'mx.own.example' })
  const pointer = (name: string) => ({ '5.113.0.203.in-addr.arpa': [`PTR ${name}`] })

  it.each([
    ['leads back', { ...pointer('a.example'), 'a.example': ['A 203.0.113.5'] }, 'ok', 'ptr_match'],
    ['leads elsewhere', { ...pointer('a.example'), 'a.example': ['A 192.0.2.1'] }, 'bad', 'ptr_mismatch'],
    ['is missing', {}, 'bad', 'ptr_none'],
    ['cannot be looked up', { ...pointer('a.example'), 'a.example': ['TIMEOUT'] }, 'cannot-tell', 'failed'],
  ])('%s', async (_, records, status, reason) => {
    const [finding] = await checkReverse(sender, net.within(records))
    expect(finding).toMatchObject({ status, reason })
  })

  it('works for IPv6', async () => {
    const name = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'
    const context = net.within({ [name]: ['PTR six.example'], 'six.example': ['AAAA 2001:db8::1'] })
    expect(brief(await checkReverse(subject({ sendingIp: '2001:db8::1' }), context))).toEqual([
      ['ok', 'ptr_match'],
    ])
  })

  it.each([
    [['A 203.0.113.5'], 'ok', 'helo_match'],
    [['A 192.0.2.1'], 'warn', 'helo_other'],
    [['TXT none'], 'bad', 'helo_none'],
  ])('HELO with %j gives %s', async (records, status, reason) => {
    const found = await checkReverse(sender, net.within({ 'mx.own.example': records }))
    expect(found[1]).toMatchObject({ status, reason, about: 'mx.own.example' })
  })
})
