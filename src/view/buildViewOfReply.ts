import type { DiagnosedRecipient, ExplainedReply } from '../classifier/types.ts'
import { sentenceGap } from '../i18n/locale.ts'
import type { Report } from '../report/types.ts'
import { announce } from './announcement.ts'
import { buildView } from './buildView.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import { detailViews } from './details.ts'
import type { DiagnosisView } from './types.ts'

/**
 * The view of one pasted reply. A reply that asks for another try is treated as a refusal, since whoever pastes it
 * waits for nobody's queue; a positive one (2xx, 3xx) is said to be no error.
 */
export function buildViewOfReply(explained: ExplainedReply, context: ViewContext): DiagnosisView {
  const { facts, diagnosis, kind } = explained
  const refused = kind === 'failure' || kind === 'delay'
  const recipient: DiagnosedRecipient = { facts: refused ? { ...facts, action: 'failed' } : facts, diagnosis }
  const report = reportOf(recipient, refused ? 'failure' : kind)
  const view = buildView({ report, recipients: refused ? [recipient] : [] }, context)
  return refused ? view : { ...view, ...fineReply(recipient, report, wordsOf(context)) }
}

function fineReply(
  recipient: DiagnosedRecipient,
  report: Report,
  words: Words,
): Pick<DiagnosisView, 'tone' | 'headline' | 'summary' | 'announcement'> | null {
  if (!/^[23]/.test(recipient.facts.replyCode ?? '')) return null
  const headline = words.word('reply_fine_title')
  const code = detailViews(recipient, report, words).find((row) => row.explanation !== null)
  const meaning = code ? words.word('reply_meaning', { code: code.value, text: code.explanation ?? '' }) : ''
  const text = [words.word('reply_fine_cause'), meaning].filter(Boolean).join(sentenceGap(words.locale))
  return {
    tone: 'ok',
    headline,
    summary: [{ kind: 'text', text }],
    announcement: announce([headline], words.locale),
  }
}

function reportOf({ facts }: DiagnosedRecipient, kind: Report['kind']): Report {
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
