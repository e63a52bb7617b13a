import type { DiagnosedRecipient, ExplainedReply } from '../classifier/types.ts'
import { sentenceGap } from '../i18n/locale.ts'
import type { Report } from '../report/types.ts'
import { announce } from './announcement.ts'
import { buildView } from './buildView.ts'
import { explainReply } from './codes.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import type { DiagnosisView } from './types.ts'

/**
 * The view of one pasted reply. A reply that asks for another try is treated as a refusal, since whoever pastes it
 * waits for nobody's queue; a positive one (2xx, 3xx) is said to be no error; other text is not recognised.
 */
export function buildViewOfReply(explained: ExplainedReply, context: ViewContext): DiagnosisView {
  const { facts, diagnosis, kind } = explained
  if (kind === 'failure' || kind === 'delay') {
    const refused: DiagnosedRecipient = { facts: { ...facts, action: 'failed' }, diagnosis }
    return withoutHiding(buildView({ report: reportOf(refused, 'failure'), recipients: [refused] }, context))
  }
  const view = withoutHiding(buildView({ report: reportOf(explained, kind), recipients: [] }, context))
  const words = wordsOf(context)
  if (/^[23]\d\d$/.test(facts.replyCode ?? '')) return { ...view, ...fineReply(explained, words) }
  if (kind !== 'not-bounce') return view
  return { ...view, ...worded(words.word('reply_unknown_title'), words.word('reply_unknown_cause'), words) }
}

/** There is no message that could be marked as no bounce. */
function withoutHiding(view: DiagnosisView): DiagnosisView {
  return { ...view, actions: view.actions.filter(({ id }) => id !== 'not-a-bounce') }
}

function fineReply(explained: ExplainedReply, words: Words): Wording & Pick<DiagnosisView, 'tone'> {
  const code = explained.facts.replyCode ?? ''
  const meaning = words.word('reply_meaning', { code, text: explainReply(code, words) ?? '' })
  const text = [words.word('reply_fine_cause'), meaning].join(sentenceGap(words.locale))
  return { tone: 'ok', ...worded(words.word('reply_fine_title'), text, words) }
}

type Wording = Pick<DiagnosisView, 'headline' | 'summary' | 'announcement'>

function worded(headline: string, text: string, words: Words): Wording {
  return {
    headline,
    summary: [{ kind: 'text', text }],
    announcement: announce([headline, text], words.locale),
  }
}

function reportOf({ facts }: Pick<DiagnosedRecipient, 'facts'>, kind: Report['kind']): Report {
  return {
    kind,
    format: 'none',
    mta: null,
    recipients: [facts],
    original: null,
    from: null,
    subject: '',
    date: null,
    arrivalDate: null,
    envelopeFrom: null,
    queueId: null,
    message: null,
    textOnly: false,
  }
}
