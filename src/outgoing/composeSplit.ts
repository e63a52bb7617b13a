import { VOLUME_TYPE } from './cutFiles.ts'
import { appendHtml, htmlOfText } from './html.ts'
import { coverText, firstText, lastText } from './splitTexts.ts'
import type { DraftAttachment, MailDraft, OriginalDraft, Sha256, SplitItem, SplitPlan } from './types.ts'

/** What a plan is made of, before anything is spread. */
export type SplitJob = Pick<SplitPlan, 'draft' | 'languages' | 'limitBytes' | 'targetBytes' | 'assumed'>

/** Stands for a hash while only lengths matter. */
const BLANK_HASH = '0'.repeat(64)

/** SHA-256 of every attachment, in order, one file in memory at a time. */
export async function hashFiles(draft: OriginalDraft, sha256: Sha256): Promise<readonly string[]> {
  const hashes: string[] = []
  for (const file of draft.attachments) hashes.push(await sha256(file.bytes()))
  return hashes
}

/** The messages of the plan, in order, ready for compose windows. `hashes` as hashFiles() gives them. */
export function composeSplit(plan: SplitPlan, hashes: readonly string[]): readonly MailDraft[] {
  return partMails(
    plan,
    plan.parts.map(({ items }) => items),
    hashes,
  )
}

/** The messages for items spread like this; without hashes only their sizes are right. */
export function partMails(
  job: SplitJob,
  bins: readonly (readonly SplitItem[])[],
  hashes: readonly string[] | null,
): MailDraft[] {
  return bins.map((_, index) => partMail(job, bins, index, hashes))
}

/** The message at `index` of those. */
export function partMail(
  job: SplitJob,
  bins: readonly (readonly SplitItem[])[],
  index: number,
  hashes: readonly string[] | null,
): MailDraft {
  const total = bins.length
  const hashOf = (attachment: number) => hashes?.[attachment] ?? BLANK_HASH
  const mail = { ...headerOf(job.draft), subject: subjectOf(job.draft.subject, index + 1, total) }
  const files = (bins[index] ?? []).flatMap((item) => fileOf(job.draft, item))
  if (index === 0)
    return { ...mail, ...firstBody(job, bins, hashOf), attachments: [...picturesOf(job.draft), ...files] }
  const cover = coverText(job.languages, index + 1, total)
  const bodyText = index === total - 1 ? `${cover}\n\n${lastText(job, bins, hashOf)}` : cover
  return { ...mail, bodyHtml: null, bodyText, attachments: files }
}

/** `[2/3] subject`, instead of a count that it had before. */
function subjectOf(subject: string, number: number, total: number): string {
  return total === 1
    ? subject
    : `[${number}/${total}] ${subject.replace(/^(?:\[\d{1,2}\/\d{1,2}\] ?)+/, '')}`.trim()
}

function headerOf(
  draft: OriginalDraft,
): Omit<MailDraft, 'subject' | 'bodyHtml' | 'bodyText' | 'attachments'> {
  const { from, to, cc, bcc, replyTo, inReplyTo, references } = draft
  return { from, to, cc, bcc, replyTo, inReplyTo, references }
}

function picturesOf(draft: OriginalDraft): readonly DraftAttachment[] {
  return draft.attachments.filter(({ contentId }) => contentId !== null)
}

function firstBody(
  job: SplitJob,
  bins: readonly (readonly SplitItem[])[],
  hashOf: (attachment: number) => string,
): Pick<MailDraft, 'bodyHtml' | 'bodyText'> {
  const { bodyHtml, bodyText } = job.draft
  if (bins.length === 1) return { bodyHtml, bodyText }
  const more = firstText(job, bins, hashOf)
  return {
    bodyHtml: bodyHtml === null ? null : appendHtml(bodyHtml, `<hr>${htmlOfText(more)}`),
    bodyText:
      bodyText === null && bodyHtml !== null ? null : `${(bodyText ?? '').trimEnd()}\n\n----\n${more}`,
  }
}

function fileOf(draft: OriginalDraft, item: SplitItem): DraftAttachment[] {
  const file = draft.attachments[item.attachment]
  if (!file) return []
  const { volume } = item
  if (!volume) return [file]
  return [
    {
      name: item.name,
      type: VOLUME_TYPE,
      sizeBytes: item.sizeBytes,
      contentId: null,
      bytes: () => file.bytes().subarray(volume.start, volume.start + item.sizeBytes),
    },
  ]
}
