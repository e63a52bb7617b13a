import { beforeAll, expect, test } from 'vitest'
import type { AdviceTable } from '../../../src/advice/adviceTable.ts'
import { attachmentBytes, figuresOf } from '../../../src/advice/figures.ts'
import type { Category, Params } from '../../../src/classifier/types.ts'
import { ALL_PARAMS, diagnosisOf, factsOf, readTable, reportOf } from './samples.ts'

let table: AdviceTable
beforeAll(async () => {
  table = await readTable()
})

const WIRE = 78 / 57
const figures = (category: Category, params: Params, facts = factsOf(), more = {}) =>
  figuresOf(
    { facts, diagnosis: diagnosisOf(category, { params, ...more }) },
    reportOf('failure', [facts]),
    table,
  )

test.each([4_194_304, 5_000_000, 7_372_800, 10_485_760, 26_214_400, 52_428_800])(
  'attachments that fill what is advised for %d bytes fit',
  (limit) => {
    const advised = attachmentBytes(limit)
    expect(advised * WIRE + 4096).toBeLessThan(limit)
    expect(advised * WIRE + 4096).toBeGreaterThan(limit * 0.88)
  },
)

test('says nothing of attachments where none fits', () => {
  expect(attachmentBytes(4096)).toBe(0)
  expect(figures('message-too-large', { limitBytes: 4096 })).not.toHaveProperty('attachments')
  expect(figures('message-too-large', { limitBytes: 4096 })).toHaveProperty('limit')
})

test('a size below the limit is no proof of anything and is not told', () => {
  expect(figures('message-too-large', { limitBytes: 10_000, sizeBytes: 5000 })).not.toHaveProperty('size')
  expect(figures('message-too-large', { limitBytes: 10_000, sizeBytes: 50_000 })).toHaveProperty('size')
})

test('fills commands with what this bounce names', () => {
  const text = (name: string) => figures('connection-failed', ALL_PARAMS)[name]
  expect(text('mx_command')).toEqual({ kind: 'command', text: 'nslookup -q=mx mail.example' })
  expect(text('ptr_command')).toEqual({ kind: 'command', text: 'dig -x 203.0.113.25' })
  expect(text('telnet_command')).toEqual({ kind: 'command', text: 'telnet mx.mail.example 25' })
})

test('commands never hold what is no host name or address', () => {
  const hostile = { domain: 'x.example; rm -rf ~', ip: '1.1.1.1|sh', host: '$(id).example' }
  const facts = factsOf({ finalRecipient: 'a@b.example`id`', remoteMta: 'mx & calc' })
  const given = figures('dns-failure', hostile, facts)
  for (const name of ['mx_command', 'ptr_command', 'telnet_command'])
    expect(given[name]).toMatchObject({ kind: 'command', blank: expect.stringMatching(/^blank_/) })
})

test("a sender's domain is not taken for the recipient's", () => {
  const given = figures('domain-auth-failed', { domain: 'firm.example', mechanism: 'spf' })
  expect(given.sender_domain).toEqual({ kind: 'strong', text: 'firm.example' })
  expect(given.domain).toEqual({ kind: 'strong', text: 'mail.example' })
  expect(given.spf_command).toEqual({ kind: 'command', text: 'nslookup -q=txt firm.example' })
})

test('finds a blocklist by zone, by name and by the closest outer zone', () => {
  const list = (blocklist: string) => figures('ip-blocked', { blocklist })
  expect(list('bl.lists.example').list_page).toMatchObject({ href: 'https://lists.example/look' })
  expect(list('STRICT LIST').removal_page).toMatchObject({ href: 'https://lists.example/remove' })
  expect(list('sub.bl.lists.example').list).toEqual({ kind: 'strong', text: 'Strict List' })
  expect(list('other.lists.example').list).toEqual({ kind: 'strong', text: 'Wide' })
})

test('a list that nobody knows is named as the server named it', () => {
  const given = figures('ip-blocked', { blocklist: 'rbl.\u202eunknown.example' })
  expect(given.list).toEqual({ kind: 'strong', text: 'rbl.unknown.example' })
  expect(given).not.toHaveProperty('list_page')
})

test('a list that was shut down has no page', () => {
  const given = figures('ip-blocked', { blocklist: 'dnsbl.old.example' })
  expect(given.closed_list).toEqual({ kind: 'strong', text: 'Old List' })
  expect(given).not.toHaveProperty('list')
})

test.each([
  ['https://support.google.com/mail/answer/6596', 'link'],
  ['https://check.spamhaus.org/query/ip/203.0.113.25', 'link'],
  ['http://support.google.com/mail', 'code'],
  ['https://support.google.com.evil.example/', 'code'],
  ['https://evilsupport.google.com.example/', 'code'],
  ['https://support.google.com@evil.example/', 'code'],
  ['https://me:pw@support.google.com/', 'code'],
  ['https://support.google.com:8443/', 'code'],
  ['javascript:alert(1)', 'code'],
  ['no url', 'code'],
])('%s from a mail is shown as %s', (url, kind) => {
  expect(figures('policy-rejected', { url }).url).toMatchObject({ kind })
})

test("the recipient's provider has its own help page", () => {
  const given = figures('spam-content', {}, factsOf(), { provider: 'netease' })
  expect(given.help_page).toMatchObject({ kind: 'link', href: expect.stringContaining('163.com') })
  expect(figures('spam-content', {}, factsOf(), { provider: 'constructor' })).not.toHaveProperty('help_page')
})

test.each([
  ['http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.25&hostid=mx27', ['help_page']],
  ['https://mail.163.com/help/help_spam_16.htm?ip=192.0.2.25', ['url']],
  ['http://mail.163.com/help/other.htm', ['help_page', 'url']],
])('one page is named once: %s', (url, named) => {
  const given = figures('spam-content', { url }, factsOf(), { provider: 'netease' })
  expect(
    Object.keys(given)
      .filter((name) => name === 'url' || name === 'help_page')
      .sort(),
  ).toEqual(named)
})

test('every page of the table is https and on a host that may be linked', () => {
  for (const url of Object.values(table.providers)) expect(url).toMatch(/^https:\/\//)
})
