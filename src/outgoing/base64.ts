/** Bytes at a time, a multiple of three that String.fromCharCode takes as arguments. */
const CHUNK = 24_576

/** Base64 in one line. */
export function base64(bytes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    out += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return out
}
