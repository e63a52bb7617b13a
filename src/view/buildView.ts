import { OTHER_KINDS, type OtherKind } from '../advice/adviceTable.ts'
import { adviseKind, type KindWording, outcomeOf } from '../advice/advise.ts'
import type { Advice, Tone } from '../advice/types.ts'
import { visible } from '../advice/visibleText.ts'
import type { DiagnosedRecipient, DiagnosedReport } from '../classifier/types.ts'
import { languageTag, sentenceGap } from '../i18n/locale.ts'
import { plainText } from '../i18n/translate.ts'
import type { Rich } from '../i18n/types.ts'
import { NO_FACTS } from '../report/noFacts.ts'
import { MOST_RECIPIENTS } from '../report/recipients.ts'
import { bannerActions } from './actions.ts'
import { announce } from './announcement.ts'
import { type ViewContext, type Words, wordsOf } from './context.ts'
import { viewLabels } from './labels.ts'
import { type AdvisedRecipient, adviseAndView } from './recipientView.ts'
import { doneRoute } from './route.ts'
import type { DiagnosisView } from './types.ts'

/**
 * Everything that the banner, the popup or a page shows of a diagnosed message, translated: plain data that survives
 * JSON. Notices that are no failure and no delay get a view without recipients.
 */
export function buildView(diagnosed: DiagnosedReport, context: ViewContext): DiagnosisView {
  const words = wordsOf(context)
  const view = viewOfReport(diagnosed, words)
  return isPartlyRead(diagnosed) ? { ...view, partly: words.word('view_partly') } : view
}

/** More of it there was than is read of any message: nesting, parts or header fields without end. */
function isPartlyRead({ report: { message, recipients } }: DiagnosedReport): boolean {
  const cut = message?.defects.some(({ kind }) => kind.startsWith('too-')) ?? false
  return cut || recipients.length >= MOST_RECIPIENTS
}

function viewOfReport(diagnosed: DiagnosedReport, words: Words): DiagnosisView {
  const { report } = diagnosed
  const advised = openRecipients(diagnosed).map((recipient) => adviseAndView(recipient, report, words))
  const [only] = advised
  if (!only) return viewOfKind(diagnosed, words)
  const arrived = addressesOfArrived(diagnosed)
  return advised.length === 1 && arrived.length === 0
    ? viewOfOne(only, words)
    : viewOfSeveral(advised, arrived, words)
}

/** Those who did not get the mail, or not yet. A failure or delay that names nobody has one recipient, unknown. */
function openRecipients({ recipients, report }: DiagnosedReport): readonly DiagnosedRecipient[] {
  if (report.kind !== 'failure' && report.kind !== 'delay')
    return recipients.filter(({ facts }) => facts.action === 'failed' || facts.action === 'delayed')
  const open = recipients.filter(({ facts }) => ['failed', 'delayed'].includes(outcomeOf(facts, report.kind)))
  return recipients.length > 0 ? open : [NOBODY]
}

const NOBODY: DiagnosedRecipient = {
  facts: NO_FACTS,
  diagnosis: {
    category: 'unknown',
    permanence: 'unknown',
    party: 'nobody',
    confidence: 'unsure',
    ruleId: null,
    evidence: null,
    params: {},
    provider: null,
    conflict: false,
    runnersUp: [],
  },
}

function addressesOfArrived({ recipients, report }: DiagnosedReport): string[] {
  return recipients
    .filter(({ facts }) => !['failed', 'delayed'].includes(outcomeOf(facts, report.kind)))
    .map(({ facts }) => visible(facts.finalRecipient))
}

function frame(words: Words): Pick<DiagnosisView, 'locale' | 'lang' | 'dir' | 'label' | 'labels'> {
  return {
    locale: words.locale,
    lang: languageTag(words.locale),
    dir: 'ltr',
    label: words.word('bannerLabel'),
    labels: viewLabels(words),
  }
}

function viewOfOne({ advice, view }: AdvisedRecipient, words: Words): DiagnosisView {
  return {
    ...frame(words),
    tone: view.tone,
    headline: view.title,
    summary: summaryOf(advice, words),
    announcement: announce([view.title, view.next, view.party, view.waiting], words.locale),
    route: view.route,
    recipients: [view],
    received: null,
    actions: bannerActions([offerOf(advice)], words),
  }
}

/** Cause, whether waiting helps, who can put it right; a delay has nobody to name. */
function summaryOf(advice: Pick<Advice, 'cause' | 'waiting' | 'party'>, words: Words): Rich {
  const parts = [advice.cause, advice.waiting, advice.party]
  const said = advice.party.key === 'party_nobody' ? parts.slice(0, 2) : parts
  return said.flatMap((ref, index) => {
    const rich = words.rich(ref)
    return index > 0 && words.locale === 'en'
      ? [{ kind: 'text', text: sentenceGap('en') } as const, ...rich]
      : rich
  })
}

function viewOfSeveral(
  advised: readonly AdvisedRecipient[],
  arrived: readonly string[],
  words: Words,
): DiagnosisView {
  const [first] = advised
  const failed = advised.filter(({ view }) => view.tone === 'fail').length
  const total = advised.length + arrived.length
  const headline =
    advised.length === 1 && first ? first.view.title : severalHeadline(failed, advised.length, total, words)
  const received = arrived.length > 0 ? receivedView(arrived, words) : null
  const summary =
    advised.length === 1 && first ? summaryOf(first.advice, words) : severalSummary(advised, failed, words)
  const next = advised.length === 1 && first ? [first.view.next] : [plainText(summary)]
  return {
    ...frame(words),
    tone: worstTone(advised),
    headline,
    summary,
    announcement: announce([headline, ...next, received?.text ?? ''], words.locale),
    route: advised.length === 1 ? (first?.view.route ?? null) : null,
    recipients: advised.map(({ view }) => view),
    received,
    actions: bannerActions(
      advised.map(({ advice }) => offerOf(advice)),
      words,
    ),
  }
}

function severalHeadline(failed: number, open: number, total: number, words: Words): string {
  const count = (value: number) => ({ kind: 'number', value }) as const
  if (failed === 0)
    return open === total
      ? words.word('headline_delayed_all', { total: count(total) })
      : words.word('headline_delayed', { failed: count(open), total: count(total) })
  return failed === total
    ? words.word('headline_all', { total: count(total) })
    : words.word('headline_some', { failed: count(failed), total: count(total) })
}

function severalSummary(advised: readonly AdvisedRecipient[], failed: number, words: Words): Rich {
  const sorts = new Set(advised.map(({ view }) => `${view.tone} ${view.category}`))
  const [first] = advised
  if (sorts.size === 1 && first) {
    const text = `${words.word('summary_several_same')}${sentenceGap(words.locale)}`
    return [{ kind: 'text', text: `${text}${first.view.waiting}` }]
  }
  const waiting = advised.length - failed
  const parts = [words.word('summary_several')]
  if (failed > 0 && waiting > 0) parts.push(words.counted('summary_still_trying', waiting))
  return [{ kind: 'text', text: parts.join(sentenceGap(words.locale)) }]
}

function receivedView(addresses: readonly string[], words: Words): DiagnosisView['received'] {
  return { text: words.counted('received_rest', addresses.length), addresses: addresses.filter(Boolean) }
}

function worstTone(advised: readonly AdvisedRecipient[]): Tone {
  return advised.some(({ view }) => view.tone === 'fail') ? 'fail' : 'wait'
}

function offerOf({ actions, tone }: Pick<Advice, 'actions' | 'tone'>) {
  return { actions, failed: tone === 'fail' }
}

function viewOfKind(diagnosed: DiagnosedReport, words: Words): DiagnosisView {
  const kind = otherKind(diagnosed.report.kind)
  const arrived = addressesOfArrived(diagnosed)
  const text = words.counted('received', arrived.length)
  return {
    ...viewOfNote(adviseKind(kind, words.table), words),
    route: kind === 'success' ? doneRoute(words) : null,
    received: arrived.length > 0 ? { text, addresses: arrived.filter(Boolean) } : null,
  }
}

/** A view that tells something and has no recipients. */
export function viewOfNote(advice: KindWording, words: Words): DiagnosisView {
  const headline = words.text(advice.title)
  return {
    ...frame(words),
    tone: advice.tone,
    headline,
    summary: words.rich(advice.cause),
    announcement: announce([headline, words.text(advice.next)], words.locale),
    route: null,
    recipients: [],
    received: null,
    actions: bannerActions([{ actions: advice.actions, failed: false }], words),
  }
}

function otherKind(kind: DiagnosedReport['report']['kind']): OtherKind {
  return OTHER_KINDS.find((other) => other === kind) ?? 'not-bounce'
}
