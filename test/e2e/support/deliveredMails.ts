import { createHash } from 'node:crypto'
import type { Email } from 'postal-mime'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Name of each attached file to the SHA-256 of its content. */
export const digests = (mails: readonly Email[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mails
      .flatMap(({ attachments }) => attachments)
      .map(({ filename, content }) => [filename, sha256(Buffer.from(content as ArrayBuffer))]),
  )
