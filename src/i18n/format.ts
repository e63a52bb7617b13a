import { languageTag } from './locale.ts'
import type { Locale } from './types.ts'

const KIB = 1024
const MIB = KIB * KIB
const GIB = MIB * KIB

/**
 * A size as mail programs label it: 1024-based, called KB, MB and GB, one decimal from 1 MB on unless it is a whole
 * number of ten or more (`4 KB`, `7.0 MB`, `25 MB`). Negative or non-finite input gives `0 KB`.
 */
export function formatBytes(bytes: number, locale: Locale): string {
  const value = Number.isFinite(bytes) && bytes > 0 ? bytes : 0
  if (value < MIB) return `${number(Math.ceil(value / KIB), 0, 0, locale)} KB`
  const [unit, size] = value < GIB ? ['MB', value / MIB] : ['GB', value / GIB]
  const rounded = Math.round(size * 10) / 10
  const decimals = rounded >= 10 && Number.isInteger(rounded) ? 0 : 1
  return `${number(rounded, decimals, 1, locale)} ${unit}`
}

/**
 * A time span in words, its two largest units, rounded up to a full minute from one minute on
 * (`45 seconds`, `5 minutes`, `1 hour 30 minutes`). Negative or non-finite input counts as 0.
 */
export function formatDuration(seconds: number, locale: Locale): string {
  const total = Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 0
  if (total < 60) return unit(total, 'second', locale)
  const minutes = Math.ceil(total / 60)
  const amounts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  const first = amounts.findIndex(([amount]) => amount > 0)
  return amounts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, name]) => unit(amount, name, locale))
    .join(' ')
}

/**
 * A moment as date and time of day in `timeZone` (IANA name; an unknown one counts as UTC). Text that is no
 * ISO 8601 date comes back as it was.
 */
export function formatDate(iso: string, locale: Locale, timeZone: string): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  const day = { year: 'numeric', month: 'long', day: 'numeric' } as const
  const options = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const tag = locale === 'en' ? 'en-GB' : languageTag(locale)
  const format = (zone: string) => new Intl.DateTimeFormat(tag, { ...options, timeZone: zone }).format(time)
  try {
    return format(timeZone)
  } catch {
    return format('UTC')
  }
}

export function formatNumber(value: number, locale: Locale): string {
  return number(value, 0, 2, locale)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Formats are kept, for each costs more to make than a hundred numbers to write; there are a few for each locale. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${options.unit ?? ''} ${options.minimumFractionDigits} ${options.maximumFractionDigits}`
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(languageTag(locale), options)
  numberFormats.set(key, known)
  return known
}

function number(value: number, least: number, most: number, locale: Locale): string {
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most }
  return numberFormat(locale, digits).format(value)
}

const pluralRules = new Map<Locale, Intl.PluralRules>()

/** The plural form that messages have for a count: languages without one have `other` alone. */
export function pluralForm(count: number, locale: Locale): 'one' | 'other' {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(languageTag(locale))
  pluralRules.set(locale, rules)
  return rules.select(count) === 'one' ? 'one' : 'other'
}

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day', locale: Locale): string {
  return numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' })
    .format(value)
    .replace(/(\d)(?=\p{Script=Han})/u, '$1 ')
}
