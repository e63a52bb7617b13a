import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import type { Delivered } from './smtp.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Name of each attached file to the SHA-256 of its content. */
export const digests = (mails: readonly Email[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mails
      .flatMap(({ attachments }) => attachments)
      .map(({ filename, content }) => [filename, sha256(Buffer.from(content as ArrayBuffer))]),
  )

/** The mails that a server has taken. */
export const readDelivered = (delivered: readonly Delivered[]): Promise<readonly Email[]> =>
  Promise.all(delivered.map(({ bytes }) => PostalMime.parse(bytes)))

/** A message on its way has its own line ends, and may gain one at its end. */
export const linesOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').trimEnd()
