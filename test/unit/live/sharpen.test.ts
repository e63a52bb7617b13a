import { describe, expect, it } from 'vitest'
import { type Judged, sharpen } from '../../../src/live/sharpen.ts'
import type { CheckId, Finding, FindingReason } from '../../../src/live/types.ts'
import { blocklist, NOW } from './support/checking.ts'

const judged = (category: string, params: Judged['params'] = {}): Judged => ({
  ...{ category, permanence: 'unknown', party: 'recipient-admin', confidence: 'likely', params },
})
const finding = (check: CheckId, reason: FindingReason, about = 'x.example', params = {}): Finding => ({
  ...{ check, status: 'bad', reason, about, params, time: NOW, resolver: 'test' },
})
const context = {
  domain: 'x.example',
  blocklists: [blocklist(), blocklist({ name: 'Other', aliases: ['other'] })],
}
const ids = (category: string, findings: readonly Finding[], params: Judged['params'] = {}) =>
  sharpen(judged(category, params), findings, context).conclusions.map(({ id }) => id)

describe('sharpen', () => {
  it('says that an address is wrong whose domain gets no mail', () => {
    const { diagnosis, conclusions } = sharpen(
      judged('dns-failure'),
      [finding('recipient', 'mx_none')],
      context,
    )
    expect(conclusions).toMatchObject([
      { id: 'no_mail_server', effect: 'confirms', params: { about: 'x.example' } },
    ])
    expect(diagnosis).toMatchObject({ permanence: 'permanent', party: 'sender', confidence: 'certain' })
    expect(diagnosis.category).toBe('dns-failure')
  })

  it('says that a domain works again', () => {
    const found = [finding('recipient', 'mx_found')]
    const { diagnosis, conclusions } = sharpen(judged('dns-failure'), found, context)
    expect(conclusions).toMatchObject([{ id: 'domain_works', effect: 'changed' }])
    expect(diagnosis.permanence).toBe('temporary')
  })

  it('leaves alone what is about another recipient or another matter', () => {
    expect(ids('dns-failure', [finding('recipient', 'mx_none', 'other.example')])).toEqual([])
    expect(ids('message-too-large', [finding('recipient', 'mx_none'), finding('spf', 'spf_fail')])).toEqual(
      [],
    )
  })

  it('names the server that the SPF record lacks', () => {
    const found = finding('spf', 'spf_fail', 'own.example', { ip: '203.0.113.5', domain: 'own.example' })
    const { diagnosis, conclusions } = sharpen(
      judged('domain-auth-failed', { mechanism: 'spf' }),
      [found],
      context,
    )
    expect(conclusions).toMatchObject([{ id: 'spf_lacks_server', params: { ip: '203.0.113.5' } }])
    expect(diagnosis.party).toBe('sender-admin')
  })

  it('does not blame SPF where the server spoke of DKIM', () => {
    const spf = finding('spf', 'spf_softfail')
    expect(sharpen(judged('domain-auth-failed', { mechanism: 'dkim' }), [spf], context).diagnosis.party).toBe(
      'recipient-admin',
    )
  })

  it('says that an address is not on the list any more that the reply names, only of that list', () => {
    const gone = (list: string) => finding('blocklists', 'list_not_listed', '203.0.113.5', { list })
    const named = { blocklist: 'bl.example.org' }
    expect(ids('ip-blocked', [gone('Example List')], named)).toEqual(['not_listed'])
    expect(ids('ip-blocked', [gone('Other')], named)).toEqual([])
    expect(ids('ip-blocked', [gone('Example List')])).toEqual([])
  })

  it('points at the receiver where the list is shut down', () => {
    const dead = finding('blocklists', 'list_dead', '203.0.113.5', { list: 'Example List' })
    const { diagnosis } = sharpen(judged('ip-blocked', { blocklist: 'bl.example.org' }), [dead], context)
    expect(diagnosis.party).toBe('recipient-admin')
    expect(diagnosis.confidence).toBe('certain')
  })

  it('concludes nothing from what could not be told', () => {
    const unknown = (['failed', 'list_public', 'list_refused', 'list_silent', 'spf_record'] as const).map(
      (reason) => finding('blocklists', reason, '203.0.113.5', { list: 'Example List' }),
    )
    expect(ids('ip-blocked', unknown, { blocklist: 'bl.example.org' })).toEqual([])
    expect(ids('dns-failure', [finding('recipient', 'failed')])).toEqual([])
  })
})
