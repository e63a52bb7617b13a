const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const OCTET = /^(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])$/

/**
 * A domain name fit for a command line: lower case letters, digits and hyphens in two or more labels (RFC 1123 2.1),
 * international names in their ASCII form. Anything else gives null, IP addresses too.
 */
export function cleanDomain(text: string): string | null {
  const name = toAscii(text.trim().replace(/\.$/, '').toLowerCase())
  if (!name || name.length > 253) return null
  const labels = name.split('.')
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? null : name
}

/** An IPv4 or IPv6 address fit for a command line; null for anything else. Brackets and `IPv6:` are taken off. */
export function cleanIp(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/^ipv6:/i, '')
    .toLowerCase()
  return isIpv4(bare) || isIpv6(bare) ? bare : null
}

/** Domain of a mail address as cleanDomain() gives it; null when there is none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@')
  return at < 0 ? null : cleanDomain(address.slice(at + 1))
}

function toAscii(name: string): string {
  if (/^[a-z0-9.-]*$/.test(name)) return name
  if (!/^[\p{L}\p{M}\p{N}.-]{1,253}$/u.test(name)) return ''
  try {
    return new URL(`http://${name}/`).hostname
  } catch {
    return ''
  }
}

function isIpv4(text: string): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet))
}

function isIpv6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const short = isIpv4(last) ? groups.slice(0, -1) : groups
  if (!short.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false
  const width = short.length + (isIpv4(last) ? 2 : 0)
  return halves.length === 2 ? width < 8 : width === 8
}
