import { expect, it } from 'vitest'
import { blocklistsFor, checkBlocklist, findBlocklist } from '../../../src/live/checkBlocklists.ts'
import { compileLive } from '../../../tools/compileLive.ts'
import { blocklist, loopback, subject } from './support/checking.ts'

const net = loopback()
const sender = subject({ sendingIp: '203.0.113.5', senderDomain: 'own.example' })
const works = { '2.0.0.127.bl.example.org': ['A 127.0.0.2'] }
const listed = { '5.113.0.203.bl.example.org': ['A 127.0.0.4', 'TXT see https://bl.example.org/5'] }
const spamhaus = blocklist({ codes: [2, 3, 4, 9, 10, 11], refusesPublic: true })

it.each([
  ['lists the address', {}, { ...works, ...listed }, 'bad', 'list_listed'],
  ['does not list it', {}, works, 'ok', 'list_not_listed'],
  ['is silent even about its test point', {}, {}, 'cannot-tell', 'list_silent'],
  [
    'lists everything',
    {},
    { ...works, ...listed, '1.0.0.127.bl.example.org': ['A 127.0.0.2'] },
    ...(['cannot-tell', 'list_everything'] as const),
  ],
  [
    'turns this resolver away',
    {},
    { '5.113.0.203.bl.example.org': ['A 127.255.255.254'] },
    ...(['cannot-tell', 'list_refused'] as const),
  ],
  [
    'is a parked domain',
    {},
    { '5.113.0.203.bl.example.org': ['A 198.51.100.9'] },
    'cannot-tell',
    'list_refused',
  ],
  ['answers 127.0.0.1', {}, { '5.113.0.203.bl.example.org': ['A 127.0.0.1'] }, 'cannot-tell', 'list_refused'],
  ['has silent name servers', {}, { '5.113.0.203.bl.example.org': ['TIMEOUT'] }, 'cannot-tell', 'failed'],
  ['is shut down', { dead: true }, { ...works, ...listed }, 'cannot-tell', 'list_dead'],
  ['cannot be asked by DNS', { zones: [] }, {}, 'cannot-tell', 'list_closed'],
  ['lists nothing of this kind', { lists: ['ip6'] as const }, works, 'cannot-tell', 'list_closed'],
] as const)('the list %s', async (_, known, records, status, reason) => {
  const [finding] = await checkBlocklist(blocklist(known), sender, net.within(records))
  expect(finding).toMatchObject({ status, reason, about: '203.0.113.5', params: { list: 'Example List' } })
})

it('tells what the list says about an entry', async () => {
  const [finding] = await checkBlocklist(blocklist(), sender, net.within({ ...works, ...listed }))
  expect(finding?.params.said).toBe('see https://bl.example.org/5')
})

it('never says "not listed" of a list that refuses public resolvers, asked through one', async () => {
  expect(await checkBlocklist(spamhaus, sender, net.within({}, true))).toMatchObject([
    { reason: 'list_public' },
  ])
  expect(await checkBlocklist(spamhaus, sender, net.within(works, true))).toMatchObject([
    { reason: 'list_public' },
  ])
})

it('believes an entry even then, and an own resolver in both', async () => {
  const open = net.within({ ...works, ...listed }, true)
  expect(await checkBlocklist(spamhaus, sender, open)).toMatchObject([{ reason: 'list_listed' }])
  expect(await checkBlocklist(spamhaus, sender, net.within(works))).toMatchObject([
    { reason: 'list_not_listed' },
  ])
})

it('takes only the answers for entries that mean one', async () => {
  const white = blocklist({ codes: [2, 4] })
  const records = { ...works, '5.113.0.203.bl.example.org': ['A 127.0.0.1'] }
  expect(await checkBlocklist(white, sender, net.within(records))).toMatchObject([
    { reason: 'list_not_listed' },
  ])
})

it('asks nobody about a list that is shut down', async () => {
  await checkBlocklist(blocklist({ dead: true }), sender, net.within({}))
  expect(net.server().asked).toEqual([])
})

it('asks by nibbles about IPv6, with the test points of IPv6', async () => {
  const six = subject({ sendingIp: '2001:db8::1' })
  await checkBlocklist(blocklist(), six, net.within({}))
  expect(net.server().asked).toEqual([
    'A 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example.org',
    'A 2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example.org',
  ])
})

it('asks lists of domains about the sender, with their test points', async () => {
  const domains = blocklist({ lists: ['domain'] })
  const records = { 'own.example.bl.example.org': ['A 127.0.0.2'], 'test.bl.example.org': ['A 127.0.0.2'] }
  expect(await checkBlocklist(domains, sender, net.within(records))).toMatchObject([
    { reason: 'list_listed', about: 'own.example' },
  ])
  expect(net.server().asked).toContain('A invalid.bl.example.org')
})

it('finds the list that a reply names', async () => {
  const { blocklists } = (await compileLive(new URL('../../../rules', import.meta.url).pathname)).value
  const name = (text: string) => findBlocklist(text, blocklists)?.name
  expect(name('zen.spamhaus.org')).toBe('Spamhaus ZEN')
  expect(name('Spamhaus PBL')).toBe('Spamhaus PBL')
  expect(name('bl.spamcop.net')).toBe('SpamCop SCBL')
  expect(name('dnsbl.sorbs.net')).toBe('SORBS')
  expect(name('multi.surbl.org')).toBe('SURBL')
  expect(name('nothing.known.example')).toBeUndefined()
})

it('asks the usual lists of an address besides, each once', () => {
  const usual = blocklist({ name: 'Usual', aliases: [], zones: ['u.example'], usual: true })
  const lists = [blocklist(), usual]
  expect(blocklistsFor({ ...sender, blocklist: 'bl.example.org' }, lists).map(({ name }) => name)).toEqual([
    'Example List',
    'Usual',
  ])
  expect(blocklistsFor({ ...sender, blocklist: 'usual' }, lists)).toHaveLength(1)
  expect(blocklistsFor(subject({}), lists)).toEqual([])
})
