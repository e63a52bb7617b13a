import { WAYS } from '../actions/ways.ts'
import { afterResend, isPending } from '../outgoing/retries.ts'
import { digest } from '../platform/digest.ts'
import { noteSent, type PlanProgress, readProgress } from '../platform/planProgress.ts'
import { changeRetries, readRetries } from '../platform/retries.ts'
import { withdraw } from './notify.ts'
import { arm } from './retries.ts'

/** Notes that the mail in a compose window of a plan was sent; what was to remind of the same mail is done with then. */
export async function noteSentOfPlan(tab: number): Promise<void> {
  for (const [key, progress] of await noteSent(tab)) if (isSent(progress)) await endReminders(key, progress)
}

/** The same for a plan whose mails the reader says were sent, by what its progress is stored under. */
export async function noteSentByHand(key: string): Promise<void> {
  const progress = await readProgress(key)
  if (progress && isSent(progress)) await endReminders(key, progress)
}

const isSent = ({ windows }: PlanProgress): boolean => windows.every((one) => one?.state === 'sent')

/** Plans name neither bounce nor address: what a reminder would be called in them tells whether it is meant. */
async function endReminders(key: string, { covers }: PlanProgress): Promise<void> {
  const covered = new Set(covers ?? [])
  const done = new Map<string, ReadonlySet<string>>()
  for (const { id, notice, recipients } of (await readRetries()).filter(isPending)) {
    const keys = await Promise.all(WAYS.map((way) => digest(`${way}\n${notice}`)))
    if (!keys.includes(key)) continue
    const names = await Promise.all(recipients.map((address) => digest(address.toLowerCase())))
    done.set(id, new Set(recipients.filter((_, place) => covered.has(names[place] ?? ''))))
  }
  if (done.size === 0) return
  const now = new Date().toISOString()
  const list = await changeRetries((retries) =>
    retries.map((retry) => afterResend(retry, done.get(retry.id) ?? new Set(), now)),
  )
  await arm(list)
  for (const { id, state } of list) if (done.has(id) && state === 'sent') await withdraw(id)
}
