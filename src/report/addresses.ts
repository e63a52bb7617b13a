/** Addresses as notices write them: with type prefix, brackets, xtext, `mailto:`, source routes. */

/** Characters that cannot stand in an address as notices write it. */
const NOT_LOCAL = /[\s<>"'()[\],;:@|*（）［］：，；。、]/
const DOMAIN = /[\w.\-\u00a1-\uffef]/
const LONGEST_LOCAL = 128
const LONGEST_DOMAIN = 253

/**
 * The address in a recipient field's value (`rfc822; <a@b.example>`, `utf-8;...`, xtext), without prefix and
 * brackets. A value that is no address (a local name, an X.400 address) comes back trimmed, '' when empty.
 */
export function recipientOf(value: string | null): string {
  return value === null ? '' : withoutBrackets(nameIn(value))
}

/** What stands before a bracket: what a damaged value goes on with behind it is nobody's name. */
export function withoutBrackets(name: string): string {
  const end = name.search(/[<>\n]/)
  return end < 0 ? name : name.slice(0, end).trim()
}

function nameIn(value: string): string {
  const text = shortened(value)
  const angled = /<\s{0,20}(?:mailto:)?([^<>]{0,1000})>/i.exec(text)?.[1]?.trim()
  const inner = withoutQuotes(angled ?? text)
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .trim()
  if (/^\S+$/.test(inner) || /^"[^"]{1,64}"@\S+$/.test(inner)) return unxtext(inner.replace(/[,;]$/, ''))
  return unxtext(firstAddress(inner) ?? inner.replace(/\s{0,20}\([^()]{0,1000}\)$/, ''))
}

/** Without a pair of quotes around it all. */
function withoutQuotes(text: string): string {
  const mark = text[0]
  return text.length > 1 && (mark === '"' || mark === "'") && text.endsWith(mark) ? text.slice(1, -1) : text
}

/** A field's value without its type prefix, as far as any address or host goes. */
function shortened(value: string): string {
  return value
    .slice(0, 1000)
    .replace(/^\s{0,20}[A-Za-z][\w./-]{0,30}\s?;\s*/, '')
    .trim()
}

/** RFC 3461 xtext (`+2B`) and RFC 6533 utf-8-addr-xtext (`\x{4E2D}`). */
function unxtext(text: string): string {
  const wide = text.replace(/\\x\{([0-9A-Fa-f]{2,6})\}/g, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16)
    return point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
  return wide.replace(/\+(2B|3D)/g, (_, hex: string) => (hex === '2B' ? '+' : '='))
}

/** The first address in running text, or null. */
export function firstAddress(text: string): string | null {
  return allAddresses(text, 1)[0] ?? null
}

/** All addresses in running text, without repetition, at most `most`. Linear: works outwards from each `@`. */
export function allAddresses(text: string, most = 100): string[] {
  const found = new Map<string, string>()
  for (let at = text.indexOf('@'); at >= 0 && found.size < most; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at)
    if (address && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address)
  }
  return [...found.values()]
}

function addressAround(text: string, at: number): string | null {
  let start = at
  while (start > 0 && at - start < LONGEST_LOCAL && !NOT_LOCAL.test(text[start - 1] ?? ' ')) start--
  let end = at + 1
  while (
    end < text.length &&
    end - at <= LONGEST_DOMAIN &&
    DOMAIN.test(text[end] ?? ' ') &&
    !NOT_LOCAL.test(text[end] ?? ' ')
  )
    end++
  const address = tidy(unglued(text.slice(start, end)))
  return /^[^@]+@[A-Za-z0-9\u00a1-\uffef]/.test(address) ? address : null
}

const HAN = /[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** `您发给li@a.example的邮件`: scripts without blanks stand right against an address that is whole without them. */
function unglued(text: string): string {
  if (!HAN.test(text)) return text
  const at = text.indexOf('@')
  const local = /[!-~]{1,128}$/.exec(text.slice(0, at))?.[0] ?? text.slice(0, at)
  const domain = text.slice(at + 1)
  const plain = /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}(?=[^!-~])/.exec(domain)?.[0]
  const rest = plain === undefined ? '' : domain.slice(plain.length)
  return `${local}@${plain === undefined || rest.includes('.') ? domain : plain}`
}

function tidy(address: string): string {
  return address.replace(/^(?:mailto:|smtp=)/i, '').replace(/[.\-…]{1,100}$/, '')
}

/** Addresses are compared without regard to case: notices change it. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The host in a `dns; host [ip] (comment)` value, lower-cased, and the IP where there is one. */
export function hostOf(value: string | null): { host: string | null; ip: string | null } {
  if (value === null) return { host: null, ip: null }
  const text = shortened(value)
  const ip =
    /[[(|](?:IPv6:)?(\d{1,3}(?:\.\d{1,3}){3})(?=[\])|:])(?!.{0,1000}\|\d{1,3}(?:\.\d{1,3}){3}\|)/.exec(
      text,
    )?.[1] ??
    /\|(\d{1,3}(?:\.\d{1,3}){3})\|\d{1,5}\)/.exec(text)?.[1] ??
    /[[(](?:IPv6:)?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,43})[\])]/.exec(text)?.[1] ??
    /^(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1] ??
    null
  const name = /^[[(]?([\w-]+(?:\.[\w-]+)*)\.?/.exec(text)?.[1]?.toLowerCase() ?? null
  const host = name && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) ? name : null
  return { host, ip }
}
