import type { TicketTime } from './types.ts'

interface ClockTime {
  readonly date: string
  readonly time: string
  /** `+08:00` */
  readonly offset: string
}

/** A moment with its zone and in UTC; null for null and for text that is no ISO 8601 date. */
export function ticketTime(iso: string | null, timeZone: string): TicketTime | null {
  const clock = iso === null ? null : clockTime(iso, timeZone)
  if (iso === null || clock === null) return null
  const utc = new Date(iso).toISOString().replace(/\.\d{3}Z$/, 'Z')
  return { utc, local: `${clock.date} ${clock.time} UTC${clock.offset}` }
}

/** `20261110-0900`, for file names; `undated` without a date. */
export function compactTime(iso: string | null, timeZone: string): string {
  const clock = iso === null ? null : clockTime(iso, timeZone)
  return clock ? `${clock.date.replaceAll('-', '')}-${clock.time.slice(0, 5).replace(':', '')}` : 'undated'
}

/** RFC 5322 3.3 date-time; null for text that is no date. */
export function mailDate(iso: string, timeZone: string): string | null {
  const clock = clockTime(iso, timeZone)
  if (!clock) return null
  const [year, month, day] = clock.date.split('-')
  const weekday = DAYS[new Date(`${clock.date}T00:00:00Z`).getUTCDay()]
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${clock.time} ${clock.offset.replace(':', '')}`
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function clockTime(iso: string, timeZone: string): ClockTime | null {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return null
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(time)
      .map((part) => [part.type, part.value]),
  )
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '00'
  const offset = /[+-]\d\d:\d\d/.exec(at('timeZoneName').replace('\u2212', '-'))?.[0] ?? '+00:00'
  return {
    date: `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`,
    time: `${at('hour')}:${at('minute')}:${at('second')}`,
    offset,
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const options = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  } as const
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' })
  }
}
