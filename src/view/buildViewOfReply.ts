import { adviseReply, isPositive, reportOfRefusal } from '../advice/adviseReply.ts'
import type { ExplainedReply } from '../classifier/types.ts'
import { sentenceGap } from '../i18n/locale.ts'
import { buildView, viewOfNote } from './buildView.ts'
import { explainReply } from './codes.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import type { DiagnosisView } from './types.ts'

/** The view of one pasted reply; see adviseReply() for what is told. Nothing in it hides a message. */
export function buildViewOfReply(explained: ExplainedReply, context: ViewContext): DiagnosisView {
  const refusal = reportOfRefusal(explained)
  const view = refusal ? buildView(refusal, context) : viewWithoutRefusal(explained, wordsOf(context))
  return { ...view, actions: view.actions.filter(({ id }) => id !== 'not-a-bounce') }
}

function viewWithoutRefusal(explained: ExplainedReply, words: Words): DiagnosisView {
  const view = viewOfNote(adviseReply(explained, words.table), words)
  const code = explained.facts.replyCode ?? ''
  if (!isPositive(explained)) return view
  const meaning = words.word('reply_meaning', { code, text: explainReply(code, words) ?? '' })
  return { ...view, summary: [...view.summary, { kind: 'text', text: sentenceGap(words.locale) + meaning }] }
}
