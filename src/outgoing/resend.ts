import type { OriginalDraft, Resend, ResendOptions } from './types.ts'

/**
 * The original as a new mail to those who did not get it. Bcc never becomes To or Cc; addresses out of the bounce go
 * through strictAddress(); subject, body, attachments and threading stay.
 */
export function resendDraft(draft: OriginalDraft, options: ResendOptions): Resend {
  throw new Error(`not built: ${draft.subject} ${options.failed.length}`)
}
