/** Addresses as notices write them: with type prefix, brackets, xtext, `mailto:`, source routes. */

const BARE =
  /[^\s<>"'()[\],;:@|*（）［］：，；。、]{1,128}@[A-Za-z0-9\u00a1-\uffef](?:[\w.\-\u00a1-\uffef]{0,252}[A-Za-z0-9\u00a1-\uffef])?/u
const BARE_ALL = new RegExp(BARE.source, 'gu')

/**
 * The address in a recipient field's value (`rfc822; <a@b.example>`, `utf-8;...`, xtext), without prefix and
 * brackets. A value that is no address (a local name, an X.400 address) comes back trimmed, '' when empty.
 */
export function recipientOf(value: string | null): string {
  if (value === null) return ''
  const text = value.replace(/^\s*[A-Za-z][\w./-]{0,30}\s?;\s*/, '').trim()
  const angled = /<\s*(?:mailto:)?([^<>]*?)\s*>/i.exec(text)?.[1]
  const inner = (angled ?? text)
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .trim()
  if (/^\S+$/.test(inner) || /^"[^"]{1,64}"@\S+$/.test(inner)) return unxtext(inner.replace(/[,;]$/, ''))
  return unxtext(firstAddress(inner) ?? inner.replace(/\s*\([^()]*\)$/, ''))
}

/** RFC 3461 xtext (`+2B`) and RFC 6533 utf-8-addr-xtext (`\x{4E2D}`). */
function unxtext(text: string): string {
  const wide = text.replace(/\\x\{([0-9A-Fa-f]{2,6})\}/g, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16)
    return point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
  return wide.replace(/\+(2B|3D)(?=[^@]*@|[^@]*$)/g, (_, hex: string) => (hex === '2B' ? '+' : '='))
}

/** The first address in running text, or null. */
export function firstAddress(text: string): string | null {
  const found = BARE.exec(text)?.[0]
  return found ? tidy(found) : null
}

/** All addresses in running text, without repetition, at most `most`. */
export function allAddresses(text: string, most = 100): string[] {
  const found: string[] = []
  for (const match of text.matchAll(BARE_ALL)) {
    const address = tidy(match[0])
    if (!found.some((known) => sameAddress(known, address))) found.push(address)
    if (found.length >= most) break
  }
  return found
}

function tidy(address: string): string {
  return address.replace(/^mailto:/i, '').replace(/[.\-…]+$/, '')
}

/** Addresses are compared without regard to case: notices change it. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The host in a `dns; host [ip] (comment)` value, lower-cased, and the IP where there is one. */
export function hostOf(value: string | null): { host: string | null; ip: string | null } {
  if (value === null) return { host: null, ip: null }
  const text = value.replace(/^\s*[A-Za-z][\w.-]{0,30}\s?;\s*/, '').trim()
  const ip =
    /[[(|](?:IPv6:)?(\d{1,3}(?:\.\d{1,3}){3})(?=[\])|:])(?!.*\|\d{1,3}(?:\.\d{1,3}){3}\|)/.exec(text)?.[1] ??
    /\|(\d{1,3}(?:\.\d{1,3}){3})\|\d{1,5}\)/.exec(text)?.[1] ??
    /[[(](?:IPv6:)?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,43})[\])]/.exec(text)?.[1] ??
    /^(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1] ??
    null
  const name = /^[[(]?([\w-]+(?:\.[\w-]+)*)\.?/.exec(text)?.[1]?.toLowerCase() ?? null
  const host = name && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) ? name : null
  return { host, ip }
}
