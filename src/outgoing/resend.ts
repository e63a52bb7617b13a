import type { Mailbox } from '../mime/types.ts'
import { strictAddress } from './address.ts'
import {
  type FailedRecipient,
  type OriginalDraft,
  RECIPIENT_FIELDS,
  type RecipientField,
  type Resend,
  type ResendOptions,
} from './types.ts'

/** One who is to get the mail, and where he stands in it; `field` is null for one whom no field names. */
interface Wanted {
  readonly mailbox: Mailbox
  readonly field: RecipientField | null
  /** What the notice calls him. */
  readonly names: readonly string[]
}

/**
 * The original as a new mail to those who did not get it. Bcc never becomes To or Cc; addresses out of the bounce go
 * through strictAddress(); subject, body, attachments and threading stay.
 */
export function resendDraft(draft: OriginalDraft, options: ResendOptions): Resend {
  const placed = placedRecipients(draft)
  const named = options.failed.filter((one) => one.finalRecipient || one.originalRecipient)
  const received = new Set((options.received ?? []).map(fold))
  const wanted =
    named.length > 0
      ? named.map((one) => find(one, placed, received))
      : placed.filter(({ mailbox }) => !received.has(fold(mailbox.address)))
  const taken = new Set(wanted.map(({ mailbox }) => fold(mailbox.address)))
  const chosen = corrected(wanted, options.corrected ?? new Map())
  const usable = firstOfEach(chosen.filter(({ mailbox }) => strictAddress(mailbox.address) !== null))
  const inField = (field: RecipientField) =>
    usable.filter((one) => (one.field ?? 'bcc') === field).map(({ mailbox }) => mailbox)
  return {
    draft: { ...draft, to: inField('to'), cc: inField('cc'), bcc: inField('bcc') },
    leftOut: placed.map(({ mailbox }) => mailbox).filter(({ address }) => !taken.has(fold(address))),
    unplaced: usable.filter(({ field }) => field === null).map(({ mailbox }) => mailbox.address),
    unusable: chosen
      .map(({ mailbox }) => mailbox.address)
      .filter((address) => address !== '' && strictAddress(address) === null),
  }
}

function placedRecipients(draft: OriginalDraft): Wanted[] {
  return RECIPIENT_FIELDS.flatMap((field) => draft[field].map((mailbox) => ({ mailbox, field, names: [] })))
}

/**
 * The recipient of the original that the notice means: by either address; the only one there is, unless it is a list
 * that got the mail and passed it on; else a new one.
 */
function find(one: FailedRecipient, placed: readonly Wanted[], received: ReadonlySet<string>): Wanted {
  const names = [one.originalRecipient ?? '', one.finalRecipient].filter((name) => name !== '')
  for (const name of names) {
    const match = placed.find(({ mailbox }) => fold(mailbox.address) === fold(name))
    if (match) return { ...match, names }
  }
  const [only, ...others] = placed
  if (only && others.length === 0 && !received.has(fold(only.mailbox.address))) return { ...only, names }
  return { mailbox: { name: '', address: (names[0] ?? '').trim() }, field: null, names }
}

/** A correction counts for the address that stands in the mail and for every name that the notice has for it. */
function corrected(wanted: readonly Wanted[], corrections: ReadonlyMap<string, string>): Wanted[] {
  const table = new Map([...corrections].map(([from, to]) => [fold(from), to.trim()]))
  return wanted.map((one) => {
    const name = [one.mailbox.address, ...one.names].find((candidate) => table.has(fold(candidate)))
    if (name === undefined) return one
    return { ...one, mailbox: { ...one.mailbox, address: table.get(fold(name)) ?? '' } }
  })
}

function firstOfEach(wanted: readonly Wanted[]): Wanted[] {
  const seen = new Set<string>()
  return wanted.filter(({ mailbox }) => {
    const key = fold(mailbox.address)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function fold(address: string): string {
  return address.trim().toLowerCase()
}
