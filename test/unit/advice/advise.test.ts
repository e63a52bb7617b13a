import { beforeAll, describe, expect, test } from 'vitest'
import { type AdviceTable, OTHER_KINDS } from '../../../src/advice/adviceTable.ts'
import { advise, adviseKind, outcomeOf } from '../../../src/advice/advise.ts'
import { CATEGORIES, type Category, type Diagnosis, type Params } from '../../../src/classifier/types.ts'
import type { MessageRef } from '../../../src/i18n/types.ts'
import type { RecipientFacts } from '../../../src/report/types.ts'
import { ALL_PARAMS, diagnosisOf, factsOf, readTable, reportOf } from './samples.ts'

let table: AdviceTable
beforeAll(async () => {
  table = await readTable()
})

interface Case {
  readonly facts?: Partial<RecipientFacts>
  readonly diagnosis?: Partial<Diagnosis>
}

function adviceFor(category: Category, params: Params = {}, { facts, diagnosis }: Case = {}) {
  const given = factsOf(facts)
  return advise(
    { facts: given, diagnosis: diagnosisOf(category, { params, ...diagnosis }) },
    reportOf('failure', [given]),
    table,
  )
}

const keys = (refs: readonly MessageRef[]) => refs.map(({ key }) => key)

describe.each(CATEGORIES)('%s', (category) => {
  test('gives every part of the advice, with and without figures', () => {
    for (const params of [{}, ALL_PARAMS]) {
      const advice = adviceFor(category, params)
      expect(advice.senderSteps.length).toBeGreaterThan(0)
      expect(advice.adminSteps.length).toBeGreaterThan(0)
      expect(new Set(keys(advice.senderSteps)).size).toBe(advice.senderSteps.length)
      expect(advice.tone).toBe('fail')
      expect(advice.actions).toContain('copy-ticket')
      expect(advice.actions).toContain('export-ticket')
    }
  })

  test('knows the station that failed, or says that it does not', () => {
    const silent = { facts: { replyCode: null, remoteMta: null, remoteIp: null } }
    expect(adviceFor(category, {}, silent).failedAt === null).toBe(category === 'unknown')
    expect(adviceFor(category).failedAt).not.toBeNull()
  })

  test('says nothing to do while the server keeps trying', () => {
    const advice = adviceFor(category, {}, { facts: { action: 'delayed' } })
    expect(advice.tone).toBe('wait')
    expect(advice.title.key).toBe('delay_title')
    expect(advice.party.key).toBe('party_nobody')
    expect(keys(advice.senderSteps)).toContain('step_delay_no_resend')
    expect(advice.actions).not.toContain('resend')
  })
})

test('what the bounce tells goes into the steps', () => {
  const steps = adviceFor('message-too-large', { limitBytes: 7_372_800 }).senderSteps
  expect(steps[0]).toMatchObject({ key: 'step_split_to', params: { attachments: { kind: 'bytes' } } })
  expect(keys(adviceFor('message-too-large').senderSteps)).toContain('step_split_guess')
  expect(adviceFor('too-many-recipients', { maxRecipients: 19 }).senderSteps[0]).toMatchObject({
    key: 'step_batches_of',
    params: { max_recipients: { value: 19 } },
  })
  expect(keys(adviceFor('too-many-recipients').senderSteps)[0]).toBe('step_batches_guess')
})

test('a new address is told as what the other server claims', () => {
  const advice = adviceFor('mailbox-moved', { newAddress: 'li@new.example' })
  expect(advice.title.key).toBe('mailbox_moved_title_new')
  expect(keys(advice.senderSteps)).toContain('step_confirm_new_address')
  expect(adviceFor('mailbox-moved').title.key).toBe('mailbox_moved_title')
})

test('a blocklist that is shut down is for the other side to drop', () => {
  const advice = adviceFor('ip-blocked', { blocklist: 'dnsbl.old.example' })
  expect(advice.title.key).toBe('ip_blocked_title_closed')
  expect(keys(advice.senderSteps)).toContain('step_closed_list')
  expect(keys(advice.senderSteps)).not.toContain('step_block_tell_admin')
  expect(keys(advice.adminSteps)).toEqual(['admin_closed_list'])
  expect(advice.party.params?.who).toEqual({ kind: 'phrase', key: 'who_recipient_admin' })
})

test('a list of domains is about what stands in the mail, not about the server', () => {
  for (const category of ['spam-content', 'ip-blocked'] as const) {
    const advice = adviceFor(category, { blocklist: 'links.example' })
    expect(advice.title.key).toBe('domain_list_title')
    expect(advice.cause.key).toBe('domain_list_cause')
    expect(keys(advice.senderSteps)).toContain('step_domain_list')
    expect(keys(advice.adminSteps)).toContain('admin_domain_list')
  }
  expect(keys(adviceFor('spam-content', {}).senderSteps)).not.toContain('step_domain_list')
})

test('a known blocklist brings its pages, an unknown one the look-up in many', () => {
  const known = adviceFor('ip-blocked', { blocklist: 'bl.lists.example', ip: '203.0.113.25' })
  expect(keys(known.adminSteps)).toEqual(['admin_list_look', 'admin_fix_first', 'admin_list_removal'])
  expect(keys(adviceFor('ip-blocked').adminSteps)).toContain('admin_list_look_any')
  const expiring = adviceFor('ip-blocked', { blocklist: 'lists.example' })
  expect(keys(expiring.adminSteps)).toContain('admin_list_expires')
})

test('only the sender check that failed is explained to the admin', () => {
  expect(keys(adviceFor('domain-auth-failed', { mechanism: 'SPF' }).adminSteps)).toEqual(['admin_spf'])
  expect(keys(adviceFor('domain-auth-failed', { mechanism: 'dkim' }).adminSteps)).toEqual(['admin_dkim'])
  expect(keys(adviceFor('domain-auth-failed').adminSteps)).toHaveLength(4)
})

test('the party moves the failing station to the side of the sender', () => {
  const own = { diagnosis: { party: 'sender-admin' } } as const
  expect(adviceFor('server-error', {}, own).failedAt).toBe('your-server')
  expect(adviceFor('server-error', {}, { diagnosis: { party: 'recipient-admin' } }).failedAt).toBe(
    'their-server',
  )
  expect(adviceFor('message-too-large', {}, own).title.key).toBe('message_too_large_title_own')
})

test('names who can put it right', () => {
  const party = (name: Diagnosis['party'], category: Category = 'server-error') =>
    adviceFor(category, {}, { diagnosis: { party: name } }).party
  expect(party('recipient-admin').params?.who).toEqual({ kind: 'phrase', key: 'who_recipient_admin' })
  expect(party('network').key).toBe('party_network')
  expect(party('nobody').key).toBe('party_time')
  expect(party('nobody', 'unknown').key).toBe('party_unclear')
})

test('a delay tells until when the server tries, and what to check meanwhile', () => {
  const delayed = { facts: { action: 'delayed', willRetryUntil: '2026-11-27T01:40:00Z' } } as const
  const advice = adviceFor('dns-failure', {}, delayed)
  expect(advice.waiting).toEqual({
    key: 'delay_waiting_until',
    params: { until: { kind: 'date', iso: '2026-11-27T01:40:00Z' } },
  })
  expect(keys(advice.senderSteps).slice(0, 2)).toEqual(['step_check_domain', 'step_delay_check_address'])
  expect(adviceFor('dns-failure', {}, { facts: { action: 'delayed' } }).waiting.key).toBe('delay_waiting')
})

test('the kind of the notice decides where the recipient has no action of its own', () => {
  expect(outcomeOf(factsOf({ action: null }), 'delay')).toBe('delayed')
  expect(outcomeOf(factsOf({ action: null }), 'success')).toBe('delivered')
  expect(outcomeOf(factsOf({ action: null }), 'failure')).toBe('failed')
  expect(outcomeOf(factsOf({ action: 'failed' }), 'delay')).toBe('failed')
})

test('whoever got the mail has nothing to do', () => {
  const advice = adviceFor('unknown', {}, { facts: { action: 'delivered' } })
  expect(advice).toMatchObject({
    tone: 'ok',
    failedAt: null,
    senderSteps: [],
    title: { key: 'success_title' },
  })
})

test.each(OTHER_KINDS)('%s has its own title', (kind) => {
  const { title, tone } = adviseKind(kind, table)
  expect(title.key).toBe(`${kind.replace('-', '_')}_title`)
  expect(tone).not.toBe('fail')
})
