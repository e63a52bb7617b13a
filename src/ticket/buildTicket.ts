import { advise } from '../advice/advise.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { languageTag } from '../i18n/locale.ts'
import { translate } from '../i18n/translate.ts'
import { cleanLine } from './cleanText.ts'
import { collectFacts, failedOf, maskOf } from './facts.ts'
import { noteFor } from './request.ts'
import { describe } from './sections.ts'
import type { Ticket, TicketFacts, TicketOptions } from './types.ts'
import { codeOf, type TitleOf, type Words, wordsOf } from './words.ts'

/**
 * Everything that support asks for, from the bounce itself; what it does not give is named as missing. Pure: the same
 * arguments give the same ticket. The original's body is never part of it.
 */
export function buildTicket(diagnosed: DiagnosedReport, options: TicketOptions): Ticket {
  const facts = collectFacts(diagnosed, options)
  const titleOf = titles(diagnosed, facts, options)
  const words = wordsOf(options, titleOf)
  return {
    locale: options.locale,
    lang: languageTag(options.locale),
    audience: options.audience,
    masked: options.mask,
    version: options.version,
    timeZone: options.timeZone,
    summary: summaryLine(facts, words, (one) => titleOf(one, options)),
    note: options.audience === 'recipient' ? words.say(noteFor(facts)) : null,
    separator: options.catalogue.ticket_separator?.message ?? ': ',
    sections: describe(facts, words),
    facts,
  }
}

function summaryLine(
  facts: TicketFacts,
  words: Words,
  title: (one: TicketFacts['failed'][number]) => string,
): string {
  const [first] = facts.failed
  const others = facts.failed.length + facts.failedOmitted - 1
  const parts = [
    words.say('ticket_tag'),
    first ? title(first) : words.say('ticket_happened_nothing'),
    first ? codeOf(first) : '',
    first?.domain ?? '',
    others > 0 ? `+${others}` : '',
    (facts.bouncedAt ?? facts.sentAt)?.local.replace(/:\d\d UTC/, ' UTC') ?? '',
  ]
  return cleanLine(parts.filter(Boolean).join(' '), 250)
}

/** Category titles out of the advice, for the recipients that the facts list; a delayed one keeps its own cause's. */
function titles(diagnosed: DiagnosedReport, facts: TicketFacts, options: TicketOptions): TitleOf {
  const { table } = options
  if (!table) return (one) => one.category
  const mask = maskOf(diagnosed, options)
  const refs = new Map(
    failedOf(diagnosed)
      .slice(0, facts.failed.length)
      .map((one, i) => {
        const failed = { ...one, facts: { ...one.facts, action: 'failed' as const } }
        return [facts.failed[i], advise(failed, diagnosed.report, table).title] as const
      }),
  )
  return (one, { catalogue, locale }) => {
    const ref = refs.get(one)
    return ref ? cleanLine(mask.text(translate(catalogue, locale, ref))) : one.category
  }
}
