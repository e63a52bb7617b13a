import type { Holding } from '../advice/actionTable.ts'
import type { OriginalDraft } from './types.ts'
import { isMacroDocument } from './zip.ts'

/** What can be done with this source of the original, for chooseActions(); nothing when there is no source at all. */
export function holdingsOf(draft: OriginalDraft | null): ReadonlySet<Holding> {
  const holdings = new Set<Holding>()
  if (draft === null) return holdings
  const recipients = draft.to.length + draft.cc.length + draft.bcc.length
  if (recipients > 0) holdings.add('recipients')
  if (recipients > 1) holdings.add('several-recipients')
  if (draft.complete === 'headers') return holdings
  const files = draft.attachments.filter(({ contentId }) => contentId === null)
  if (files.length > 0 || draft.protection !== 'none') holdings.add('files')
  if (draft.protection === 'encrypted') return holdings
  holdings.add('readable')
  if (draft.bodyHtml !== null) holdings.add('html')
  if (files.some(isMacroDocument)) holdings.add('macro-documents')
  return holdings
}
