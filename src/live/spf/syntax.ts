/** The grammar of SPF records (RFC 7208 12). */
import { type Ip, parseIp4, parseIp6 } from '../ip.ts'

export type Qualifier = '+' | '-' | '?' | '~'

/** One mechanism; `domain` is a domain-spec, not yet expanded, null where the current domain is meant. */
export type Mechanism = { readonly qualifier: Qualifier } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'include' | 'exists'; readonly domain: string }
  | { readonly kind: 'ptr'; readonly domain: string | null }
  | {
      readonly kind: 'a' | 'mx'
      readonly domain: string | null
      readonly bits4: number
      readonly bits6: number
    }
  | { readonly kind: 'ip'; readonly ip: Ip; readonly bits: number }
)

export interface SpfRecord {
  readonly mechanisms: readonly Mechanism[]
  readonly redirect: string | null
  readonly exp: string | null
}

const MODIFIER = /^([a-z][a-z0-9_.-]*)=(.*)$/i
const MECHANISM = /^([+?~-]?)(all|include|exists|ptr|a|mx|ip4|ip6)([:/].*)?$/i
const CIDR4 = /\/(0|[1-9]\d?)$/
const CIDR6 = /\/(0|[1-9]\d{0,2})$/

/** %{letter transformers delimiters}, or one of the three escapes. */
export const MACRO = /%(?:\{([slodiphcrtv])(\d*)(r?)([.+,/_=-]*)\}|([%_-]))/gi
/** Letters that only explanations may hold. */
const EXPLAINING = /^[crt]$/i
const LITERALS = /^[\x21-\x24\x26-\x7e]*$/
const TOP_LABEL = /^(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])$/i

/** The record of a domain, whole (`v=spf1 ...`); null when there is an error anywhere in it. */
export function parseSpf(text: string): SpfRecord | null {
  if (!/^[\x20-\x7e]*$/.test(text)) return null
  const mechanisms: Mechanism[] = []
  const modifiers = new Map<string, string>()
  for (const term of text.split(' ').slice(1)) {
    if (term === '') continue
    const modifier = MODIFIER.exec(term)
    if (modifier) {
      const [, name = '', value = ''] = modifier
      if (!takeModifier(name.toLowerCase(), value, modifiers)) return null
      continue
    }
    const mechanism = parseMechanism(term)
    if (!mechanism) return null
    mechanisms.push(mechanism)
  }
  return {
    mechanisms,
    redirect: modifiers.get('redirect') ?? null,
    exp: modifiers.get('exp') ?? null,
  }
}

function takeModifier(name: string, value: string, modifiers: Map<string, string>): boolean {
  if (name !== 'redirect' && name !== 'exp') return isMacroString(value, 'domain')
  if (modifiers.has(name) || !isDomainSpec(value)) return false
  modifiers.set(name, value)
  return true
}

function parseMechanism(term: string): Mechanism | null {
  const [, sign = '', word = '', rest = ''] = MECHANISM.exec(term) ?? []
  const qualifier = (sign || '+') as Qualifier
  const kind = word.toLowerCase()
  switch (kind) {
    case 'all':
      return rest === '' ? { qualifier, kind } : null
    case 'include':
    case 'exists':
      return rest.startsWith(':') && isDomainSpec(rest.slice(1))
        ? { qualifier, kind, domain: rest.slice(1) }
        : null
    case 'ptr':
      if (rest === '') return { qualifier, kind, domain: null }
      return rest.startsWith(':') && isDomainSpec(rest.slice(1))
        ? { qualifier, kind, domain: rest.slice(1) }
        : null
    case 'a':
    case 'mx':
      return withLengths(qualifier, kind, rest)
    case 'ip4':
    case 'ip6':
      return network(qualifier, kind, rest)
    default:
      return null
  }
}

function withLengths(qualifier: Qualifier, kind: 'a' | 'mx', rest: string): Mechanism | null {
  let left = rest
  let bits6 = 128
  let bits4 = 32
  const six = /\/\/(0|[1-9]\d{0,2})$/.exec(left)
  if (six) {
    bits6 = Number(six[1])
    left = left.slice(0, six.index)
  }
  const four = CIDR4.exec(left)
  if (four) {
    bits4 = Number(four[1])
    left = left.slice(0, four.index)
  }
  if (bits4 > 32 || bits6 > 128) return null
  if (left === '') return { qualifier, kind, domain: null, bits4, bits6 }
  if (!left.startsWith(':') || !isDomainSpec(left.slice(1))) return null
  return { qualifier, kind, domain: left.slice(1), bits4, bits6 }
}

function network(qualifier: Qualifier, kind: 'ip4' | 'ip6', rest: string): Mechanism | null {
  if (!rest.startsWith(':')) return null
  const most = kind === 'ip4' ? 32 : 128
  const text = rest.slice(1)
  const slash = text.indexOf('/')
  const length = slash < 0 ? null : (kind === 'ip4' ? CIDR4 : CIDR6).exec(text.slice(slash))
  if (slash >= 0 && length?.index !== 0) return null
  const bits = length ? Number(length[1]) : most
  const address = slash < 0 ? text : text.slice(0, slash)
  const ip = kind === 'ip4' ? parseIp4(address) : parseIp6(address)
  return ip && bits <= most ? { qualifier, kind: 'ip', ip, bits } : null
}

/** domain-spec: ends in a macro, or in a top label behind a dot. */
export function isDomainSpec(text: string): boolean {
  if (!isMacroString(text, 'domain')) return false
  if (/%(?:\{[^{}]*\}|[%_-])$/.test(text)) return true
  const labels = text.replace(/\.$/, '').split('.')
  return labels.length > 1 && TOP_LABEL.test(labels.at(-1) ?? '')
}

/** macro-string; explanations may hold spaces and the letters c, r, t besides. */
export function isMacroString(text: string, use: 'domain' | 'explanation'): boolean {
  const matches = [...text.matchAll(MACRO)]
  for (const [, letter, digits] of matches) {
    if (letter && use === 'domain' && EXPLAINING.test(letter)) return false
    if (digits && Number(digits) === 0) return false
  }
  const literals = text.replace(MACRO, '')
  return LITERALS.test(use === 'explanation' ? literals.replaceAll(' ', '') : literals)
}
