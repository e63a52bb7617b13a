import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import { plainText } from '../i18n/translate.ts'
import { buildView } from './buildView.ts'
import { buildViewOfReply } from './buildViewOfReply.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import type { DiagnosisView, RecipientView } from './types.ts'

/** A diagnosis in plain strings: one line that says what happened, then what to do, a line per step. */
export interface PlainAdvice {
  readonly title: string
  readonly advice: readonly string[]
}

/** Title and advice of a whole message for the command line; with several recipients each line names its own. */
export function titleAndAdvice(diagnosed: DiagnosedReport, context: ViewContext): PlainAdvice {
  return plainAdvice(buildView(diagnosed, context), wordsOf(context))
}

/** The same for one pasted reply. */
export function titleAndAdviceOfReply(explained: ExplainedReply, context: ViewContext): PlainAdvice {
  return plainAdvice(buildViewOfReply(explained, context), wordsOf(context))
}

function plainAdvice(view: DiagnosisView, words: Words): PlainAdvice {
  const received = view.received ? [view.received.text] : []
  const [only, ...others] = view.recipients
  const steps =
    only && others.length === 0
      ? stepLines(only, words)
      : view.recipients.flatMap((recipient) => linesOfOneAmongSeveral(recipient, words))
  return { title: view.headline, advice: [plainText(view.summary), ...received, ...steps] }
}

function stepLines(recipient: RecipientView, words: Words): string[] {
  const admin = recipient.adminSteps.map((step) => words.word('advice_for_admin', { text: plainText(step) }))
  return [...recipient.steps.map(plainText), ...admin]
}

function linesOfOneAmongSeveral(recipient: RecipientView, words: Words): string[] {
  const lines = [recipient.title, plainText(recipient.cause), ...stepLines(recipient, words)]
  return lines.map((text) => words.word('advice_for_recipient', { address: recipient.address, text }))
}
