/**
 * Dates of RFC 5322 3.3 and 4.3 and what stands in their place: ctime() and ISO 8601 forms, missing seconds, two-digit
 * years, comments, zones by name. No clock and no local time zone: a date without a zone is taken as UTC.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Minutes east of UTC. Obsolete zones of RFC 5322 4.3, and names that are not ambiguous in mail. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  wet: 0,
  west: 60,
  bst: 60,
  met: 60,
  mest: 120,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  ist: 330,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
}

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly zone: string
}

/** Longest value looked at; a date with its comments has some 60 characters. */
const MAX_LENGTH = 300

function withoutComments(text: string): string {
  if (!text.includes('(') && !text.includes(')')) return text
  let out = ''
  let depth = 0
  for (const char of text) {
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) out += char
  }
  return out
}

const TIME = String.raw`(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d{1,9})?)?`
const ZONE = String.raw`\s{0,9}([+-]\d{1,2}:?\d{0,2}|[a-z]{1,5}(?:[+-]\d{1,4})?)?`
const RFC = new RegExp(
  String.raw`(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}\.?[\s,-]{1,9}(\d{2,4})[\s,]{1,9}${TIME}${ZONE}`,
  'i',
)
const CTIME = new RegExp(
  String.raw`([a-z]{3})[a-z]{0,6}\.?\s{1,9}(\d{1,2}),?\s{1,9}${TIME}(?:\s{1,9}([a-z]{3,5}|[+-]\d{4}))?\s{1,9}(\d{4})(?:\s{1,9}([+-]\d{4}))?`,
  'i',
)
const ISO = new RegExp(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]{1,9}${TIME}${ZONE})?`, 'i')

function zoneMinutes(zone: string): number | null {
  const bare = zone.toLowerCase()
  if (bare === '') return 0
  const offset = /([+-])(\d{1,2}):?(\d{2})?$/.exec(bare)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes > 1439 ? 0 : offset[1] === '-' ? -minutes : minutes
  }
  // RFC 5322 4.3: military letters were used wrongly so often that they mean nothing.
  return ZONES[bare] ?? 0
}

/** RFC 5322 4.3: two digits below 50 are of this century, else 1900 and three digits likewise are added to 1900. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length >= 4) return year
  if (text.length === 3) return 1900 + year
  return year < 50 ? 2000 + year : 1900 + year
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1
}

/** The form that nearly all dates have. */
const USUAL =
  /^\s?(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})(?: \([^()]{0,60}\))?\s?$/i

function readUsual(text: string): Moment | null {
  const found = USUAL.exec(text)
  const month = monthOf(found?.[2])
  if (!found || month === 0) return null
  return {
    year: Number(found[3]),
    month,
    day: Number(found[1]),
    hour: Number(found[4]),
    minute: Number(found[5]),
    second: Number(found[6]),
    zone: found[7] ?? '',
  }
}

function readMoment(text: string): Moment | null {
  const time = (parts: readonly (string | undefined)[]) => ({
    hour: Number(parts[0] ?? 0),
    minute: Number(parts[1] ?? 0),
    second: Number(parts[2] ?? 0),
  })
  const rfc = RFC.exec(text)
  if (rfc && monthOf(rfc[2]) > 0) {
    const date = { day: Number(rfc[1]), month: monthOf(rfc[2]), year: fullYear(rfc[3] ?? '') }
    return { ...date, ...time(rfc.slice(4, 7)), zone: rfc[7] ?? '' }
  }
  const ctime = CTIME.exec(text)
  if (ctime && monthOf(ctime[1]) > 0) {
    const date = { day: Number(ctime[2]), month: monthOf(ctime[1]), year: Number(ctime[7]) }
    return { ...date, ...time(ctime.slice(3, 6)), zone: ctime[8] ?? ctime[6] ?? '' }
  }
  const iso = ISO.exec(text)
  if (!iso) return null
  const date = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  return { ...date, ...time(iso.slice(4, 7)), zone: iso[7] ?? '' }
}

function isPossible(moment: Moment): boolean {
  const { year, month, day, hour, minute, second } = moment
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || hour > 24 || minute > 59 || second > 60)
    return false
  return day >= 1 && (day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate())
}

/**
 * A mail date as ISO 8601 UTC without fractions (`2026-11-10T01:00:00Z`); null when it cannot be read or does not
 * exist. Unknown zones count as UTC.
 */
export function parseDate(value: string): string | null {
  if (value === '') return null
  const moment = readUsual(value) ?? readMoment(withoutComments(value.slice(0, MAX_LENGTH)))
  if (!moment || !isPossible(moment)) return null
  const { year, month, day, hour, minute, second } = moment
  const at = Date.UTC(year, month - 1, day, hour, minute - (zoneMinutes(moment.zone) ?? 0), second)
  return isoOf(new Date(at))
}

const two = (number: number) => (number < 10 ? `0${number}` : `${number}`)

/** ISO 8601 without fractions, in a tenth of the time of toISOString(); null for a year beyond four digits. */
function isoOf(date: Date): string | null {
  const year = date.getUTCFullYear()
  if (year > 9999) return null
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z`
}
