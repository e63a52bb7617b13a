import type { DraftAttachment, MailDraft } from './types.ts'

/** Whether zipping makes the file clearly smaller: not for what is compressed already. By name and type. */
export function worthZipping(attachment: DraftAttachment): boolean {
  throw new Error(`not built: ${attachment.name}`)
}

/** The mail with every document that may hold macros (`.docm`, `.xls`, ...) as a ZIP file of its own; the rest as it was. */
export function zipMacroDocuments<T extends MailDraft>(draft: T): T {
  throw new Error(`not built: ${draft.subject}`)
}
