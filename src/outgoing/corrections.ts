import { strictAddress } from './address.ts'
import { domainDistance, editDistance, isFingerSlip } from './distance.ts'
import {
  type CorrectionSources,
  type DomainTable,
  PROPOSAL_SOURCES,
  type Proposal,
  type ProposalSource,
} from './types.ts'

const MAX_PROPOSALS = 5
/** Only so many known addresses are looked through. */
const MAX_KNOWN = 20_000

/**
 * Addresses that may have been meant, best first, at most 5; [] when nothing speaks for another one. The failed
 * address itself is never among them, and a known domain is never changed.
 */
export function proposeCorrections(address: string, sources: CorrectionSources): readonly Proposal[] {
  const written = writtenProperly(address)
  const parts = split(written)
  const proposals: Proposal[] = []
  const add = (proposed: string, source: ProposalSource) => {
    const clean = strictAddress(proposed)
    if (clean !== null) proposals.push({ address: clean, source })
  }
  if (sources.claimed !== undefined) add(sources.claimed, 'claimed')
  if (parts) {
    for (const [source, known] of [
      ['contact', sources.contacts],
      ['sent', sources.sent],
    ] as const)
      for (const one of known.slice(0, MAX_KNOWN))
        if (resembles(parts, one, sources.domains)) add(one, source)
    for (const domain of companyDomains(parts.domain, sources)) add(`${parts.local}@${domain}`, 'company')
    if (!Object.hasOwn(sources.domains.corrections, parts.domain)) add(written, 'written')
    for (const domain of listedDomains(parts.domain, sources.domains)) add(`${parts.local}@${domain}`, 'list')
  }
  return ranked(proposals, [address, ...(sources.failed ?? [])])
}

interface Parts {
  readonly local: string
  /** Lower case. */
  readonly domain: string
}

/**
 * The address as it was surely meant to be typed: full-width letters and signs, Chinese full stops and commas for dots,
 * spaces, `mailto:`, brackets and dots at its ends.
 */
export function writtenProperly(address: string): string {
  const plain = address
    .slice(0, 1000)
    .normalize('NFKC')
    .replace(/[。．｡]/g, '.')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .replace(/^(?:mailto:|<|"|')+|[>"';,]+$/gi, '')
  const at = plain.lastIndexOf('@')
  if (at < 0) return plain
  const domain = plain
    .slice(at + 1)
    .replace(/[,，、;；]+/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.+|\.+$/g, '')
  return `${plain.slice(0, at).replace(/^[.,;]+|[.,;@]+$/g, '')}@${domain}`
}

function split(address: string): Parts | null {
  const at = address.lastIndexOf('@')
  if (at < 1 || at === address.length - 1) return null
  return { local: address.slice(0, at), domain: address.slice(at + 1).toLowerCase() }
}

/** A known address that is this one but for a slip: in the domain, or in signs of the local part that look alike. */
function resembles(parts: Parts, known: string, domains: DomainTable): boolean {
  const other = split(known.trim())
  if (!other) return false
  const sameDomain = other.domain === parts.domain
  const sameLocal = other.local.toLowerCase() === parts.local.toLowerCase()
  if (sameDomain) return !sameLocal && alike(parts.local, other.local)
  if (!sameLocal && lookAlike(parts.local) !== lookAlike(other.local)) return false
  if (isKnown(parts.domain, domains)) return false
  return sameName(parts.domain, other.domain) || domainDistance(parts.domain, other.domain) <= 2
}

/** In fewer letters than this every slip makes another name. */
const SHORTEST = 3
/** From so many letters on any one slip counts; in fewer only what fingers do, since other letters make other names. */
const LONG = 6

/** Local parts that differ in look-alike signs or in one slip of the keyboard. Digits are no slip: they are numbers. */
function alike(one: string, other: string): boolean {
  const [left, right] = [lookAlike(one), lookAlike(other)]
  if (left === right) return true
  const letters = /^[a-z._-]{1,64}$/i
  const length = Math.min(one.length, other.length)
  if (length < SHORTEST || !letters.test(one) || !letters.test(other)) return false
  return length < LONG ? isFingerSlip(left, right) : editDistance(left, right, 1) <= 1
}

/** One spelling for signs that are taken for one another. */
function lookAlike(local: string): string {
  return local
    .toLowerCase()
    .slice(0, 64)
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/9/g, 'g')
    .replace(/5/g, 's')
}

function companyDomains(domain: string, sources: CorrectionSources): string[] {
  if (isKnown(domain, sources.domains)) return []
  const known = new Set<string>()
  for (const address of [...sources.contacts, ...sources.sent].slice(0, MAX_KNOWN)) {
    const other = split(address.trim())?.domain
    if (other && !isKnown(other, sources.domains)) known.add(other)
  }
  // Mail goes to that very domain already: it is no slip.
  if (known.has(domain)) return []
  return [...known].filter((other) => sameName(domain, other) || domainDistance(domain, other) <= 1)
}

/** `firm.com` and `firm.com.cn`. */
function sameName(one: string, other: string): boolean {
  const name = one.slice(0, one.indexOf('.') + 1)
  return name.length > 4 && other.startsWith(name)
}

function listedDomains(domain: string, domains: DomainTable): string[] {
  if (isKnown(domain, domains)) return []
  const mapped = Object.hasOwn(domains.corrections, domain) ? domains.corrections[domain] : undefined
  if (mapped) return [mapped]
  return domains.known
    .map((known, rank) => ({ known, rank, distance: domainDistance(domain, known) }))
    .filter(({ distance }) => distance <= 1)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, 3)
    .map(({ known }) => known)
}

/** A listed domain, or one below it such as `cs.pku.edu.cn`. */
function isKnown(domain: string, domains: DomainTable): boolean {
  const known = setOf(domains)
  const labels = domain.split('.')
  return labels.some((_, index) => index < labels.length - 1 && known.has(labels.slice(index).join('.')))
}

const sets = new WeakMap<DomainTable, ReadonlySet<string>>()

function setOf(domains: DomainTable): ReadonlySet<string> {
  const known = sets.get(domains) ?? new Set(domains.known)
  sets.set(domains, known)
  return known
}

function ranked(proposals: readonly Proposal[], without: readonly string[]): Proposal[] {
  const seen = new Set(without.map((address) => address.trim().toLowerCase()))
  const rank = ({ source }: Proposal) => PROPOSAL_SOURCES.indexOf(source)
  return proposals
    .toSorted((one, other) => rank(one) - rank(other))
    .filter(({ address }) => {
      const key = address.toLowerCase()
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, MAX_PROPOSALS)
}
