/** Domain names as DNS wants them: ASCII, labels of 1 to 63 octets, 253 in all (RFC 1035 2.3.4, RFC 5891). */

/** Longest label and name, in octets. */
const LABEL = 63
const NAME = 253

/**
 * A domain as it stands in a mail, in ASCII, lower case and without a last dot; null when it is no domain name: an
 * address literal, one label alone, an empty label, characters that no mail domain has.
 */
export function toAscii(domain: string): string | null {
  const text = domain
    .normalize('NFKC')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .replace(/\.$/, '')
    .toLowerCase()
  const ascii = hasNonAscii(text) ? encoded(text) : text
  return ascii &&
    /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]+$/.test(ascii) &&
    isName(ascii)
    ? ascii
    : null
}

/** Whether a name can be asked for at all. Any octets may stand in it. */
export function isName(name: string): boolean {
  if (name.length === 0 || name.length > NAME) return false
  return name.split('.').every((label) => label.length > 0 && label.length <= LABEL)
}

/** The domain of an address; null when it has none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@')
  return at < 0 ? null : toAscii(address.slice(at + 1).replace(/>$/, ''))
}

/** Text out of the DNS, fit to be shown: printable, on one line and capped. */
export function shown(text: string, most = 200): string {
  const clean = text.replace(/[^\x20-\x7e]/g, '?')
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean
}

const hasNonAscii = (text: string): boolean => /[^\p{ASCII}]/u.test(text)

/** UTS 46, as the URL parser does it everywhere. */
function encoded(domain: string): string | null {
  if (/[\s/\\?#@:[\]%]/.test(domain)) return null
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return null
  }
}
