/** Addresses and texts on their way into header fields. */

/** Atoms of RFC 5322 3.2.3 and letters beyond ASCII (RFC 6531), without quotes, comments, routes and literals. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/**
 * The address, without white space around it, when it is one that may stand in a header field: dot-atom local part,
 * domain of two or more labels (RFC 5321 2.3.5, 4.5.3.1). Null for everything else, so nothing can be smuggled in.
 */
export function strictAddress(text: string): string | null {
  const address = text.trim()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const labels = address.slice(at + 1).split('.')
  if (at < 1 || address.length > 254 || !LOCAL.test(local)) return null
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null
  return /^\p{N}+$/u.test(labels.at(-1) ?? '') ? null : address
}

/** The text on one line: control, bidi and line separator characters become spaces or go; cut at `cap` characters. */
export function cleanHeaderText(text: string, cap = 900): string {
  const line = text
    .slice(0, cap * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/ {2,}/g, ' ')
    .trim()
  return [...line].length > cap ? [...line].slice(0, cap).join('').trimEnd() : line
}
