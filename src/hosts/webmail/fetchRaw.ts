import type { MessageSource, ReadOptions } from './types.ts'

/**
 * The source of a message from the webmail's own server, with the reader's session; what goes beyond `maxBytes` is not
 * fetched. Rejects for an answer that is none: an error, a login page (another address, or HTML), nothing at all; and,
 * before anything is asked, for an address on another server, as a path that begins with two slashes is.
 */
export async function fetchRaw(
  url: string,
  { maxBytes, signal }: ReadOptions,
  init: RequestInit = {},
): Promise<MessageSource> {
  if (new URL(url, location.href).origin !== location.origin) throw new Error('no source: another server')
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'error', ...init, signal })
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || /^text\/html\b/i.test(type)) throw new Error(`no source: ${response.status} ${type}`)
  const { bytes, cut } = await readStart(response, maxBytes)
  if (bytes.length === 0) throw new Error('no source: nothing came')
  return { kind: 'raw', bytes, cut }
}

/**
 * The beginning of a body. In Firefox its pieces belong to the page, where a content script may not cut them: they are
 * copied into an array of the script's own.
 */
async function readStart(
  response: Response,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean }> {
  const reader = response.body?.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  for (let done = !reader; reader && !done && size <= maxBytes; ) {
    const piece = await reader.read()
    done = piece.done
    if (!piece.value) continue
    pieces.push(piece.value)
    size += piece.value.length
  }
  if (size > maxBytes) void reader?.cancel().catch(() => undefined)
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return { bytes: all.subarray(0, maxBytes), cut: size > maxBytes }
}
