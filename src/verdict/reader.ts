/** Who the reader is: addresses and servers, given, learnt from sent mail, or read off the notice itself. */
import { headerAll, mailboxes } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { domainOf, isInnerHost, ownerOf } from './hosts.ts'
import { type OwnServers, serverKey } from './path.ts'
import { lastHop } from './received.ts'
import type { VerdictContext } from './types.ts'

export interface Reader {
  readonly addresses: ReadonlySet<string>
  /** Owners of the reader's address domains and servers. */
  readonly owners: ReadonlySet<string>
  readonly servers: OwnServers
  /** True for an own address, whatever stands behind its `+`. */
  isOwnAddress(address: string): boolean
  /** True for a server of the reader's own side. */
  isOwnServer(host: string): boolean
}

const MOST_LEARNT = 500

export function readerOf(notice: Part, context: VerdictContext): Reader {
  const { sent } = context
  const given = [...context.identities, ...[...(sent?.identities ?? [])].slice(0, MOST_LEARNT)]
  const named = given.length > 0 ? given : addressed(notice)
  const addresses = new Set(named.map(plainAddress).filter((address) => address.includes('@')))
  const domains = [...addresses].map(domainOf).filter((domain) => domain !== '')
  const habits = [...new Set(domains)].flatMap((domain) => sent?.habits.get(domain) ?? [])
  const learnt = habits.flatMap(({ hosts }) => [...hosts])
  const certain = new Set([...context.ownHosts, ...learnt].map((host) => serverKey(host.toLowerCase())))
  const inbound = lastHop(notice)?.by ?? null
  const guessed = new Set([
    ...domains.map(serverKey),
    ...habits.flatMap(({ idDomains }) => [...idDomains].filter((name) => !isInnerHost(name)).map(serverKey)),
    ...(inbound !== null && !isInnerHost(inbound) ? [serverKey(inbound)] : []),
  ])
  const owners = new Set([...domains.map(ownerOf), ...certain])
  return {
    addresses,
    owners,
    servers: { certain, guessed },
    isOwnAddress: (address) => addresses.has(plainAddress(address)),
    isOwnServer: (host) =>
      owners.has(ownerOf(host)) || certain.has(serverKey(host)) || guessed.has(serverKey(host)),
  }
}

/** Whom the notice went to: nobody told us who the reader is. */
function addressed(notice: Part): string[] {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) =>
    headerAll(notice, name).slice(0, 3),
  )
  const to = mailboxes(notice, 'to')
    .slice(0, 5)
    .map(({ address }) => address)
  return [...delivered.map((value) => value.trim().replace(/^<|>$/g, '')), ...to]
}

function plainAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0)).toLowerCase()
  return `${local.split('+')[0] ?? ''}${address.slice(at).toLowerCase()}`
}
