/** IP addresses as bits, and their names in the reverse trees (RFC 1035 3.5, RFC 3596 2.5). */

/** 4 or 16 octets. */
export type Ip = Uint8Array

/** An address out of text; null when it is none. IPv4 within IPv6 (`::ffff:192.0.2.1`) counts as IPv4. */
export function parseIp(text: string): Ip | null {
  const four = parseIp4(text)
  if (four || !text.includes(':')) return four
  const six = parseIp6(text)
  return six && isMapped(six) ? six.slice(12) : six
}

const isMapped = (six: Ip): boolean =>
  six.subarray(0, 10).every((octet) => octet === 0) && six[10] === 255 && six[11] === 255

/** Four decimal octets without leading zeros. */
export function parseIp4(text: string): Ip | null {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return null
  const octets = text.split('.')
  if (octets.some((octet) => Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0')))) return null
  return Uint8Array.from(octets, Number)
}

/** RFC 4291 2.2, all three forms; without a zone. */
export function parseIp6(text: string): Ip | null {
  if (text.length > 45 || !/^[\da-f:.]+$/i.test(text)) return null
  const four = /^(.*:)([\d.]+)$/.exec(text)
  const tail = four?.[2]?.includes('.') ? parseIp4(four[2]) : null
  if (text.includes('.') && !tail) return null
  const groups = tail ? `${four?.[1]}${pair(tail, 0)}:${pair(tail, 2)}` : text
  const [head = '', rest, ...more] = groups.split('::')
  if (more.length > 0) return null
  const left = head === '' ? [] : head.split(':')
  const right = rest === undefined || rest === '' ? [] : rest.split(':')
  const missing = 8 - left.length - right.length
  if (rest === undefined ? missing !== 0 : missing < 1) return null
  const all = [...left, ...Array<string>(missing).fill('0'), ...right]
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null
  return Uint8Array.from(
    all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  )
}

const pair = (octets: Ip, at: number): string =>
  (((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)).toString(16)

/** Whether two addresses of one family agree in their first `bits` bits. */
export function isWithin(one: Ip, other: Ip, bits: number): boolean {
  if (one.length !== other.length) return false
  return one.every((octet, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8))
    return octet >> (8 - left) === (other[index] ?? 0) >> (8 - left)
  })
}

/** The address as text: dotted, or as RFC 5952 writes it. */
export function formatIp(ip: Ip): string {
  if (ip.length === 4) return ip.join('.')
  const groups = Array.from({ length: 8 }, (_, index) => pair(ip, index * 2))
  const runs = `:${groups.join(':')}:`.match(/:(?:0:){2,8}/g) ?? []
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (!longest) return groups.join(':')
  const text = `:${groups.join(':')}:`.replace(longest, '::')
  return text.replace(/^:(?!:)/, '').replace(/(?<!:):$/, '')
}

/** The labels of an address, first one first: four octets, or 32 nibbles. */
export function labelsOf(ip: Ip): readonly string[] {
  if (ip.length === 4) return [...ip].map(String)
  return [...ip].flatMap((octet) => [(octet >> 4).toString(16), (octet & 15).toString(16)])
}

/** The labels backwards, as the reverse trees and blocklists want them. */
export const reversed = (ip: Ip): string => [...labelsOf(ip)].reverse().join('.')

/** Name under which the PTR record of an address stands. */
export const reverseName = (ip: Ip): string => `${reversed(ip)}.${ip.length === 4 ? 'in-addr' : 'ip6'}.arpa`
