import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createResolve } from '../../../src/live/resolve.ts'
import type { Resolver, Send } from '../../../src/live/types.ts'
import { type DohServer, startDohServer } from '../../../tools/clients/dohServer.ts'
import { overHttp, resolverAt } from './support/loopback.ts'
import { zone } from './support/zone.ts'

const records = zone({
  'example.com': ['MX 20 b.example.com', 'MX 10 a.example.com', 'TXT first'],
  'alias.example.com': ['CNAME target.example.com'],
  'target.example.com': ['A 192.0.2.7'],
  'one.example.com': ['CNAME two.example.com'],
  'two.example.com': ['CNAME one.example.com'],
  'broken.example.com': ['TIMEOUT'],
})

describe('createResolve', () => {
  let first: DohServer
  let second: DohServer
  beforeAll(async () => {
    ;[first, second] = await Promise.all([startDohServer(records), startDohServer(records)])
  })
  beforeEach(() => {
    for (const server of [first, second]) {
      server.mood = 'well'
      server.asked.length = 0
      server.requests.length = 0
    }
  })
  afterAll(() => Promise.all([first.stop(), second.stop()]))
  const both = () => [resolverAt(first, 'first'), resolverAt(second, 'second')]
  const asking = (resolvers: readonly Resolver[], send: Send = overHttp()) =>
    createResolve({ resolvers, send })

  it('gives the records and who told them', async () => {
    const answer = await asking(both())('Example.COM.', 'MX')
    expect(answer).toEqual({
      status: 'found',
      resolver: 'first',
      records: [
        { type: 'MX', name: 'example.com', preference: 20, exchange: 'b.example.com' },
        { type: 'MX', name: 'example.com', preference: 10, exchange: 'a.example.com' },
      ],
    })
    expect(second.requests).toEqual([])
  })

  it('tells a name without such a record from no such name and from servers that do not answer', async () => {
    const resolve = asking(both())
    expect(await resolve('example.com', 'A')).toEqual({ status: 'no-data', resolver: 'first' })
    expect(await resolve('nothing.example.com', 'A')).toEqual({ status: 'no-such-name', resolver: 'first' })
    expect(await resolve('broken.example.com', 'A')).toEqual({
      ...{ status: 'failed', failure: 'server-failure', resolver: 'first' },
    })
    expect(second.requests).toEqual([])
  })

  it('follows aliases and notices when they run in a circle', async () => {
    const resolve = asking([resolverAt(first)])
    expect(await resolve('alias.example.com', 'A')).toMatchObject({
      ...{ status: 'found', records: [{ data: '192.0.2.7' }] },
    })
    expect(await resolve('one.example.com', 'A')).toMatchObject({ status: 'failed', failure: 'cname-loop' })
  })

  it('asks each question once', async () => {
    const resolve = asking([resolverAt(first)])
    await Promise.all([resolve('example.com', 'TXT'), resolve('EXAMPLE.com', 'TXT')])
    await resolve('example.com.', 'TXT')
    expect(first.asked).toEqual(['TXT example.com'])
  })

  it.each([
    ['broken', 'unreachable'],
    ['damaged', 'malformed'],
    ['refusing', 'refused'],
  ] as const)('goes on to the next where one is %s, says so, and stays with it', async (mood, failure) => {
    first.mood = mood
    const told: unknown[] = []
    const resolve = createResolve({
      resolvers: both(),
      send: overHttp(),
      onFailover: (from, to, why) => told.push([from.id, to.id, why]),
    })
    expect(await resolve('example.com', 'TXT')).toMatchObject({ status: 'found', resolver: 'second' })
    expect(told).toEqual([['first', 'second', failure]])
    const before = first.requests.length
    expect(await resolve('target.example.com', 'A')).toMatchObject({ resolver: 'second' })
    expect(first.requests).toHaveLength(before)
  })

  it('goes on where one keeps silent, and says so when all do', async () => {
    const silent: Send = async ({ id }, query) =>
      id === 'first' ? 'timeout' : overHttp()(resolverAt(second), query)
    expect(await asking(both(), silent)('example.com', 'TXT')).toMatchObject({ resolver: 'second' })
    expect(await asking(both(), async () => 'timeout')('example.com', 'TXT')).toEqual({
      ...{ status: 'failed', failure: 'timeout', resolver: 'first, second' },
    })
  })

  it('asks nobody for a name that the DNS cannot hold', async () => {
    const resolve = asking([resolverAt(first)])
    for (const name of ['', 'a..example.com', `${'a'.repeat(64)}.example.com`, `${'abc.'.repeat(70)}example`])
      expect((await resolve(name, 'A')).status).toBe('no-such-name')
    expect(first.requests).toEqual([])
  })

  it('rejects when the reader has cancelled', async () => {
    const cancelled: Send = async () => {
      throw new DOMException('cancelled', 'AbortError')
    }
    await expect(asking(both(), cancelled)('example.com', 'A')).rejects.toThrow('cancelled')
  })
})
