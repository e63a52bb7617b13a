import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseIp } from '../../../src/live/ip.ts'
import { createResolve } from '../../../src/live/resolve.ts'
import { evaluateSpf } from '../../../src/live/spf/evaluate.ts'
import { type DohServer, startDohServer } from '../../../tools/clients/dohServer.ts'
import { sharedAvailable, sharedPath } from '../shared.ts'
import { overHttp, resolverAt } from './support/loopback.ts'
import { readSpfSuite } from './support/spfSuite.ts'

describe.runIf(sharedAvailable('the public test suite of SPF'))('the public test suite of RFC 7208', () => {
  const scenarios = readSpfSuite(sharedPath('spf', 'rfc7208-tests.yml'))
  let server: DohServer
  beforeAll(async () => {
    server = await startDohServer()
  })
  afterAll(() => server.stop())

  it('is read whole', () => {
    expect(scenarios).toHaveLength(16)
    expect(scenarios.flatMap(({ cases }) => cases)).toHaveLength(203)
  })

  for (const { description, cases, zone } of scenarios)
    describe(description, () => {
      it.each(cases)('$name', async ({ host, mailfrom, helo, results, explanation }) => {
        server.zone = zone
        const resolve = createResolve({ resolvers: [resolverAt(server)], send: overHttp() })
        const ip = parseIp(host)
        if (!ip) throw new Error(`no address: ${host}`)
        const check = { ip, mailFrom: mailfrom, helo, receiver: 'receiver.example', now: 1_700_000_000 }
        const outcome = await evaluateSpf(check, resolve)
        expect(results).toContain(outcome.result)
        if (explanation !== null)
          expect(outcome.explanation).toBe(explanation === 'DEFAULT' ? null : explanation)
      })
    })
})
