import { concerned, fenceFor, groupSections } from './groups.ts'
import type { Ticket, TicketSection, TicketValue } from './types.ts'
import { columns, wrap } from './wrap.ts'

const WIDTH = 72
const INDENT = '  '

/**
 * The ticket as plain text with LF line ends: prose wrapped at 72 columns, replies on lines of their own between
 * fences, as long as they are. The ticket for a recipient is the note alone.
 */
export function formatText(ticket: Ticket): string {
  if (ticket.note !== null) return `${ticket.note}\n`
  const blocks = groupSections(ticket).map((sections) =>
    sections.flatMap((section) => sectionLines(section, ticket.separator)).join('\n'),
  )
  return `${[ticket.summary, ...blocks].join('\n\n')}\n`
}

function sectionLines(section: TicketSection, separator: string): string[] {
  const [only] = section.values
  const head = section.label + separator
  if (only && section.values.length === 1 && only.kind !== 'verbatim' && !only.of.length) {
    const room = columns(head)
    if (only.kind === 'data' || room + columns(only.text) <= WIDTH) return [head + only.text]
  }
  return [head.trimEnd(), ...section.values.flatMap((value) => valueLines(value, separator))]
}

function valueLines(value: TicketValue, separator: string): string[] {
  const of = concerned(value)
  const owner = of ? [`${INDENT}${of}${separator.trimEnd()}`] : []
  if (value.kind === 'verbatim') {
    const fence = fenceFor(value.text)
    return [...owner, fence, ...value.text.split('\n'), fence]
  }
  const lines = value.kind === 'data' ? [value.text] : wrap(value.text, WIDTH - INDENT.length * 2)
  return [...owner, ...lines.map((line) => (of ? INDENT : '') + INDENT + line)]
}
