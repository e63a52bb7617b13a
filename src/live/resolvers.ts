import type { Resolver } from './types.ts'

const offered = (id: string, name: string, host: string): Resolver => ({
  ...{ id, name, url: `https://${host}/dns-query`, permission: `https://${host}/*`, open: true },
})

/**
 * Resolvers that the reader can pick from, in the order in which they are offered; all answer RFC 8484. None is asked
 * before it is picked and allowed. Sources: the operators' own pages on DNS over HTTPS (alibabacloud.com, docs.dnspod.cn,
 * developers.cloudflare.com, developers.google.com, quad9.net).
 */
export const RESOLVERS: readonly Resolver[] = [
  offered('alidns', 'AliDNS', 'dns.alidns.com'),
  offered('dnspod', 'DNSPod', 'doh.pub'),
  offered('cloudflare', 'Cloudflare', 'cloudflare-dns.com'),
  offered('google', 'Google', 'dns.google'),
  // Its other address hides domains of bad repute, as if they did not exist; here that would be a wrong diagnosis.
  offered('quad9', 'Quad9', 'dns10.quad9.net'),
]

/** The one that is picked at first, by the language of the screen: what is near answers, and answers soonest. */
export const FIRST_RESOLVER = { en: 'quad9', zh_CN: 'alidns', zh_TW: 'cloudflare' } as const
