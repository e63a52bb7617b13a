import { describe, expect, it } from 'vitest'
import { planChecks, runChecks } from '../../../src/live/runChecks.ts'
import { CHECKS, type Finding, type LiveTable } from '../../../src/live/types.ts'
import { blocklist, loopback, subject } from './support/checking.ts'

const net = loopback()
const table: LiveTable = { blocklists: [blocklist({ usual: true })] }
const whole = subject({
  ...{ recipientDomains: ['x.example'], senderDomain: 'own.example', envelopeFrom: 'li@own.example' },
  ...{ sendingIp: '203.0.113.5', helo: 'mx.own.example' },
  signatures: [{ domain: 'own.example', selector: 's1' }],
})

describe('planChecks', () => {
  it('tells which names and addresses each check gives away', () => {
    expect(planChecks(whole, table)).toEqual([
      { id: 'recipient', about: ['x.example'], lists: [] },
      { id: 'spf', about: ['own.example', '203.0.113.5'], lists: [] },
      { id: 'dkim', about: ['s1._domainkey.own.example'], lists: [] },
      { id: 'dmarc', about: ['_dmarc.own.example'], lists: [] },
      { id: 'reverse', about: ['203.0.113.5', 'mx.own.example'], lists: [] },
      { id: 'blocklists', about: ['203.0.113.5'], lists: ['Example List'] },
    ])
  })

  it('plans nothing where there is nothing to go by', () => {
    expect(planChecks(subject({}), table)).toEqual([])
  })
})

describe('runChecks', () => {
  it('carries out what is wanted and tells findings as they come', async () => {
    const context = net.within({
      'own.example': ['TXT v=spf1 -all'],
      '_dmarc.own.example': ['TXT v=DMARC1; p=reject'],
    })
    const told: Finding[] = []
    const onFindings = (findings: readonly Finding[]) => told.push(...findings)
    const findings = await runChecks(whole, context, { checks: CHECKS, table, onFindings })
    expect(findings.map(({ check, reason }) => `${check}: ${reason}`)).toEqual([
      'recipient: mx_no_domain',
      'spf: spf_fail',
      'dkim: dkim_missing',
      'dmarc: dmarc_enforced',
      'dmarc: dmarc_unaligned',
      'reverse: ptr_none',
      'reverse: helo_none',
      'blocklists: list_silent',
    ])
    expect(new Set(told)).toEqual(new Set(findings))
  })

  it('asks only what the wanted checks need', async () => {
    const context = net.within({})
    await runChecks(whole, context, { checks: ['recipient'], table })
    expect(net.server().asked).toEqual(['MX x.example'])
  })

  it('tells nobody the name before the @ of any address', async () => {
    const context = net.within({
      'own.example': ['TXT v=spf1 include:%{l}.own.example ?exists:%{s}.own.example -all'],
    })
    await runChecks(whole, context, { checks: CHECKS, table })
    expect(net.server().asked.join(' ')).not.toMatch(/\bli\b/)
  })

  it('ends when the reader cancels', async () => {
    const context = { ...net.within({}), resolve: () => Promise.reject(new Error('cancelled')) }
    await expect(runChecks(whole, context, { checks: CHECKS, table })).rejects.toThrow('cancelled')
  })
})
