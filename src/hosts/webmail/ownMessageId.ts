/** So many bytes of a mail hold its Message-ID. */
export const HEAD_BYTES = 64 * 1024

const FIELD = /^message-id:\s{0,20}(?:\r?\n[ \t])?\s{0,20}<([^>]{1,998})>/im

/** The Message-ID that a mail has itself, without angle brackets, from its first HEAD_BYTES; null when they hold none. */
export function ownMessageId(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes).split(/\r?\n\r?\n/, 1)[0] ?? ''
  return FIELD.exec(head)?.[1] ?? null
}
