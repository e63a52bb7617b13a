import { visible } from '../advice/visibleText.ts'
import type { DiagnosedRecipient } from '../classifier/types.ts'
import { formatDate } from '../i18n/format.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import type { RecipientFacts, Report, Stage } from '../report/types.ts'
import { explainReply, explainStatus } from './codes.ts'
import type { Words } from './context.ts'
import type { DetailView } from './types.ts'
import { underscored } from './underscored.ts'

const STAGES: Readonly<Record<Stage, MessageKey>> = {
  CONNECT: 'stage_connect',
  EHLO: 'stage_ehlo',
  STARTTLS: 'stage_starttls',
  AUTH: 'stage_auth',
  'MAIL FROM': 'stage_mail_from',
  'RCPT TO': 'stage_rcpt_to',
  DATA: 'stage_data',
  'END OF DATA': 'stage_end_of_data',
  QUIT: 'stage_quit',
}

type Row = readonly [term: MessageKey, value: string | null | undefined, explanation?: string | null]

/** The rows of the details section, what the notice does not give left out: codes, servers, times, then our verdict. */
export function detailViews(recipient: DiagnosedRecipient, report: Report, words: Words): DetailView[] {
  const rows = [
    ...codeRows(recipient, words),
    ...serverRows(recipient.facts),
    ...timeRows(recipient.facts, report, words),
    ...verdictRows(recipient, report, words),
  ]
  return rows.flatMap(([term, value, explanation]) =>
    value ? [{ term: words.word(term), value: visible(value, 300), explanation: explanation ?? null }] : [],
  )
}

function codeRows({ facts, diagnosis }: DiagnosedRecipient, words: Words): Row[] {
  return [
    ['detail_reply_code', facts.replyCode, facts.replyCode && explainReply(facts.replyCode, words)],
    ['detail_status', facts.status, facts.status && explainStatus(facts.status, diagnosis.provider, words)],
    ['detail_stage', facts.stage, facts.stage && words.word(STAGES[facts.stage])],
  ]
}

function serverRows(facts: RecipientFacts): Row[] {
  const remote = [facts.remoteMta, facts.remoteIp && `[${facts.remoteIp.replace(/^\[|\]$/g, '')}]`]
  const original = facts.originalRecipient === facts.finalRecipient ? null : facts.originalRecipient
  return [
    ['detail_original_recipient', original],
    ['detail_reporting_mta', facts.reportingMta],
    ['detail_remote_mta', remote.filter(Boolean).join(' ')],
  ]
}

function timeRows(facts: RecipientFacts, report: Report, words: Words): Row[] {
  const when = (iso: string | null | undefined) => iso && formatDate(iso, words.locale, words.timeZone)
  return [
    ['detail_sent', when(report.original?.date)],
    ['detail_arrival', when(report.arrivalDate)],
    ['detail_last_attempt', when(facts.lastAttempt)],
    ['detail_retry_until', when(facts.willRetryUntil)],
    ['detail_queue_id', report.queueId],
  ]
}

function verdictRows({ diagnosis }: DiagnosedRecipient, report: Report, words: Words): Row[] {
  const { confidence, conflict } = diagnosis
  const layout = [report.mta, report.format === 'none' || report.format === report.mta ? null : report.format]
  return [
    ['detail_trace_id', diagnosis.params.traceId],
    ['detail_category', diagnosis.category, words.word(`${underscored(diagnosis.category)}_title`)],
    ['detail_confidence', words.word(`confidence_${confidence}`), words.word(`confidence_${confidence}_why`)],
    ['detail_rule', diagnosis.ruleId],
    ['detail_format', layout.filter(Boolean).join(', ')],
    ['detail_note', conflict ? words.word('detail_conflict') : null],
    ['detail_note', report.textOnly ? words.word('detail_text_only') : null],
    ['detail_version', words.version],
  ]
}
