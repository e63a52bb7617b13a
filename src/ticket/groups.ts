import type { Ticket, TicketSection, TicketValue } from './types.ts'

const NAMED = 3

/** Sections by group, in order. */
export function groupSections(ticket: Ticket): TicketSection[][] {
  const groups: TicketSection[][] = []
  for (const section of ticket.sections) {
    const last = groups.at(-1)
    if (last?.[0]?.group === section.group) last.push(section)
    else groups.push([section])
  }
  return groups
}

/** Whom a value concerns: the first few addresses and how many more; '' when it holds for all. */
export function concerned(value: TicketValue): string {
  const more = value.of.length - NAMED
  return value.of.slice(0, NAMED).join(', ') + (more > 0 ? `, +${more}` : '')
}

/** A code fence longer than any run of backticks in the text (CommonMark 4.5), three at least. */
export function fenceFor(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0)
  return '`'.repeat(Math.max(3, longest + 1))
}
