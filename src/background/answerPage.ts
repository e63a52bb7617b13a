import { answerReminders } from './answerReminders.ts'
import type { PageRequest } from './messages.ts'

/** Answers a page of the extension. What it needs is loaded for it alone. */
export async function answerPage(request: PageRequest): Promise<unknown> {
  switch (request.type) {
    case 'address-offer':
    case 'mark-address':
    case 'unmark-address': {
      const { markAddresses, offerAddresses } = await import('./addresses.ts')
      return request.type === 'address-offer' ? offerAddresses(request.message) : markAddresses(request)
    }
    case 'plan-sent':
      return (await import('./plans.ts')).noteSentByHand(request.plan)
    case 'wipe':
      return (await import('./wipe.ts')).wipe()
  }
  const { addRetry, offerRetry, openRetry } = await import('./mailRetries.ts')
  switch (request.type) {
    case 'retry-offer':
      return offerRetry(request.message)
    case 'retry-add':
      return addRetry(request.message, request.due)
    default:
      return answerReminders(request, openRetry)
  }
}
