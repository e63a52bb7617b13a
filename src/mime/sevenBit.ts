/** Charsets that travel in 7 bits and that TextDecoder does not read. What is malformed stays as it is. */
import { binaryText } from './bytes.ts'

type Decode = (bytes: Uint8Array) => string

/** HZ (RFC 1843): `~{` starts GB 2312 pairs with the high bits off, `~}` ends them, `~~` is a tilde. */
export function decodeHz(bytes: Uint8Array, decodeGb: Decode): string {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let pairs = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    const next = bytes[at + 1] ?? 0
    if (byte === 0x0a || byte === 0x0d) pairs = false
    if (byte === 0x7e && next === (pairs ? 0x7d : 0x7b)) {
      pairs = !pairs
      at++
    } else if (byte === 0x7e && !pairs && (next === 0x7e || next === 0x0a)) {
      if (next === 0x7e) out[length++] = 0x7e
      at++
    } else if (pairs && byte > 0x20 && next > 0x20) {
      out[length++] = byte | 0x80
      out[length++] = next | 0x80
      at++
    } else out[length++] = byte
  }
  return decodeGb(out.subarray(0, length))
}

/** ISO-2022-KR and -CN: SO and SI switch the second set on and off; designations (ESC $ ) x) are dropped. */
export function decodeShiftOut(bytes: Uint8Array, decodePairs: Decode): string {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let high = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === 0x1b && bytes[at + 1] === 0x24) at += 3
    else if (byte === 0x0e) high = 0x80
    else if (byte === 0x0f) high = 0
    else {
      if (byte === 0x0a || byte === 0x0d) high = 0
      out[length++] = byte > 0x20 ? byte | high : byte
    }
  }
  return decodePairs(out.subarray(0, length))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-7 (RFC 2152): `+` starts base64 of UTF-16, `-` or any other character ends it, `+-` is a plus. */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = binaryText(bytes)
  const pieces: string[] = []
  let from = 0
  for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', from)) {
    pieces.push(text.slice(from, at))
    let end = at + 1
    let units = ''
    let held = 0
    let bits = 0
    for (; end < text.length; end++) {
      const value = ALPHABET.indexOf(text.charAt(end))
      if (value < 0) break
      held = ((held << 6) | value) & 0x3fffff
      bits += 6
      if (bits < 16) continue
      bits -= 16
      units += String.fromCharCode((held >> bits) & 0xffff)
    }
    pieces.push(end === at + 1 && text[end] === '-' ? '+' : units)
    from = text[end] === '-' ? end + 1 : end
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}
