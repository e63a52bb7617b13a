import { digest } from '../platform/digest.ts'
import { changeProgress, type PlanProgress, type WindowState } from '../platform/planProgress.ts'
import type { HandOverStep } from '../ui/plan/handed.ts'
import type { OpenJob } from '../ui/plan/types.ts'

const NEW: WindowState = { state: 'opened', tab: null, window: null, mute: true }

/** Notes what the reader has done with one mail of a plan; `unsent` takes a word back. */
export async function markStep(
  key: string,
  { choices, failed, total }: Pick<OpenJob, 'choices' | 'failed' | 'total'>,
  place: number,
  step: HandOverStep | 'unsent',
): Promise<PlanProgress | null> {
  const covers = await Promise.all(failed.map((address) => digest(address.toLowerCase())))
  return changeProgress(key, (before) => ({
    ...{ choices, covers, time: new Date().toISOString() },
    windows: Array.from({ length: total }, (_, at) => {
      const known = before?.windows[at] ?? null
      return at === place ? stepped(known ?? NEW, step) : known
    }),
  }))
}

function stepped(before: WindowState, step: HandOverStep | 'unsent'): WindowState {
  const others = (before.steps ?? []).filter((one) => one !== step && !(step === 'unsent' && one === 'sent'))
  const steps = step === 'unsent' ? others : [...others, step]
  return { ...before, state: steps.includes('sent') ? 'sent' : 'opened', steps }
}
