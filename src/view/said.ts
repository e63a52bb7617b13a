import { visibleText } from '../advice/visibleText.ts'
import type { DiagnosedRecipient } from '../classifier/types.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import type { RecipientFacts, TextSource } from '../report/types.ts'
import type { Words } from './context.ts'
import type { SaidView } from './types.ts'

const CAP = 600

/**
 * The words that were said about the recipient, with the deciding ones marked: the refusing server's reply, or the
 * text in which the evidence stands. At most 600 characters, around the mark. Null when the notice gives no text.
 */
export function saidView({ facts, diagnosis }: DiagnosedRecipient, words: Words): SaidView | null {
  const source = shownSource(facts, diagnosis.evidence?.source ?? 'diagnostic-code')
  const text = source ? textOf(facts, source) : null
  if (!source || !text) return null
  const { evidence } = diagnosis
  const marked = evidence?.source === source && fits(text, evidence.start, evidence.end)
  const shown = visibleText(text, marked ? [[evidence.start, evidence.end]] : [], CAP)
  if (shown.text === '') return null
  return { label: words.word(labelOf(facts, source)), ...shown }
}

function shownSource(facts: RecipientFacts, wanted: TextSource): TextSource | null {
  const order: TextSource[] = [wanted, 'diagnostic-code', 'recipient-text', 'notice-text', 'subject']
  return order.find((source) => source !== 'status-field' && textOf(facts, source)) ?? null
}

function textOf(facts: RecipientFacts, source: TextSource): string | null {
  if (source === 'diagnostic-code' && facts.diagnosticText) return facts.diagnosticText
  return facts.texts.find((entry) => entry.source === source)?.text ?? null
}

function fits(text: string, start: number, end: number): boolean {
  return start >= 0 && start < end && end <= text.length
}

/** A reply has a code; text without one is the other server's only by the notice's account, or our own server's. */
function labelOf(facts: RecipientFacts, source: TextSource): MessageKey {
  if (source === 'subject') return 'said_subject'
  if (source !== 'diagnostic-code') return 'said_notice'
  const remote = facts.remoteMta !== null || facts.remoteIp !== null
  if (facts.replyCode) return remote ? 'said_their_server' : 'said_server'
  return remote ? 'said_notice' : 'said_your_server'
}
