/** SMTP reply codes (RFC 5321 4.2) and enhanced status codes (RFC 3463) as they stand in running text. */

/** Where a reply begins in a text, and the codes at its head. */
export interface ReplyHead {
  readonly index: number
  readonly code: string | null
  readonly status: string | null
}

const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\d|\.\d)/
const HASH_STATUS = /#\s?([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)/
const BRACKET_STATUS = /[([]\s?#?([45]\.\d{1,3}\.\d{1,3})[)\]]/
const OPENING = '[\\s"\'‘’“”`<(\\[{#:.,-]{0,40}'
const HEAD = new RegExp(
  `^${OPENING}(?:SMTP\\s{1,5}(?:error\\s{1,5})?)?([45]\\d\\d(?!\\d)|2\\d\\d(?!\\d|\\.\\d))(?:[-.,:;]|\\s){0,20}["'’(#\\[]{0,2}([245]\\.\\d{1,3}\\.\\d{1,3})?(?!\\d)`,
  'i',
)
const STATUS_HEAD = new RegExp(`^${OPENING}([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\d|\\.\\d)`)
const CODE_AND_STATUS = /(?<![\w.@/-])([45]\d\d)(?:[ \-:.#(<'"]|\s){1,4}([45]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)/
const CODE_AND_WORDS =
  /(?<![\w.@/\-+])([45][0-57]\d)(?:[ -]|: ?|, )(?=["'<([#]{0,2}[A-Za-z\u00a1-\uffff])(?!(?:bytes|KB|MB|GB|hours|minutes|seconds|days|lines|characters|messages|recipients|times|attempts|of|in|on)\b)/i

/** The first enhanced status code of a text whose class agrees with the reply code, or null. */
export function findStatus(text: string, code: string | null): string | null {
  const marked = HASH_STATUS.exec(text)?.[1] ?? BRACKET_STATUS.exec(text)?.[1]
  if (marked && agrees(marked, code)) return marked
  let rest = text
  for (let round = 0; round < 8; round++) {
    const match = STATUS.exec(rest)
    if (!match) return null
    const status = match[0]
    const before = rest.slice(Math.max(0, match.index - 8), match.index)
    if (
      agrees(status, code) &&
      Number(match[2]) <= 7 &&
      !/[\w/][ -]?$|v\.?\s?$/i.test(before.replace(/[45]\d\d[ -]$/, ''))
    )
      return status
    rest = rest.slice(match.index + status.length)
  }
  return null
}

function agrees(status: string, code: string | null): boolean {
  return code === null || status[0] === code[0]
}

/** The codes at the very head of a text, or null when it does not begin like a reply. */
export function headOf(text: string): ReplyHead | null {
  const full = HEAD.exec(text)
  if (full?.[1]) return { index: full[0].indexOf(full[1]), code: full[1], status: full[2] ?? null }
  const bare = STATUS_HEAD.exec(text)
  if (bare?.[1]) return { index: bare[0].length - bare[1].length, code: null, status: bare[1] }
  return null
}

/** The first thing in running text that looks like a reply: code with status, else code with words after it. */
export function findReply(text: string): ReplyHead | null {
  const head = headOf(text)
  if (head?.code) return head
  const strong = CODE_AND_STATUS.exec(text)
  if (strong) return { index: strong.index, code: strong[1] ?? null, status: strong[2] ?? null }
  const weak = CODE_AND_WORDS.exec(text)
  if (weak) return { index: weak.index, code: weak[1] ?? null, status: null }
  return head
}

/** True for a status that names only its class (`x.0.0`), or for none at all. */
export function isGenericStatus(status: string | null): boolean {
  return status === null || /^[245]\.0\.0$/.test(status)
}

/** A Status field's value without comments and blanks; null when it is no code. */
export function cleanStatus(value: string | null): string | null {
  const match = /(?<!\d)([245])\s?\.\s?(\d{1,3})\s?\.\s?(\d{1,3})/.exec(value ?? '')
  return match ? `${match[1]}.${Number(match[2])}.${Number(match[3])}` : null
}
