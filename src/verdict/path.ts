/** Whether the returned mail went through the reader's own servers, as far as its Received fields can be believed. */
import { header } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { authenticationOf } from './authentication.ts'
import { domainOf, isInnerHost, isIpAddress, ownerOf, registeredDomain } from './hosts.ts'
import { type Hop, hopsOf } from './received.ts'

/** The reader's servers. `certain` ones were named or learnt from sent mail, the others are guessed from addresses. */
export interface OwnServers {
  readonly certain: ReadonlySet<string>
  readonly guessed: ReadonlySet<string>
}

export interface Path {
  /** `own`: it passed an own server. `foreign`: it came in elsewhere. `unclear`: the fields do not say. */
  readonly went: 'own' | 'foreign' | 'unclear'
  /** Where it came in, for `foreign`: the name or address of the first machine that is not the reporter's. */
  readonly entry: string | null
  /** How many other signs it takes where our servers are only guessed: a login or an own name on the way are counter-signs. */
  readonly signsNeeded: number
  /** True when that machine has no name, or one that providers give to their customers' lines. */
  readonly unnamed: boolean
}

/** Names and domains as `certain` and `guessed` hold them: IP addresses whole, hosts by their owner. */
export function serverKey(host: string): string {
  return isIpAddress(host) ? host.replace(/^\[|\]$/g, '') : ownerOf(host)
}

export function pathOf(returned: Pick<Part, 'headers'>, own: OwnServers): Path {
  const hops = hopsOf(returned)
  const isOwn = (host: string | null) => host !== null && has(own, host)
  let entry: Hop | null = null
  for (const [index, hop] of hops.entries()) {
    const previous = hops[index - 1]
    if (previous && !continues(previous, hop)) {
      // Below a break anything may be invented; an own server's name there says little unless we know them all.
      const claimed = hops.slice(index).some(({ by }) => isOwn(by))
      return cameIn(entry, claimed && !isUnnamed(previous) ? 2 : 1)
    }
    if (isOwn(hop.by) || fromOwn(hop, own)) return { ...UNCLEAR, went: 'own' }
    const client = clientName(hop)
    if (client !== null && !isInnerHost(client) && !sameOwner(client, hop.by)) entry ??= hop
    if (hop.submitted) return cameIn(entry, 2)
  }
  return cameIn(entry, 1)
}

const UNCLEAR: Path = { went: 'unclear', entry: null, unnamed: false, signsNeeded: 0 }
const LINE =
  /\b(?:dyn\w*|d?dsl|adsl|pools?|dial\w*|ppp\w*|cable|dhcp|client|customer|home|broadband|mobile|res)\b|\d{1,3}[-.x]\d{1,3}[-.x]\d{1,3}/i

function cameIn(entry: Hop | null, signsNeeded: number): Path {
  const name = entry && clientName(entry)
  if (!entry || !name) return UNCLEAR
  const unnamed = isUnnamed(entry) || (!isIpAddress(name) && LINE.test(name))
  return { went: 'foreign', entry: name, unnamed, signsNeeded }
}

function has({ certain, guessed }: OwnServers, host: string): boolean {
  const keys = [serverKey(host), registeredDomain(host), host]
  return keys.some((key) => certain.has(key) || guessed.has(key))
}

/** The resolved name decides; the name that the client gave itself only where the server resolves none. */
function fromOwn(hop: Hop, own: OwnServers): boolean {
  if (hop.ip !== null && has(own, hop.ip)) return true
  if (hop.resolved === 'unknown') return false
  const name = hop.resolved ?? hop.helo
  return name !== null && has(own, name)
}

const isUnnamed = (hop: Hop) => hop.resolved === 'unknown' && hop.ip !== null && !isInnerHost(hop.ip)

const clientName = (hop: Hop) =>
  hop.resolved !== null && hop.resolved !== 'unknown' ? hop.resolved : (hop.ip ?? hop.helo)

const sameOwner = (one: string, other: string | null) => other !== null && ownerOf(one) === ownerOf(other)

/** True when the lower field may well have been written by the machine that the upper one names as its client. */
function continues(upper: Hop, lower: Hop): boolean {
  const client = clientName(upper)
  if (client === null || lower.by === null || isInnerHost(client) || isInnerHost(lower.by)) return true
  if (isIpAddress(lower.by) && !isUnnamed(upper)) return true
  return sameOwner(client, lower.by) || sameOwner(lower.by, upper.by)
}

/** The reporting side's own check of the returned mail failed for the domain it claims to come from. */
export function returnedFailedChecks(returned: Part, from: string): boolean {
  const checks = authenticationOf(returned, from, () => true)
  if (checks.outcome !== 'failed') return false
  return checks.failed !== 'dkim' && domainOf(from) !== ''
}

/** Envelope sender and author of the returned mail. */
export function sendersOf(returned: Part): string[] {
  return ['from', 'return-path', 'sender', 'x-postfix-sender', 'x-envelope-from']
    .map((name) => header(returned, name) ?? '')
    .flatMap((value) => /[^\s<>"();,:]{1,128}@[^\s<>"();,]{1,255}/.exec(value)?.[0].toLowerCase() ?? [])
}
