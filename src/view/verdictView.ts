import { visible } from '../advice/visibleText.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import type { MessageParam } from '../i18n/types.ts'
import { reasonKey, verdictKey } from '../verdict/messageKeys.ts'
import type { Verdict } from '../verdict/types.ts'
import { actionViews } from './actions.ts'
import { allows, type Judged } from './allows.ts'
import { announce } from './announcement.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import type { DiagnosisView, VerdictView } from './types.ts'

const MOST_REASONS = 3
const MOST_HOSTS = 6

const ADVICE: Partial<Record<Verdict['verdict'], MessageKey>> = {
  'not-in-sent': 'verdict_advice_not_in_sent',
  backscatter: 'verdict_advice_backscatter',
  trick: 'verdict_advice_trick',
}

/**
 * A view with what is to be said about the notice itself. A trick, and mail that somebody else sent, take the place of
 * the diagnosis: what such a notice says about a delivery is not the reader's business.
 */
export function withVerdict(
  view: DiagnosisView,
  diagnosed: DiagnosedReport,
  judged: Judged,
  context: ViewContext,
): DiagnosisView {
  const words = wordsOf(context)
  const shown = verdictView(diagnosed, judged, words)
  const { verdict } = judged.verdict
  if (verdict === 'trick' || verdict === 'backscatter') return inPlaceOf(view, shown, words)
  const left = <T extends { readonly id: string }>(actions: readonly T[]) =>
    actions.filter(({ id }) => allows(judged, id))
  const ask = verdict === 'not-in-sent' && !judged.claimed && takesAway(view, judged)
  return {
    ...view,
    recipients: view.recipients.map((one) => ({ ...one, actions: left(one.actions) })),
    actions: [...(ask ? actionViews(['it-was-mine'], 'it-was-mine', words) : []), ...left(view.actions)],
    ...(shown.title === '' ? {} : { verdict: shown }),
  }
}

const takesAway = (view: DiagnosisView, judged: Judged): boolean =>
  [view, ...view.recipients].some(({ actions }) => actions.some(({ id }) => !allows(judged, id)))

function inPlaceOf(view: DiagnosisView, verdict: VerdictView, words: Words): DiagnosisView {
  const trick = verdict.id === 'trick'
  const ids = trick ? ['mark-junk', 'report-trick'] : ['mark-done', 'unmark-done', 'copy-ticket']
  return {
    ...view,
    tone: verdict.tone,
    headline: verdict.title,
    summary: [{ kind: 'text', text: verdict.note }],
    announcement: announce([verdict.title, verdict.note], words.locale),
    route: null,
    recipients: [],
    received: null,
    actions: actionViews([...ids, 'not-a-bounce'], trick ? bestAgainstTricks(words) : undefined, words),
    verdict,
  }
}

const bestAgainstTricks = ({ available }: Words) =>
  available?.has('mark-junk') ? 'mark-junk' : 'report-trick'

function verdictView(diagnosed: DiagnosedReport, judged: Judged, words: Words): VerdictView {
  const { verdict, reasons, linkHosts } = judged.verdict
  const labels = { reasons: words.word('verdict_reasons'), hosts: words.word('verdict_hosts') }
  const none = { reasons: [], hosts: [], labels }
  if (verdict === 'none' || (verdict === 'not-in-sent' && judged.comparing))
    return {
      ...none,
      id: judged.comparing ? 'comparing' : 'none',
      tone: 'info',
      title: judged.comparing ? words.word('verdict_comparing') : uncompared(judged.verdict, words),
      note: '',
    }
  const strongest = reasons.slice(0, MOST_REASONS).map(({ id, params }) => words.text(reasonOf(id, params)))
  const advice = ADVICE[verdict]
  return {
    id: verdict,
    tone: TONES[verdict],
    title: words.text({ key: verdictKey(verdict) }),
    note: advice ? words.word(advice) : sentMail(diagnosed, words),
    reasons: strongest,
    hosts: verdict === 'trick' ? linkHosts.slice(0, MOST_HOSTS).map((host) => visible(host, 120)) : [],
    labels,
  }
}

const TONES = {
  'matches-sent': 'ok',
  'not-in-sent': 'info',
  backscatter: 'wait',
  trick: 'fail',
} as const

/** Words out of the mail are cleaned: nothing invisible, nothing that turns the direction, no sentence of ours broken. */
function reasonOf(id: Verdict['reasons'][number]['id'], params: Readonly<Record<string, string>>) {
  const clean = Object.entries(params).map(([name, text]): [string, MessageParam] => [
    name,
    visible(text, 120),
  ])
  return { key: reasonKey(id), params: Object.fromEntries(clean) }
}

/** Why no comparison took place; '' where the notice speaks of no mail at all. */
function uncompared({ reasons }: Verdict, words: Words): string {
  const why = reasons.find(({ id }) => id === 'not-compared' || id === 'nothing-to-compare')
  return why ? words.text({ key: reasonKey(why.id) }) : ''
}

/** Subject and time of the mail that was found in Sent. */
function sentMail({ report }: DiagnosedReport, words: Words): string {
  const subject = visible(report.original?.subject ?? '', 160)
  const iso = report.original?.date ?? null
  if (subject === '') return ''
  if (iso === null) return words.word('verdict_sent_mail_undated', { subject })
  return words.word('verdict_sent_mail', { subject, date: { kind: 'date', iso } })
}
