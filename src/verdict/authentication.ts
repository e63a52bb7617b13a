/** Authentication-Results (RFC 8601) of the server that took the message in; older ones below it are not believed. */
import { headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { domainOf, ownerOf } from './hosts.ts'

export interface Authentication {
  /** `aligned`: SPF, DKIM or DMARC passed for the domain of the From field (RFC 7489 3.1, by owner). */
  readonly outcome: 'aligned' | 'failed' | 'unknown'
  /** The check that failed: `dmarc`, `spf` or `dkim`; null unless failed. */
  readonly failed: string | null
}

const UNKNOWN: Authentication = { outcome: 'unknown', failed: null }
const METHOD = /\b(spf|dkim|dmarc)\s?=\s?([a-z]{3,12})\b([^;]{0,600})/gi

/**
 * Reads the topmost field. A pass counts only when `believes` knows the server that wrote it: anybody can write one
 * into his own mail. A failure counts in any case.
 */
export function authenticationOf(
  part: Pick<Part, 'headers'>,
  from: string,
  believes: (server: string) => boolean,
): Authentication {
  const field = headerAll(part, 'authentication-results')[0]?.slice(0, 5000)
  const server = /^\s{0,4}(?:i=\d{1,3};\s{0,4})?([\w.-]{1,255})/.exec(field ?? '')?.[1]
  if (field === undefined) return receivedSpf(part)
  const owner = ownerOf(domainOf(from))
  let aligned = false
  const failed = new Set<string>()
  for (const [, name = '', result = '', rest = ''] of field.matchAll(METHOD)) {
    const method = name.toLowerCase()
    const passed = result.toLowerCase() === 'pass'
    if (passed && (method === 'dmarc' || ownerOf(checkedDomain(rest)) === owner)) aligned = true
    if (/^(?:fail|softfail|permerror|hardfail)$/i.test(result)) failed.add(method)
  }
  if (failed.has('dmarc')) return { outcome: 'failed', failed: 'dmarc' }
  if (aligned)
    return server !== undefined && believes(server) ? { outcome: 'aligned', failed: null } : UNKNOWN
  const [first] = [...failed].sort().reverse()
  return first === undefined ? UNKNOWN : { outcome: 'failed', failed: first }
}

function checkedDomain(rest: string): string {
  const value = /\b(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|mail|helo))\s?=\s?"?([^\s;"]{1,320})/i.exec(
    rest,
  )?.[1]
  return domainOf(value ?? '')
}

function receivedSpf(part: Pick<Part, 'headers'>): Authentication {
  const field = headerAll(part, 'received-spf')[0] ?? ''
  return /^\s{0,4}(?:fail|softfail)\b/i.test(field) ? { outcome: 'failed', failed: 'spf' } : UNKNOWN
}
