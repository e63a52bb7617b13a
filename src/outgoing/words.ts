import type { MessageRef } from '../i18n/types.ts'
import type { BatchPlan, SplitPlan, SplitRefusalReason } from './types.ts'

/** Why a mail cannot be split, and what to do instead. */
export function refusalMessage(reason: SplitRefusalReason): MessageRef {
  return { key: `outgoing_refused_${reason.replaceAll('-', '_')}` }
}

/** That a figure was assumed because the bounce names none; null when it names one. */
export function assumptionMessage(plan: SplitPlan | BatchPlan): MessageRef | null {
  if (!plan.assumed) return null
  if ('limitBytes' in plan)
    return { key: 'outgoing_split_assumed', params: { limit: { kind: 'bytes', value: plan.limitBytes } } }
  const { perMail } = plan
  return {
    key: 'outgoing_batch_assumed',
    count: perMail,
    params: { count: { kind: 'number', value: perMail } },
  }
}
