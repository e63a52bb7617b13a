import { MEANT_FOR, type Way } from '../../actions/ways.ts'
import {
  asPlainText,
  type BatchPlan,
  composeSplit,
  hashFiles,
  type MailDraft,
  moveItem,
  type OriginalDraft,
  planBatches,
  planSplit,
  type Resend,
  resendDraft,
  type Sha256,
  type SplitPlan,
  type SplitRefusalReason,
  shortNoteOf,
  wireSize,
  zipLooseFiles,
  zipMacroDocuments,
} from '../../outgoing/index.ts'
import type { Choices, Corrections, Person, PlanInput } from './types.ts'

/** Why there is nothing to open. */
export type Refusal = SplitRefusalReason | 'nothing-left' | 'nobody'

/** The mails that a way and the reader's choices make. */
export type Plan =
  | { readonly ok: false; readonly reason: Refusal }
  | {
      readonly ok: true
      readonly resend: Resend
      readonly split: SplitPlan | null
      readonly batches: BatchPlan | null
      /** Upper bound of each mail's size on the wire. */
      readonly sizes: readonly number[]
      readonly total: number
      /** The original with other recipients alone, so that Thunderbird can take the stored copy as it is. */
      readonly whole: boolean
      drafts(sha256: Sha256): Promise<readonly MailDraft[]>
    }

/** The choices that stand before the reader changes any: those whom the way can help, or everybody who failed. */
export function firstChoices(way: Way, people: readonly Person[]): Choices {
  const meant = people.flatMap(({ category }, place) => (MEANT_FOR[way].includes(category) ? [place] : []))
  return {
    chosen: meant.length > 0 ? meant : people.map((_, place) => place),
    limitBytes: null,
    moves: [],
    perMail: null,
    hidden: false,
    zip: false,
  }
}

/** The address that the server named, where the way is about it. */
export function firstCorrections(way: Way, people: readonly Person[]): Corrections {
  if (way !== 'resend-to-new-address') return {}
  return Object.fromEntries(people.flatMap(({ claimed }, place) => (claimed ? [[place, claimed]] : [])))
}

const TAKES_APART: readonly Way[] = ['resend-split', 'resend-plain', 'resend-zipped']
const KEEPS_WHOLE: readonly Way[] = ['resend', 'correct-address', 'resend-to-new-address', 'resend-batches']

export function makePlan(way: Way, input: PlanInput, choices: Choices, corrections: Corrections): Plan {
  const { draft } = input
  if (!draft) return { ok: false, reason: 'nothing-left' }
  if (input.people.length > 0 && choices.chosen.length === 0) return { ok: false, reason: 'nobody' }
  if (
    draft.protection === 'encrypted' &&
    !(input.opensEncrypted && input.source === 'sent' && KEEPS_WHOLE.includes(way))
  )
    return { ok: false, reason: 'encrypted' }
  if (draft.protection === 'signed' && TAKES_APART.includes(way)) return { ok: false, reason: 'signed' }
  const resend = resendOf(input, choices, corrections)
  const recipients = [...resend.draft.to, ...resend.draft.cc, ...resend.draft.bcc]
  if (recipients.length === 0) return { ok: false, reason: 'nobody' }
  if (way === 'resend-split') return splitPlan(resend, input, choices)
  const batches = way === 'resend-batches' ? batchPlan(resend, input, choices) : null
  const drafts = batches
    ? batches.batches.map((recipients) => ({ ...resend.draft, ...recipients }))
    : [changed(way, resend, input)]
  return {
    ok: true,
    resend,
    split: null,
    batches,
    sizes: drafts.map(wireSize),
    total: drafts.length,
    whole: KEEPS_WHOLE.includes(way) && draft.complete === 'full',
    drafts: async () => drafts,
  }
}

function resendOf(input: PlanInput, { chosen }: Choices, corrections: Corrections): Resend {
  const draft = input.draft as NonNullable<PlanInput['draft']>
  const failed = input.people.filter((_, place) => chosen.includes(place))
  const corrected = new Map(
    input.people.flatMap(({ address }, place) => {
      const other = corrections[place]
      return other ? [[address.toLowerCase(), other] as const] : []
    }),
  )
  return resendDraft(draft, { failed, received: input.received, corrected })
}

function changed(way: Way, { draft }: Resend, { languages }: PlanInput): MailDraft {
  if (way === 'resend-plain') return asPlainText(draft)
  if (way === 'resend-zipped') return zipMacroDocuments(draft)
  return way === 'short-note' ? shortNoteOf(draft, languages) : draft
}

function batchPlan(resend: Resend, input: PlanInput, { perMail, hidden }: Choices): BatchPlan {
  return planBatches(resend.draft, {
    maxPerMail: perMail ?? input.maxRecipients,
    assumedPerMail: input.perMail,
    visibility: hidden ? 'hidden' : 'as-sent',
  })
}

function splitPlan(resend: Resend, input: PlanInput, choices: Choices): Plan {
  const draft = choices.zip ? zippedOnce(resend.draft) : resend.draft
  const first = planSplit(draft, {
    limitBytes: choices.limitBytes ?? input.limitBytes,
    ...(input.sizeSteps[0] === undefined ? {} : { assumedLimitBytes: input.sizeSteps[0] }),
    languages: input.languages,
  })
  if (!first.ok) return first
  const split = choices.moves.reduce((plan, [item, part]) => moveItem(plan, item, part), first)
  return {
    ok: true,
    resend,
    split,
    batches: null,
    sizes: split.parts.map(({ wireBytes }) => wireBytes),
    total: split.parts.length,
    whole: false,
    drafts: async (sha256) => composeSplit(split, await hashFiles(draft, sha256)),
  }
}

const zipped = new WeakMap<OriginalDraft['attachments'], OriginalDraft['attachments']>()

/** Zipping takes time, and a plan is made anew at each choice. */
function zippedOnce(draft: OriginalDraft): OriginalDraft {
  const attachments = zipped.get(draft.attachments) ?? zipLooseFiles(draft).attachments
  zipped.set(draft.attachments, attachments)
  return { ...draft, attachments }
}
