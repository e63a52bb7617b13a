import type { MessageSender } from '../../platform/runtime.ts'
import { answerReminders } from '../answerReminders.ts'
import { type isOwnPage, type PageRequest, readPageRequest, readRequest, tabOf } from '../messages.ts'
import { answerRequest, showAgain } from './answer.ts'

type Self = Parameters<typeof isOwnPage>[1]

/** Answers a page of the extension: about the tab that it names, or about reminders. */
export function answerPage(message: unknown, sender: MessageSender, us: Self): Promise<unknown> | undefined {
  const asked = readPageRequest(message)
  if (asked) return answerAsked(asked)
  const request = readRequest(message)
  const tab = request && tabOf(request, sender, us)
  if (!request || tab === null) return undefined
  return answerRequest(request, tab).then(async (answer) => {
    if (request.type === 'action' && answer === 'restored') await showAgain(tab, request.message)
    return answer
  })
}

async function answerAsked(request: PageRequest): Promise<unknown> {
  if (request.type === 'wipe') return (await import('../wipe.ts')).wipe()
  if (request.type === 'plan-sent') return (await import('../plans.ts')).noteSentByHand(request.plan)
  const { addRetry, offerRetry, openRetry } = await import('./retries.ts')
  switch (request.type) {
    case 'retry-offer':
      return request.tab === undefined ? null : offerRetry(request.tab, request.message)
    case 'retry-add':
      return request.tab === undefined ? false : addRetry(request.tab, request.message, request.due)
    case 'retries':
    case 'retry-open':
    case 'retry-cancel':
      return answerReminders(request, openRetry)
    default:
      return null
  }
}
