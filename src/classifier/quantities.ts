/** Sizes, counts and times as servers write them, in SI units: bytes and seconds. */

const UNIT_BYTES: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }
const SIZE =
  /(?<![\w.@:/-])(\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,3})?)\s?(bytes?|octets?|字节|字節|[kmg](?:i?b(?:ytes?)?|bytes?)?|(?:kilo|mega|giga)bytes?|兆)?(?![\w@%.]\w)/gi
const LIMIT_BEFORE =
  /(?:limit|max(?:imum)?|exceed|larger than|bigger than|greater than|more than|allow|permitted|up to|less than|under|限|最大|超过|超過|不超|大于|大於|databytes)[^\d]{0,60}$/i
const LIMIT_AFTER = /^[\s)]{0,3}(?:bytes?\s)?(?:max|limit|is the (?:max|limit)|allowed)/i
const SIZE_BEFORE = /(?:size|message|mail|邮件|郵件|length|大小)[^\d]{0,24}$/i

export interface Sizes {
  readonly limitBytes?: number
  readonly sizeBytes?: number
}

interface Quantity {
  readonly bytes: number
  readonly limit: boolean
  readonly size: boolean
}

function bytesOf(number: string, unit: string | undefined): number {
  const value = Number(number.replaceAll(',', ''))
  if (unit === '兆') return value * 1024 ** 2
  return Math.round(value * (UNIT_BYTES[(unit ?? '').charAt(0).toLowerCase()] ?? 1))
}

/** The limit and the mail's own size out of a text about size; bare numbers below 1,000 are not sizes. */
export function readSizes(text: string): Sizes {
  const found: Quantity[] = []
  for (const match of text.slice(0, 4000).matchAll(SIZE)) {
    const [whole, number, unit] = match
    const bytes = bytesOf(number as string, unit)
    if (!unit && bytes < 1000) continue
    const before = text.slice(Math.max(0, match.index - 70), match.index)
    const limit = LIMIT_BEFORE.test(before) || LIMIT_AFTER.test(text.slice(match.index + whole.length))
    if (!unit && !limit && !SIZE_BEFORE.test(before)) continue
    found.push({ bytes, limit, size: SIZE_BEFORE.test(before) })
  }
  const limit = found.findLast((quantity) => quantity.limit)
  const size = found.find((quantity) => quantity !== limit && (quantity.size || quantity.limit))
  return {
    ...(limit && limit.bytes > 0 && { limitBytes: limit.bytes }),
    ...(size && size.bytes > 0 && { sizeBytes: size.bytes }),
  }
}

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  秒: 1,
  分: 60,
  小: 3600,
  时: 3600,
  天: 86_400,
  日: 86_400,
}
const WAIT =
  /(?:again|retry|try|wait|come back|return|delay(?:ed)?|defer(?:red)?|greylist(?:ed)?|graylist(?:ed)?|remaining|blocked|请|請|重试|重試)[^\d]{0,40}?(\d{1,6})(?:\.\d{1,3})?\s?(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|秒|分钟|分鐘|分|小时|小時|天|日)(?![a-z])/i
const CLOCK =
  /(?:again|retry|wait|come back|delay(?:ed)?|greylist(?:ed)?)[^\d]{0,30}?(\d{1,2}):(\d\d):(\d\d)(?!\d)/i

/** How long a server asks to wait, in seconds; null when it gives no time. */
export function readWait(text: string): number | null {
  const clock = CLOCK.exec(text)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const match = WAIT.exec(text)
  if (!match) return null
  const unit = (match[2] as string).charAt(0).toLowerCase()
  return Number(match[1]) * (SECONDS[unit] ?? 1)
}

/** The most recipients that pass: "less than 20" gives 19, "maximum 100" gives 100; null when no number is given. */
export function readMaxRecipients(text: string): number | null {
  const below = /(?:less than|fewer than|少于|小于|少於|小於)\s{0,3}(\d{1,5})/i.exec(text)
  if (below) return Number(below[1]) - 1
  const upTo =
    /(?:max(?:imum)?|limit|at most|no more than|not more than|up to|only|exceed(?:s|ed|ing)?|不超过|不能超过|最多|上限)[^\d@]{0,40}?(\d{1,5})(?![\d.:])/i.exec(
      text,
    ) ?? /(\d{1,5})\s{0,2}(?:recipients? )?(?:max|maximum|limit|allowed)/i.exec(text)
  return upTo ? Number(upTo[1]) : null
}

/** Number of hops a mail made, as the server counted; null when it gives none. */
export function readHops(text: string): number | null {
  const match =
    /\bhops?\b[^\d]{0,12}(\d{1,3})/i.exec(text) ?? /(\d{1,3})\s(?:hops|received:? headers)/i.exec(text)
  return match ? Number(match[1]) : null
}
