/** Record types that the checks ask for. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT'

/** One resource record of an answer; names are lower case without the last dot. */
export type DnsRecord =
  | NamedRecord<'A'>
  | NamedRecord<'AAAA'>
  | NamedRecord<'CNAME'>
  | NamedRecord<'PTR'>
  | { readonly type: 'MX'; readonly name: string; readonly preference: number; readonly exchange: string }
  /** `text`: all strings joined without anything between them, one character per byte. */
  | { readonly type: 'TXT'; readonly name: string; readonly text: string }

/** A record that holds an address or a name. */
interface NamedRecord<T> {
  readonly type: T
  readonly name: string
  readonly data: string
}

/** RCODE of RFC 1035 4.1.1, as far as it is told apart. */
export type ResponseCode = 'no-error' | 'no-such-name' | 'server-failure' | 'refused' | 'other'

export interface DnsResponse {
  readonly code: ResponseCode
  readonly records: readonly DnsRecord[]
}

/** Why a question has no answer. `server-failure`: the name's own servers do not answer, or not properly. */
export type Failure = 'server-failure' | 'refused' | 'timeout' | 'unreachable' | 'malformed' | 'cname-loop'

/** What became of one question. `no-data`: the name exists, but holds no such record. */
export type Lookup<T extends RecordType = RecordType> =
  | {
      readonly status: 'found'
      readonly records: readonly Extract<DnsRecord, { readonly type: T }>[]
      readonly resolver: string
    }
  | { readonly status: 'no-data'; readonly resolver: string }
  | { readonly status: 'no-such-name'; readonly resolver: string }
  | { readonly status: 'failed'; readonly failure: Failure; readonly resolver: string }

/** Asks for the records of a name. Never rejects, but when the reader has cancelled. */
export type Resolve = <T extends RecordType>(name: string, type: T) => Promise<Lookup<T>>

/** What a resolver sent back, or why nothing came. */
export type Transfer = Uint8Array | 'timeout' | 'unreachable'

/**
 * Sends one query (RFC 8484) to one resolver, waits no longer than TIMEOUT for its answer, and rejects only when the
 * reader has cancelled.
 */
export type Send = (resolver: Resolver, query: Uint8Array) => Promise<Transfer>

/** How long a resolver may take for one answer, in milliseconds. */
export const TIMEOUT = 4_000

/** Longer answers are not read, in bytes: 64 KiB is the most that DNS itself allows. */
export const LONGEST_ANSWER = 65_535

/** A resolver that answers DNS over HTTPS in wire format. */
export interface Resolver {
  readonly id: string
  /** Its name, as its operator writes it; of the reader's own the host. */
  readonly name: string
  /** Https address of its endpoint. */
  readonly url: string
  /** Match pattern of the host permission that it needs. */
  readonly permission: string
  /** Open to everybody: some blocklists do not answer it. */
  readonly open: boolean
}

/** A blocklist as rules/blocklists.toml knows it, and how it is asked by DNS (RFC 5782). */
export interface Blocklist {
  readonly name: string
  /** Zones, URL pieces and names by which replies mention it, lower case. */
  readonly aliases: readonly string[]
  /** Empty where nobody outside can ask it by DNS. */
  readonly zones: readonly string[]
  /** What its zones list. */
  readonly lists: readonly ('ip4' | 'ip6' | 'domain')[]
  /** Last octets of 127.0.0.x that mean "listed"; all but 1 where empty. */
  readonly codes: readonly number[]
  /** It turns public resolvers away: a "not found" through one says nothing. */
  readonly refusesPublic: boolean
  /** It has been shut down: whoever still asks it has to stop doing so. */
  readonly dead: boolean
  /** Asked in every check, not only where the bounce names it. */
  readonly usual: boolean
  /** Its page for looking an address up. */
  readonly page: string | null
}

/** rules/blocklists.toml, compiled for asking. */
export interface LiveTable {
  readonly blocklists: readonly Blocklist[]
}

/** What a bounce gives to be checked. Domains in ASCII. */
export interface Subject {
  readonly recipientDomains: readonly string[]
  /** Of the mail's From. */
  readonly senderDomain: string | null
  /** Address in the envelope; SPF is about its domain. */
  readonly envelopeFrom: string | null
  /** Address from which the mail was handed over. */
  readonly sendingIp: string | null
  readonly helo: string | null
  readonly signatures: readonly { readonly domain: string; readonly selector: string }[]
  /** The blocklist that the reply names: a zone, or a name of rules/blocklists.toml. */
  readonly blocklist: string | null
}

export const CHECKS = ['recipient', 'spf', 'dkim', 'dmarc', 'reverse', 'blocklists'] as const
export type CheckId = (typeof CHECKS)[number]

/** One check and what it tells a resolver. */
export interface PlannedCheck {
  readonly id: CheckId
  /** Domains and IP addresses that the resolver gets to know; the DNS may lead from them to further names. */
  readonly about: readonly string[]
  /** Names of the lists that are asked about them; empty but for `blocklists`. */
  readonly lists: readonly string[]
}

export type FindingStatus = 'ok' | 'warn' | 'bad' | 'cannot-tell'

/** What a check found; each has its sentence `live_<reason>` in `_locales`. */
export const FINDING_REASONS = [
  'mx_found',
  'mx_null',
  'mx_none_but_address',
  'mx_none',
  'mx_unresolved',
  'mx_no_domain',
  'spf_pass',
  'spf_fail',
  'spf_softfail',
  'spf_neutral',
  'spf_none',
  'spf_permerror',
  'spf_record',
  'spf_personal',
  'dkim_found',
  'dkim_missing',
  'dkim_revoked',
  'dkim_testing',
  'dkim_bad',
  'dmarc_enforced',
  'dmarc_monitor',
  'dmarc_none',
  'dmarc_bad',
  'dmarc_aligned',
  'dmarc_unaligned',
  'ptr_match',
  'ptr_mismatch',
  'ptr_none',
  'helo_match',
  'helo_other',
  'helo_none',
  'list_listed',
  'list_not_listed',
  'list_refused',
  'list_public',
  'list_closed',
  'list_dead',
  'list_everything',
  'list_silent',
  'failed',
] as const
export type FindingReason = (typeof FINDING_REASONS)[number]

export interface Finding {
  readonly check: CheckId
  readonly status: FindingStatus
  readonly reason: FindingReason
  /** The name, address or list that it is about. */
  readonly about: string
  /** Facts that the sentence tells: plain text out of the DNS, cleaned and capped. */
  readonly params: Readonly<Record<string, string>>
  /** When it was found, ISO 8601 UTC. */
  readonly time: string
  /** Name of the resolver that answered, or did not. */
  readonly resolver: string
}

/** What checks need from around them. */
export interface CheckContext {
  readonly resolve: Resolve
  /** ISO 8601 UTC. */
  now(): string
  /** Whether a resolver that anybody may use can be the one that answers. */
  readonly open: boolean
}
