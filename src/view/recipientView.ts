import { advise, outcomeOf } from '../advice/advise.ts'
import type { Advice } from '../advice/types.ts'
import { visible } from '../advice/visibleText.ts'
import type { DiagnosedRecipient } from '../classifier/types.ts'
import { sentenceGap } from '../i18n/locale.ts'
import type { Report } from '../report/types.ts'
import { recipientActions } from './actions.ts'
import type { Words } from './context.ts'
import { detailViews } from './details.ts'
import { doneRoute, stoppedRoute } from './route.ts'
import { saidView } from './said.ts'
import type { RecipientView, RouteView } from './types.ts'

/** One recipient with the advice that its view was made of. */
export interface AdvisedRecipient {
  readonly recipient: DiagnosedRecipient
  readonly advice: Advice
  readonly view: RecipientView
}

export function adviseAndView(recipient: DiagnosedRecipient, report: Report, words: Words): AdvisedRecipient {
  const advice = advise(recipient, report, words.table)
  const { facts, diagnosis } = recipient
  const view: RecipientView = {
    address: visible(facts.finalRecipient),
    category: diagnosis.category,
    tone: advice.tone,
    title: words.text(advice.title),
    cause: words.rich(advice.cause),
    party: words.text(advice.party),
    waiting: words.text(advice.waiting),
    outlook: outlookOf(advice, words),
    next: words.text(advice.next),
    steps: advice.senderSteps.map(words.rich),
    adminSteps: advice.adminSteps.map(words.rich),
    route: routeOf(recipient, report, advice, words),
    said: saidView(recipient, words),
    confidence: diagnosis.confidence,
    ruleId: diagnosis.ruleId,
    details: detailViews(recipient, report, words),
    actions: recipientActions(advice.actions, words),
  }
  return { recipient, advice, view }
}

/** Nobody is named where a mail only waits. */
function outlookOf({ waiting, party, tone }: Advice, words: Words): string {
  const said = tone === 'fail' ? [waiting, party] : [waiting]
  return said.map(words.text).join(sentenceGap(words.locale))
}

function routeOf(
  { facts }: DiagnosedRecipient,
  report: Report,
  advice: Advice,
  words: Words,
): RouteView | null {
  const outcome = outcomeOf(facts, report.kind)
  if (outcome === 'delivered') return doneRoute(words)
  if (!advice.failedAt) return null
  return stoppedRoute(advice.failedAt, outcome === 'delayed' ? 'held' : 'fail', words)
}
