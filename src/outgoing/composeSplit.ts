import type { MailDraft, OriginalDraft, Sha256, SplitPlan } from './types.ts'

/** SHA-256 of every attachment, in order, one file in memory at a time. */
export async function hashFiles(draft: OriginalDraft, sha256: Sha256): Promise<readonly string[]> {
  throw new Error(`not built: ${draft.subject} ${sha256.length}`)
}

/** The messages of the plan, in order, ready for compose windows. `hashes` as hashFiles() gives them. */
export function composeSplit(plan: SplitPlan, hashes: readonly string[]): readonly MailDraft[] {
  throw new Error(`not built: ${plan.limitBytes} ${hashes.length}`)
}
