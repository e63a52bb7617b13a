import type { DraftAttachment, OriginalDraft, SplitItem } from './types.ts'
import { attachmentSize, largestFile } from './wireSize.ts'

/** `even`: as few volumes as will do, of one size; `full`: as large as one message holds. The last one takes the rest. */
export type CutStyle = 'even' | 'full'

export const VOLUME_TYPE = 'application/octet-stream'
/** Volumes smaller than this help nobody. */
const SMALLEST_VOLUME = 1024
/** More volumes than any plan takes; only so many are made. */
const MOST_VOLUMES = 100

/**
 * The files of the mail as items that take at most `room` bytes on the wire each, in order; pictures of the HTML body
 * are none. [] when a file would have to be cut and there is no room for a volume.
 */
export function cutFiles(draft: OriginalDraft, room: number, style: CutStyle): SplitItem[] {
  const items: SplitItem[] = []
  for (const [index, file] of draft.attachments.entries()) {
    if (file.contentId !== null) continue
    const pieces =
      attachmentSize(file) <= room ? [wholeFile(file, index)] : volumesOf(file, index, room, style)
    if (pieces.length === 0) return []
    items.push(...pieces)
  }
  return items
}

function wholeFile(file: DraftAttachment, index: number): SplitItem {
  return { id: `${index}`, attachment: index, name: file.name, sizeBytes: file.sizeBytes, volume: null }
}

function volumesOf(file: DraftAttachment, index: number, room: number, style: CutStyle): SplitItem[] {
  const base = volumeBase(file.name)
  const most = largestFile(`${base}.000`, VOLUME_TYPE, room)
  if (most < SMALLEST_VOLUME) return []
  const of = Math.max(1, Math.ceil(file.sizeBytes / most))
  const size = style === 'even' ? Math.ceil(file.sizeBytes / of) : most
  return Array.from({ length: Math.min(of, MOST_VOLUMES) }, (_, at) => ({
    id: `${index}.${at + 1}`,
    attachment: index,
    name: `${base}.${String(at + 1).padStart(3, '0')}`,
    sizeBytes: Math.min(size, file.sizeBytes - at * size),
    volume: { number: at + 1, of, start: at * size },
  }))
}

/** The name of the file joined again: without what a command line would take for more than a name. */
export function volumeBase(name: string): string {
  return name.replace(/["%`$\\!^&|<>*?\p{Cc}]/gu, '_').replace(/^-/, '_')
}
