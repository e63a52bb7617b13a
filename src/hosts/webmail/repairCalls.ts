// What a page of ours and the repairs script in a webmail's page say to each other, over a port. Bytes travel as base64, a
// piece at a time: a message may hold 64 MB in Chrome, and each copy costs memory.
import type { MailDraft } from '../../outgoing/types.ts'
import { type StoredMail, UNFILLED, type Unfilled } from './types.ts'

export const REPAIR_PORT = 'bounce-doctor/repairs'

/** Bytes in one piece; divisible by three, so that pieces of base64 could be joined. */
export const PIECE = 3 * 512 * 1024

/** A mail for a compose page, without the content of its files, which the page asks for piece by piece. */
export interface FillJob extends Omit<MailDraft, 'attachments'> {
  readonly files: readonly { readonly name: string; readonly type: string; readonly sizeBytes: number }[]
  readonly start: StoredMail | null
  readonly body: 'stored' | 'given'
}

/** A piece of the bytes that were announced under a number, from an offset on. */
export interface PieceOf {
  readonly of: number
  readonly from: number
}

/** The bytes of a stored mail that were announced. */
export interface Announced {
  readonly of: number
  readonly sizeBytes: number
}

export function readStoredMail(value: unknown): StoredMail | null {
  if (typeof value !== 'object' || value === null) return null
  const { key, folder, url, sent } = value as Readonly<Record<string, unknown>>
  if (typeof key !== 'string' || typeof url !== 'string' || !/^https?:/.test(url)) return null
  const at = { key, folder: typeof folder === 'string' ? folder : null, url }
  return sent === true ? { ...at, sent } : at
}

export const readUnfilled = (value: unknown): readonly Unfilled[] =>
  Array.isArray(value) ? UNFILLED.filter((one) => value.includes(one)) : []
