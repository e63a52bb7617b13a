import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import { EMPTY_REPORT } from '../report/emptyReport.ts'
import { type AdviceTable, OTHER_KINDS } from './adviceTable.ts'
import { advise, adviseKind, type KindWording } from './advise.ts'

/**
 * What to tell about one pasted reply. One that asks for another try counts as a refusal, since whoever pastes it
 * waits for nobody's queue; a positive one (2xx, 3xx) is no error; other text is not recognised.
 */
export function adviseReply(explained: ExplainedReply, table: AdviceTable): KindWording {
  const refusal = reportOfRefusal(explained)
  const [recipient] = refusal?.recipients ?? []
  if (refusal && recipient) return advise(recipient, refusal.report, table)
  if (isPositive(explained)) return note('ok', 'reply_fine', table)
  const kind = OTHER_KINDS.find((other) => other === explained.kind) ?? 'not-bounce'
  return kind === 'not-bounce' ? note('info', 'reply_unknown', table) : adviseKind(kind, table)
}

/** The report in which a refusing reply would stand; null for a reply that refuses nothing. */
export function reportOfRefusal({ kind, facts, diagnosis }: ExplainedReply): DiagnosedReport | null {
  if (kind !== 'failure' && kind !== 'delay') return null
  const failed = { ...facts, action: 'failed' } as const
  return {
    report: { ...EMPTY_REPORT, kind: 'failure', recipients: [failed] },
    recipients: [{ facts: failed, diagnosis }],
  }
}

/** True for the replies with which a server agrees or asks to go on (RFC 5321 4.2.1). */
export function isPositive({ facts, kind }: ExplainedReply): boolean {
  return (kind === 'not-bounce' || kind === 'success') && /^[23]\d\d$/.test(facts.replyCode ?? '')
}

function note(tone: 'ok' | 'info', stem: 'reply_fine' | 'reply_unknown', table: AdviceTable): KindWording {
  const plain = adviseKind('not-bounce', table)
  return { ...plain, tone, title: { key: `${stem}_title` }, cause: { key: `${stem}_cause` } }
}
