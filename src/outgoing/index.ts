/** Mending mails that came back: reading the original, and planning what is to be sent instead. Sends nothing itself. */

export { cleanHeaderText, strictAddress } from './address.ts'
export { cleanFileName } from './attachment.ts'
export { planBatches } from './batches.ts'
export { asPlainText, htmlWithImages, plainTextOf } from './body.ts'
export {
  type ComposeAddress,
  type ComposeLink,
  composeLink,
  type LinkLack,
  type LinkMail,
  LONGEST_LINK,
} from './composeLink.ts'
export { composeSplit, hashFiles } from './composeSplit.ts'
export { proposeCorrections } from './corrections.ts'
export { EMPTY_DRAFT } from './emptyDraft.ts'
export { holdingsOf } from './holdings.ts'
export { messageIdsOf } from './messageIds.ts'
export { MAX_PARTS, moveItem, planSplit } from './planSplit.ts'
export { readOriginal, returnedOriginal } from './readOriginal.ts'
export { resendDraft } from './resend.ts'
export { MAX_TRIES, retryTimes } from './retryTimes.ts'
export { sendableType } from './sendableType.ts'
export { shortNoteOf } from './shortNote.ts'
export { BATCH_STEPS, SIZE_STEPS } from './steps.ts'
export type * from './types.ts'
export { PROPOSAL_SOURCES, RECIPIENT_FIELDS, SPLIT_REFUSALS } from './types.ts'
export { wireSize } from './wireSize.ts'
export { assumptionMessage, refusalMessage } from './words.ts'
export { isMacroDocument, worthZipping, zipLooseFiles, zipMacroDocuments } from './zip.ts'
