/** What the messages of a split mail say, in every language asked for, one after the other. */
import { formatBytes } from '../i18n/format.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import { translate } from '../i18n/translate.ts'
import type { MessageParam } from '../i18n/types.ts'
import type { SplitJob } from './composeSplit.ts'
import { volumeBase } from './cutFiles.ts'
import { inOrder } from './pack.ts'
import type { NoteLanguage, SplitItem } from './types.ts'

type Bins = readonly (readonly SplitItem[])[]
type HashOf = (attachment: number) => string

/** Covering text of a message that is not the first. */
export function coverText(languages: readonly NoteLanguage[], number: number, total: number): string {
  return say(languages, 'outgoing_split_cover', {
    number: { kind: 'number', value: number },
    total: { kind: 'number', value: total },
  })
}

/** What is added to the body of the first message: how many there are, and every file. */
export function firstText(job: SplitJob, bins: Bins, hashOf: HashOf): string {
  const total = { kind: 'number', value: bins.length } as const
  return `${say(job.languages, 'outgoing_split_first', { total })}\n\n${fileList(job, bins, hashOf)}`
}

/** What the last message adds: every file, and how to join those that were cut. */
export function lastText(job: SplitJob, bins: Bins, hashOf: HashOf): string {
  const cut = bins
    .flat()
    .filter(({ volume }) => volume?.number === 1)
    .toSorted(inOrder)
  const list = fileList(job, bins, hashOf)
  if (cut.length === 0) return list
  const help = job.languages.map((language) => joiningHelp(language, cut)).join('\n\n')
  return `${list}\n\n${help}\n\n${cut.map((item) => commandsOf(job, item)).join('\n\n')}`
}

function say(
  languages: readonly NoteLanguage[],
  key: MessageKey,
  params: Readonly<Record<string, MessageParam>> = {},
): string {
  return languages.map(({ locale, catalogue }) => translate(catalogue, locale, { key, params })).join('\n')
}

/** One line an item, then the hash of each file. */
function fileList(job: SplitJob, bins: Bins, hashOf: HashOf): string {
  const locale = job.languages[0]?.locale ?? 'en'
  const lines = bins.flatMap((items, index) =>
    items.map((item) => ({
      item,
      line: `[${index + 1}/${bins.length}] ${item.name} (${formatBytes(item.sizeBytes, locale)})`,
    })),
  )
  const files = [
    ...new Set(
      bins
        .flat()
        .toSorted(inOrder)
        .map(({ attachment }) => attachment),
    ),
  ]
  const hashes = files.map((index) => `${hashOf(index)}  ${joinedName(job, bins, index)}`)
  return [
    ...lines.toSorted((one, other) => inOrder(one.item, other.item)).map(({ line }) => line),
    '',
    'SHA-256',
    ...hashes,
  ].join('\n')
}

function joinedName(job: SplitJob, bins: Bins, index: number): string {
  const name = job.draft.attachments[index]?.name ?? ''
  return bins.flat().some(({ attachment, volume }) => attachment === index && volume)
    ? volumeBase(name)
    : name
}

function joiningHelp(language: NoteLanguage, cut: readonly SplitItem[]): string {
  const first = cut.map(({ name }) => name).join(', ')
  return [
    say([language], 'outgoing_split_join'),
    `1. ${say([language], 'outgoing_split_join_7zip', { first })}`,
    `2. ${say([language], 'outgoing_split_join_copy')}`,
    `3. ${say([language], 'outgoing_split_join_cat')}`,
    say([language], 'outgoing_split_join_check'),
  ].join('\n')
}

/** Both commands for one file. Volume names hold no quotes, percent signs and the like; an apostrophe is told the shell. */
function commandsOf(job: SplitJob, { attachment, volume }: SplitItem): string {
  const base = volumeBase(job.draft.attachments[attachment]?.name ?? '')
  const names = Array.from(
    { length: volume?.of ?? 0 },
    (_, at) => `"${base}.${String(at + 1).padStart(3, '0')}"`,
  )
  const quoted = `'${base.replaceAll("'", `'\\''`)}'`
  return `copy /b ${names.join('+')} "${base}"\ncat ./${quoted}.[0-9][0-9][0-9] > ./${quoted}`
}
