import type { Message, Part } from '../mime/types.ts'
import type { OriginalDraft } from './types.ts'

/**
 * The mail whose root part is `root`: a stored copy (`message.root`) or the one that a bounce returned
 * (`report.original.part`, read in the bounce's own message). Attachments are decoded only when asked for. Never throws;
 * what is missing shows in `complete`.
 */
export function readOriginal(message: Message, root: Part): OriginalDraft {
  throw new Error(`not built: ${message.bytes.length} ${root.encoding}`)
}
