import { formatBytes, formatDate, formatDuration, formatNumber, pluralForm } from './format.ts'
import type { Catalogue, Locale, MessageParam, MessageRef, Rich, Segment } from './types.ts'

const PLACEHOLDER = /\$([a-z0-9_]+)\$/gi
const MISSING = '…'

/** `catalogue` with every entry that it lacks taken from `english`. */
export function withFallback(catalogue: Catalogue, english: Catalogue): Catalogue {
  return { ...english, ...catalogue }
}

/**
 * The message as plain text. Never throws: a missing key gives the key, a missing parameter `…`. A parameter is
 * never searched for placeholders itself. Dates are told in `timeZone`.
 */
export function translate(catalogue: Catalogue, locale: Locale, ref: MessageRef, timeZone = 'UTC'): string {
  const message = lookUp(catalogue, locale, ref)
  if (message === undefined) return ref.key
  return message.includes('$') ? plainText(filled(message, catalogue, locale, ref, timeZone)) : message
}

/** The message in pieces, one per run of text and one per parameter; see translate() for what is missing. */
export function translateRich(catalogue: Catalogue, locale: Locale, ref: MessageRef, timeZone = 'UTC'): Rich {
  const message = lookUp(catalogue, locale, ref)
  if (message === undefined) return [{ kind: 'text', text: ref.key }]
  return filled(message, catalogue, locale, ref, timeZone)
}

function filled(
  message: string,
  catalogue: Catalogue,
  locale: Locale,
  ref: MessageRef,
  timeZone: string,
): Rich {
  const segments: Segment[] = []
  let end = 0
  for (const match of message.matchAll(PLACEHOLDER)) {
    if (match.index > end) segments.push({ kind: 'text', text: message.slice(end, match.index) })
    segments.push(segment(own(ref.params, match[1] ?? ''), { catalogue, locale, timeZone }))
    end = match.index + match[0].length
  }
  if (end < message.length) segments.push({ kind: 'text', text: message.slice(end) })
  return joinText(segments)
}

/** The words of a rich text without its kinds. */
export function plainText(rich: Rich): string {
  return rich.map((piece) => piece.text).join('')
}

function lookUp(catalogue: Catalogue, locale: Locale, ref: MessageRef): string | undefined {
  if (ref.count === undefined) return own(catalogue, ref.key)?.message
  const form = pluralForm(ref.count, locale)
  const entry =
    own(catalogue, `${ref.key}_${form}`) ?? own(catalogue, `${ref.key}_other`) ?? own(catalogue, ref.key)
  return entry?.message
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

interface Context {
  readonly catalogue: Catalogue
  readonly locale: Locale
  readonly timeZone: string
}

function segment(param: MessageParam | undefined, context: Context): Segment {
  if (param === undefined) return { kind: 'text', text: MISSING }
  if (typeof param === 'string') return { kind: 'text', text: param }
  const strong = (text: string): Segment => ({ kind: 'strong', text })
  switch (param.kind) {
    case 'bytes':
      return strong(formatBytes(param.value, context.locale))
    case 'duration':
      return strong(formatDuration(param.value, context.locale))
    case 'number':
      return strong(formatNumber(param.value, context.locale))
    case 'date':
      return strong(formatDate(param.iso, context.locale, context.timeZone))
    case 'phrase':
      return strong(own(context.catalogue, param.key)?.message ?? param.key)
    case 'command':
      return { kind: 'command', text: fillBlank(param.text, param.blank, context.catalogue) }
    default:
      return param
  }
}

function fillBlank(command: string, blank: string | undefined, catalogue: Catalogue): string {
  return blank === undefined ? command : command.replace('%', () => own(catalogue, blank)?.message ?? MISSING)
}

function joinText(segments: readonly Segment[]): Rich {
  const joined: Segment[] = []
  for (const piece of segments) {
    const last = joined.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}
