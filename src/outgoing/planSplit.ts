import { partMail, partMails, type SplitJob } from './composeSplit.ts'
import { type CutStyle, cutFiles } from './cutFiles.ts'
import { type Bins, inOrder, packInOrder, packTightly } from './pack.ts'
import { SIZE_STEPS } from './steps.ts'
import type { OriginalDraft, SplitItem, SplitOptions, SplitPart, SplitPlan, SplitRefusal } from './types.ts'
import { wireSize } from './wireSize.ts'

/** More messages than this are refused. */
export const MAX_PARTS = 50

/** Part of the limit that is used; servers on the way add header lines of their own. */
const SHARE = 0.95
const TRACE_HEADERS = 4096

/**
 * Spreads the attachments of a mail over as few messages as fit below the limit; see SplitPlan. Files larger than one
 * message can be are cut into volumes. Reads text files alone, for their size on the wire depends on their content.
 */
export function planSplit(draft: OriginalDraft, options: SplitOptions): SplitPlan | SplitRefusal {
  const unfit = refusalOf(draft)
  if (unfit) return { ok: false, reason: unfit }
  const job = jobOf(draft, options)
  const whole = cutFiles(draft, Number.POSITIVE_INFINITY, 'even')
  if (wireSize(draft) <= job.targetBytes) return planOf(job, [whole])
  const bare = { ...draft, attachments: draft.attachments.filter(({ contentId }) => contentId !== null) }
  if (wireSize(bare) > job.targetBytes) return { ok: false, reason: 'body-too-large' }
  const packed = bestPacking(job)
  return typeof packed === 'string' ? { ok: false, reason: packed } : planOf(job, packed)
}

/**
 * The plan with one item moved to the part of that number; one more than the last makes a new part. Parts that are left
 * empty go, except the first. Sizes and `fits` are worked out again. An unknown item or number gives the plan unchanged.
 */
export function moveItem(plan: SplitPlan, itemId: string, toPart: number): SplitPlan {
  const item = plan.parts.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  const last = Math.min(plan.parts.length + 1, MAX_PARTS)
  if (!item || !Number.isInteger(toPart) || toPart < 1 || toPart > last) return plan
  const bins = plan.parts.map(({ items }) => items.filter(({ id }) => id !== itemId))
  if (toPart > bins.length) bins.push([])
  bins[toPart - 1]?.push(item)
  const kept = bins.filter((items, index) => index === 0 || items.length > 0)
  return planOf(
    plan,
    kept.map((items) => items.toSorted(inOrder)),
  )
}

function refusalOf(draft: OriginalDraft): SplitRefusal['reason'] | null {
  if (draft.protection !== 'none') return draft.protection
  if (draft.complete === 'full') return null
  return draft.complete === 'headers' ? 'not-returned' : 'incomplete'
}

function jobOf(draft: OriginalDraft, options: SplitOptions): SplitJob {
  const named = options.limitBytes
  const limitBytes = named ?? options.assumedLimitBytes ?? (SIZE_STEPS[0] as number)
  const targetBytes = Math.max(0, Math.min(Math.floor(limitBytes * SHARE), limitBytes - TRACE_HEADERS))
  return { draft, languages: options.languages, limitBytes, targetBytes, assumed: named === null }
}

/** What is left for files in the first message and in any other, when these items are listed in their texts. */
interface Rooms {
  readonly first: number
  readonly other: number
}

function roomsFor(job: SplitJob, items: readonly SplitItem[]): Rooms {
  const most = Array.from({ length: MAX_PARTS }, (_, index) => (index === MAX_PARTS - 1 ? items : []))
  const last = { ...partMail(job, most, MAX_PARTS - 1, null), attachments: [] }
  return {
    first: job.targetBytes - wireSize(partMail(job, most, 0, null)),
    other: job.targetBytes - wireSize(last),
  }
}

/** The fewest messages of several ways to cut and to pack; in the order of the mail and in even volumes where that costs none. */
function bestPacking(job: SplitJob): Bins | SplitRefusal['reason'] {
  const attempts = (['even', 'full'] as const).flatMap((style) =>
    (['other', 'first'] as const).map((basis) => attempt(job, style, basis)),
  )
  const packed = attempts.filter((result) => typeof result !== 'string')
  const [best] = packed.toSorted((one, other) => one.length - other.length)
  if (!best) return attempts.find((result) => typeof result === 'string') ?? 'limit-too-small'
  return best.length > MAX_PARTS ? 'too-many-parts' : best
}

function attempt(
  job: SplitJob,
  style: CutStyle,
  basis: keyof Rooms,
): Bins | 'limit-too-small' | 'too-many-parts' | 'body-too-large' {
  let items = cutFiles(job.draft, Number.POSITIVE_INFINITY, style)
  // The list of volumes takes room from the volumes themselves, so it may take some rounds until both agree.
  for (let round = 0; round < 10; round++) {
    const rooms = roomsFor(job, items)
    if (rooms.first < 0) return 'body-too-large'
    const room = basis === 'first' ? Math.min(rooms.first, rooms.other) : rooms.other
    const cut = cutFiles(job.draft, room, style)
    if (cut.length === 0) return 'limit-too-small'
    if (cut.some(({ volume }) => (volume?.of ?? 0) > MAX_PARTS)) return 'too-many-parts'
    if (cut.length <= items.length) return pack(job, cut, rooms)
    items = cut
  }
  return 'limit-too-small'
}

function pack(job: SplitJob, items: readonly SplitItem[], rooms: Rooms): Bins | 'limit-too-small' {
  const straight = packInOrder(job.draft, items, rooms)
  const tight = packTightly(job.draft, items, rooms)
  if (!tight) return straight ?? 'limit-too-small'
  return straight && straight.length <= tight.length ? straight : tight
}

function planOf(job: SplitJob, bins: Bins): SplitPlan {
  const parts = partMails(job, bins, null).map((mail, index): SplitPart => {
    const wireBytes = wireSize(mail)
    return {
      number: index + 1,
      subject: mail.subject,
      items: bins[index] ?? [],
      wireBytes,
      fits: wireBytes <= job.targetBytes,
    }
  })
  const { draft, languages, limitBytes, targetBytes, assumed } = job
  const fits = parts.every((part) => part.fits)
  return { ok: true, draft, languages, limitBytes, assumed, targetBytes, parts, fits }
}
