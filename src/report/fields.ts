/** Header-like fields (`Name: value`, folded) inside a text: delivery-status groups, quoted headers. */

/** One field; the name is lower-cased, the value unfolded and trimmed. */
export interface Field {
  readonly name: string
  readonly value: string
}

const FIELD = /^[ \t]{0,8}([A-Za-z][A-Za-z0-9_-]{1,60}) {0,3}:([\s\S]*)$/
const MOST_LINES = 10_000

interface Draft {
  readonly name: string
  readonly lines: string[]
}

/**
 * Reads groups of fields, separated by blank lines. A line that is neither blank nor a field continues the
 * field above it, folded or not (broken senders forget the indentation).
 */
export function readGroups(text: string): Field[][] {
  const groups: Field[][] = []
  let group: Draft[] = []
  const finish = () => {
    if (group.length > 0)
      groups.push(group.map(({ name, lines }) => ({ name, value: lines.join(' ').trim() })))
    group = []
  }
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  for (const line of unix.split('\n', MOST_LINES)) {
    const bare = line.trim()
    if (bare === '') {
      finish()
      continue
    }
    const last = group.at(-1)
    const match = FIELD.exec(line)
    const name = match?.[1]?.toLowerCase() ?? ''
    const folded = last !== undefined && /^(?:[ \t]|[a-z])/.test(line) && !KNOWN.has(name)
    if (match && !folded) group.push({ name, lines: [(match[2] ?? '').trim()] })
    else if (last) last.lines.push(bare)
  }
  finish()
  return groups
}

/** Fields of RFC 3464, which begin a field even when a broken sender indents them. */
export const KNOWN: ReadonlySet<string> = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'diagnostic-code',
  'remote-mta',
  'reporting-mta',
  'arrival-date',
  'last-attempt-date',
  'will-retry-until',
  'final-log-id',
  'received-from-mta',
])

/** The value of the first field of that name, or null when there is none or it is empty. */
export function fieldValue(fields: readonly Field[], name: string): string | null {
  const value = fields.find((field) => field.name === name && field.value !== '')?.value
  return value ?? null
}
