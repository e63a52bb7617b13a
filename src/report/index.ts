/** What a message reports: its kind, the facts per recipient, the original mail. */
export { isGenericStatus } from './codes.ts'
export { type HeaderFacts, mayBeBounce } from './gate.ts'
export { readReply } from './readReply.ts'
export { looksLikeBounce, readReport } from './readReport.ts'
export { readText } from './readText.ts'
export type {
  MessageKind,
  OriginalMail,
  RecipientAction,
  RecipientFacts,
  Report,
  SourceText,
  Stage,
  TextSource,
} from './types.ts'
