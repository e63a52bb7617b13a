import { concerned, fenceFor, groupSections } from './groups.ts'
import type { Ticket, TicketSection, TicketValue } from './types.ts'

/**
 * The ticket as CommonMark. Whatever comes from the mail stands in code spans and fences, where neither markup nor
 * links, images, mentions or issue references are read; our own sentences, which may quote it, are escaped.
 */
export function formatMarkdown(ticket: Ticket): string {
  if (ticket.note !== null) return `${escapeProse(ticket.note)}\n`
  const groups = groupSections(ticket).map((sections) =>
    sections.map((section) => sectionBlock(section, ticket.separator)).join('\n'),
  )
  return `${[`### ${escapeProse(ticket.summary)}`, ...groups].join('\n\n')}\n`
}

function sectionBlock(section: TicketSection, separator: string): string {
  const head = `- **${escapeProse(section.label)}**${separator.trimEnd()}`
  const [only] = section.values
  if (only && section.values.length === 1 && only.kind !== 'verbatim' && !only.of.length)
    return `${head} ${inline(only)}`
  return [head, ...section.values.map((value) => valueBlock(value, separator))].join('\n')
}

function valueBlock(value: TicketValue, separator: string): string {
  const of = concerned(value)
  const owner = of ? `${codeSpan(of)}${separator.trimEnd()}` : ''
  if (value.kind !== 'verbatim') return `  - ${owner && `${owner} `}${inline(value)}`
  const fence = fenceFor(value.text)
  const indent = owner ? '    ' : '  '
  const lines = [fence, ...value.text.split('\n'), fence].map((line) => indent + line)
  return [...(owner ? [`  - ${owner}`] : []), '', ...lines].join('\n')
}

function inline(value: TicketValue): string {
  return value.kind === 'data' ? codeSpan(value.text) : escapeProse(value.text)
}

/** A code span that ends where it should whatever the text holds (CommonMark 6.1). */
function codeSpan(text: string): string {
  const ticks = fenceFor(text).slice(text.includes('`') ? 0 : 2)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return ticks + pad + text.replaceAll('\n', ' ') + pad + ticks
}

/**
 * Prose without markup. No backslash keeps code hosts from reading addresses, links, `@name` and `#12` out of plain
 * text, so words that look like one of them become code spans.
 */
function escapeProse(text: string): string {
  return text
    .split(/([\s，。；：（）、]+)/)
    .map((word) =>
      /[@#]|:\/\/|www\./i.test(word) ? codeSpan(word) : word.replace(/[\\`*_[\]<>&~|!$]/g, '\\$&'),
    )
    .join('')
    .replaceAll('\n', ' ')
}
