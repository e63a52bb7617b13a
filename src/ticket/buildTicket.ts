import type { DiagnosedReport } from '../classifier/types.ts'
import { languageTag } from '../i18n/locale.ts'
import { cleanLine } from './cleanText.ts'
import { collectFacts } from './facts.ts'
import { noteFor } from './request.ts'
import { describe } from './sections.ts'
import type { Ticket, TicketFacts, TicketOptions } from './types.ts'
import { codeOf, type Words, wordsOf } from './words.ts'

/**
 * Everything that support asks for, from the bounce itself; what it does not give is named as missing. Pure: the same
 * arguments give the same ticket. The original's body is never part of it.
 */
export function buildTicket(diagnosed: DiagnosedReport, options: TicketOptions): Ticket {
  const facts = collectFacts(diagnosed, options)
  const words = wordsOf(options)
  return {
    locale: options.locale,
    lang: languageTag(options.locale),
    audience: options.audience,
    masked: options.mask,
    version: options.version,
    timeZone: options.timeZone,
    summary: summaryLine(facts, words),
    note: options.audience === 'recipient' ? words.say(noteFor(facts)) : null,
    separator: options.catalogue.ticket_separator?.message ?? ': ',
    sections: describe(facts, words),
    facts,
  }
}

function summaryLine(facts: TicketFacts, words: Words): string {
  const [first] = facts.failed
  const others = facts.failed.length + facts.failedOmitted - 1
  const parts = [
    words.say('ticket_tag'),
    first ? words.reason(first) : words.say('ticket_happened_nothing'),
    first ? codeOf(first) : '',
    first?.domain ?? '',
    others > 0 ? `+${others}` : '',
    (facts.bouncedAt ?? facts.sentAt)?.local.replace(/:\d\d UTC/, ' UTC') ?? '',
  ]
  return cleanLine(parts.filter(Boolean).join(' '), 250)
}
