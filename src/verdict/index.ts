/** Judging the bounce itself: does it belong to mail of ours, was our address forged, is it a trick? */
export { judge } from './judge.ts'
export { reasonKey, verdictKey } from './messageKeys.ts'
export { mayPose } from './pose.ts'
export { indexSent, type ListedMail, SentIndexBuilder } from './sentIndex.ts'
export {
  REASONS,
  type ReasonId,
  type SendingHabits,
  type SentIndex,
  VERDICTS,
  type Verdict,
  type VerdictContext,
  type VerdictId,
  type VerdictReason,
} from './types.ts'
