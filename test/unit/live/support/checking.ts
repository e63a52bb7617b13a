import { afterAll, beforeAll } from 'vitest'
import { createResolve } from '../../../../src/live/resolve.ts'
import type { Blocklist, CheckContext, Subject } from '../../../../src/live/types.ts'
import { type DohServer, startDohServer } from '../../../../tools/clients/dohServer.ts'
import { overHttp, resolverAt } from './loopback.ts'
import { zone } from './zone.ts'

export const NOW = '2026-11-22T09:00:00.000Z'

/** A resolver on loopback for the tests of a file; `within(records)` gives a context over those records. */
export function loopback() {
  let server: DohServer
  beforeAll(async () => {
    server = await startDohServer()
  })
  afterAll(() => server.stop())
  return {
    server: () => server,
    within(records: Readonly<Record<string, readonly string[]>>, open = false): CheckContext {
      server.zone = zone(records)
      server.asked.length = 0
      server.mood = 'well'
      const resolve = createResolve({ resolvers: [resolverAt(server)], send: overHttp() })
      return { resolve, now: () => NOW, open }
    },
  }
}

const NOTHING: Subject = {
  ...{ recipientDomains: [], senderDomain: null, envelopeFrom: null, sendingIp: null, helo: null },
  ...{ signatures: [], blocklist: null },
}
export const subject = (known: Partial<Subject>): Subject => ({ ...NOTHING, ...known })

export const blocklist = (known: Partial<Blocklist> = {}): Blocklist => ({
  ...{ name: 'Example List', aliases: ['bl.example.org'], zones: ['bl.example.org'], lists: ['ip4', 'ip6'] },
  ...{ codes: [], refusesPublic: false, dead: false, usual: false, page: 'https://bl.example.org/look' },
  ...known,
})
