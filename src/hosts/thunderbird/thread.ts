import type { OriginalDraft } from '../../outgoing/index.ts'
import { findById } from './search.ts'

/** The message that a mail answers, where it is stored: it brings the thread's header fields along. */
export async function parentOf(draft: OriginalDraft | null): Promise<number | null> {
  const id = draft?.inReplyTo ?? draft?.references.at(-1)
  return id ? ((await findById(id, null).catch(() => null))?.id ?? null) : null
}
