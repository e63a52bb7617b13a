import { VOLUME_TYPE } from './cutFiles.ts'
import type { OriginalDraft, SplitItem } from './types.ts'
import { attachmentSize, fileSize } from './wireSize.ts'

/** Items by message, each in the order of the mail. */
export type Bins = readonly (readonly SplitItem[])[]

interface Bin {
  readonly items: SplitItem[]
  left: number
}

/** Compares two items by their place in the mail. */
export function inOrder(one: SplitItem, other: SplitItem): number {
  return one.attachment - other.attachment || (one.volume?.number ?? 0) - (other.volume?.number ?? 0)
}

/** One message after the other filled in the order of the mail; null when an item fits nowhere. */
export function packInOrder(
  draft: OriginalDraft,
  items: readonly SplitItem[],
  rooms: { readonly first: number; readonly other: number },
): Bins | null {
  const bins: Bin[] = [{ items: [], left: rooms.first }]
  for (const { item, size } of weighed(draft, items)) {
    if (size > (bins.at(-1)?.left ?? 0)) bins.push({ items: [], left: rooms.other })
    const bin = bins.at(-1) as Bin
    if (size > bin.left) return null
    bin.items.push(item)
    bin.left -= size
  }
  return bins.map((bin) => bin.items)
}

/** First-fit decreasing; then messages, and volumes of one size among them, in the order of the mail. */
export function packTightly(
  draft: OriginalDraft,
  items: readonly SplitItem[],
  rooms: { readonly first: number; readonly other: number },
): Bins | null {
  const bins: Bin[] = [{ items: [], left: rooms.first }]
  for (const { item, size } of weighed(draft, items).toSorted((one, other) => other.size - one.size)) {
    let bin = bins.find((candidate) => size <= candidate.left)
    if (!bin) {
      bin = { items: [], left: rooms.other }
      bins.push(bin)
    }
    if (size > bin.left) return null
    bin.items.push(item)
    bin.left -= size
  }
  const [first = { items: [] }, ...others] = bins
  const sorted = [first, ...others.toSorted((one, other) => compareBins(one.items, other.items))]
  return volumesInOrder(sorted.map((bin) => bin.items)).map((bin) => bin.toSorted(inOrder))
}

function compareBins(one: readonly SplitItem[], other: readonly SplitItem[]): number {
  const lowest = (items: readonly SplitItem[]) => items.toSorted(inOrder)[0]
  const [left, right] = [lowest(one), lowest(other)]
  return left && right ? inOrder(left, right) : 0
}

/** Volumes of one file and one size change places so that their numbers rise from message to message. */
function volumesInOrder(bins: readonly (readonly SplitItem[])[]): Bins {
  const queues = new Map<string, SplitItem[]>()
  const key = (item: SplitItem) => `${item.attachment} ${item.sizeBytes}`
  for (const item of bins.flat().toSorted(inOrder)) {
    if (item.volume) queues.set(key(item), [...(queues.get(key(item)) ?? []), item])
  }
  return bins.map((bin) => bin.map((item) => (item.volume ? (queues.get(key(item))?.shift() ?? item) : item)))
}

function weighed(draft: OriginalDraft, items: readonly SplitItem[]): { item: SplitItem; size: number }[] {
  return items.map((item) => {
    const file = draft.attachments[item.attachment]
    const size =
      item.volume || !file ? fileSize(item.name, VOLUME_TYPE, item.sizeBytes) : attachmentSize(file)
    return { item, size }
  })
}
