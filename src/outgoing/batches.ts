import type { Mailbox } from '../mime/types.ts'
import { BATCH_STEPS } from './steps.ts'
import {
  type BatchOptions,
  type BatchPlan,
  RECIPIENT_FIELDS,
  type RecipientField,
  type Recipients,
} from './types.ts'

interface Placed {
  readonly field: RecipientField
  readonly mailbox: Mailbox
}

/**
 * Spreads the recipients over as few mails as `maxPerMail` allows, those of one domain together where that costs no
 * more mails. Nobody is lost, doubled or shown more than before: who stood in Bcc stays there.
 */
export function planBatches(recipients: Recipients, options: BatchOptions): BatchPlan {
  const wanted = options.maxPerMail ?? options.assumedPerMail ?? BATCH_STEPS[0]
  const perMail = Number.isFinite(wanted) ? Math.max(1, Math.floor(wanted)) : BATCH_STEPS[0]
  const groups = byDomain(placedOnce(recipients))
  const together = packGroups(groups, perMail)
  const mails = Math.ceil(groups.flat().length / perMail)
  const chunks = together.length <= mails ? together : chunksOf(groups.flat(), perMail)
  return {
    perMail,
    assumed: options.maxPerMail === null,
    batches: chunks.map((chunk) => fieldsOf(chunk, options.visibility)),
  }
}

/** Everybody once, in the most visible field that names him. */
function placedOnce(recipients: Recipients): Placed[] {
  const seen = new Set<string>()
  return RECIPIENT_FIELDS.flatMap((field) => recipients[field].map((mailbox) => ({ field, mailbox }))).filter(
    ({ mailbox }) => {
      const key = mailbox.address.toLowerCase()
      if (key === '' || seen.has(key)) return false
      seen.add(key)
      return true
    },
  )
}

/** Domains in the order in which they are first named. */
function byDomain(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<string, Placed[]>()
  for (const one of placed) {
    const domain = one.mailbox.address.split('@').at(-1)?.toLowerCase() ?? ''
    const group = groups.get(domain)
    if (group) group.push(one)
    else groups.set(domain, [one])
  }
  return [...groups.values()]
}

/** Large domains fill mails of their own; what is left of each goes, whole, where there is room first. */
function packGroups(groups: readonly (readonly Placed[])[], perMail: number): Placed[][] {
  const full: Placed[][] = []
  const rests: Placed[][] = []
  for (const group of groups)
    for (const chunk of chunksOf(group, perMail)) (chunk.length === perMail ? full : rests).push(chunk)
  const open: Placed[][] = []
  for (const rest of rests.toSorted((one, other) => other.length - one.length)) {
    const room = open.find((mail) => mail.length + rest.length <= perMail)
    if (room) room.push(...rest)
    else open.push([...rest])
  }
  return [...full, ...open]
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}

function fieldsOf(chunk: readonly Placed[], visibility: BatchOptions['visibility']): Recipients {
  const inField = (wanted: RecipientField) =>
    chunk
      .filter(({ field }) => (visibility === 'hidden' ? 'bcc' : field) === wanted)
      .map(({ mailbox }) => mailbox)
  return { to: inField('to'), cc: inField('cc'), bcc: inField('bcc') }
}
