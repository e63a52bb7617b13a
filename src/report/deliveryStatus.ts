/**
 * Machine-readable reports: message/delivery-status (RFC 3464) and message/global-delivery-status (RFC 6533).
 * Reads what real servers write: groups without a per-message group, without blank lines between them,
 * folded without indentation, with comments in Status.
 */
import { parseDate } from '../mime/index.ts'
import { hostOf, recipientOf } from './addresses.ts'
import { cleanStatus } from './codes.ts'
import { type Field, fieldValue, readGroups } from './fields.ts'
import type { RecipientAction } from './types.ts'

/** One per-recipient group; `diagnostic` is the Diagnostic-Code value with its type prefix. */
export interface StatusGroup {
  readonly finalRecipient: string
  readonly originalRecipient: string | null
  readonly action: RecipientAction | null
  readonly status: string | null
  /** The Status field as written, comment and all. */
  readonly statusText: string | null
  readonly diagnostic: string | null
  readonly remoteMta: string | null
  readonly remoteIp: string | null
  readonly lastAttempt: string | null
  readonly willRetryUntil: string | null
}

export interface DeliveryStatus {
  readonly reportingMta: string | null
  readonly arrivalDate: string | null
  readonly envelopeFrom: string | null
  readonly queueId: string | null
  /** Names a per-message extension field betrays the software by: `x-postfix-queue-id` and the like. */
  readonly fieldNames: ReadonlySet<string>
  readonly groups: readonly StatusGroup[]
}

const PER_RECIPIENT = new Set(['final-recipient', 'original-recipient', 'action', 'status'])

/** Reads the text of a delivery-status part. Never throws; text without any field gives no groups. */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const groups = readGroups(text)
  const all = groups.length === 1 ? (groups[0] as Field[]) : groups.flat()
  const recipients: Field[][] = []
  for (const group of groups.flatMap(splitRepeats)) {
    if (!group.some((field) => PER_RECIPIENT.has(field.name))) continue
    const last = recipients.at(-1)
    if (last && completes(last, group)) last.push(...group)
    else recipients.push([...group])
  }
  return {
    reportingMta: hostOf(fieldValue(all, 'reporting-mta')).host,
    arrivalDate: parseDate(fieldValue(all, 'arrival-date') ?? ''),
    envelopeFrom: recipientOf(fieldValue(all, 'x-postfix-sender')) || null,
    queueId: fieldValue(all, 'x-postfix-queue-id') ?? fieldValue(all, 'x-queue-id'),
    fieldNames: new Set(all.map((field) => field.name)),
    groups: recipients.map(groupOf).filter((group) => group.finalRecipient !== '' || group.action !== null),
  }
}

/** Without blank lines between groups, a repeated field begins the next one. */
function splitRepeats(group: readonly Field[]): Field[][] {
  const parts: Field[][] = [[]]
  let seen = new Set<string>()
  for (const field of group) {
    if (PER_RECIPIENT.has(field.name) && seen.has(field.name)) {
      parts.push([])
      seen = new Set()
    }
    seen.add(field.name)
    parts.at(-1)?.push(field)
  }
  return parts
}

/** A blank line inside a group: the second half has no recipient of its own and repeats nothing. */
function completes(last: readonly Field[], group: readonly Field[]): boolean {
  const names = new Set(last.map((field) => field.name))
  return !group.some(
    (field) => field.name === 'final-recipient' || (PER_RECIPIENT.has(field.name) && names.has(field.name)),
  )
}

function groupOf(fields: readonly Field[]): StatusGroup {
  const original = recipientOf(fieldValue(fields, 'original-recipient')) || null
  const final = recipientOf(fieldValue(fields, 'final-recipient') ?? fieldValue(fields, 'x-actual-recipient'))
  const remote = hostOf(fieldValue(fields, 'remote-mta'))
  const statusText = fieldValue(fields, 'status')
  return {
    // Gateways to X.400 give the address of the Internet as the original one.
    finalRecipient:
      original?.includes('@') && /^\/.{1,20}=/.test(final) ? original : final || (original ?? ''),
    originalRecipient: original,
    action: actionOf(fieldValue(fields, 'action')),
    status: cleanStatus(statusText),
    statusText,
    diagnostic: fieldValue(fields, 'diagnostic-code'),
    remoteMta: remote.host,
    remoteIp: remote.ip,
    lastAttempt: parseDate(fieldValue(fields, 'last-attempt-date') ?? ''),
    willRetryUntil: parseDate(fieldValue(fields, 'will-retry-until') ?? ''),
  }
}

function actionOf(value: string | null): RecipientAction | null {
  const word = /[a-z]+/i.exec(value ?? '')?.[0].toLowerCase() ?? ''
  if (/^(?:fail|error|undeliver|bounce|reject)/.test(word)) return 'failed'
  if (/^(?:delay|defer|warn)/.test(word)) return 'delayed'
  if (/^(?:deliver|success)/.test(word)) return 'delivered'
  if (/^relay/.test(word)) return 'relayed'
  return /^expand/.test(word) ? 'expanded' : null
}
