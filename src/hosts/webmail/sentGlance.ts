// What the background and the repairs script in a webmail's page say to each other about the mail that failed.
import { HOLDINGS, type Holding } from '../../advice/actionTable.ts'
import { readStoredMail } from './repairCalls.ts'
import type { StoredMail } from './types.ts'

/** Asks for the sent copy of a mail by its Message-IDs, the surest first. Answered by a SentGlance, or null. */
export interface GlanceRequest {
  readonly type: 'glance-sent'
  readonly ids: readonly string[]
}

/** What the webmail has of the mail that failed. */
export interface SentGlance {
  readonly stored: StoredMail | null
  /** What the copy holds; null where that was not looked at. */
  readonly holdings: readonly Holding[] | null
  /** Whether the webmail keeps sent mail, so that a copy that is missing tells something. */
  readonly keepsSent: boolean
}

const MOST_IDS = 5

/** The Message-IDs in a value from outside, or null. */
export function readGlanceRequest(value: unknown): readonly string[] | null {
  if (!isRecord(value) || value.type !== 'glance-sent' || !Array.isArray(value.ids)) return null
  return value.ids.filter((id) => typeof id === 'string').slice(0, MOST_IDS)
}

export function readSentGlance(value: unknown): SentGlance | null {
  if (!isRecord(value)) return null
  const { stored, holdings, keepsSent } = value
  return {
    stored: readStoredMail(stored),
    holdings: Array.isArray(holdings) ? HOLDINGS.filter((one) => holdings.includes(one)) : null,
    keepsSent: keepsSent === true,
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
