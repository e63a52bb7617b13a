import { findReply, findStatus, headOf, type ReplyHead } from './codes.ts'
import { unescapeReply } from './escapes.ts'
import { oneLine } from './oneLine.ts'
import type { Stage } from './types.ts'
import { LEAD_GROUPS, stageOf, TAILS } from './wrappers.ts'

/** A server's reply freed of what relays and clients wrote around it. */
export interface Quoted {
  /** One line, code kept; '' when the text held nothing but wrapping. */
  readonly text: string
  readonly code: string | null
  readonly status: string | null
  readonly stage: Stage | null
  readonly host: string | null
  readonly ip: string | null
  /** True when a wrapper said that these are the words of a remote server. */
  readonly quoted: boolean
  /** True when only the first lines of a multi-line reply are there (`550-...` without `550 ...`). */
  readonly unfinished: boolean
}

const LONGEST = 4000

/**
 * Strips wrappers from one reply and reads its codes, the stage and the remote host.
 * Multi-line replies (`550-...` / `550 ...`) are joined. Never throws; text beyond 4,000 characters is left out.
 */
export function unwrap(raw: string): Quoted {
  let stage: Stage | null = null
  let host: string | null = null
  let ip: string | null = null
  let quoted = false
  const whole = unescapeReply(raw.slice(0, LONGEST))
  let text = withoutEcho(joinLines(whole))
  for (let round = 0; round < 12; round++) {
    const before = text
    for (const { fits, leads } of LEAD_GROUPS) {
      if (!fits.test(text)) continue
      for (const lead of leads) {
        const match = lead.pattern.exec(text)
        if (!match) continue
        const { groups } = match
        host ??= cleanHost(groups?.host)
        ip ??= groups?.ip ?? null
        stage ??= lead.stage ?? (groups?.stage ? stageOf(groups.stage) : null)
        quoted ||= lead.quotes === true
        if (lead.keep) continue
        text = text.slice(match[0].length).trim()
      }
    }
    const lower = text.toLowerCase()
    for (const tail of TAILS) {
      if (!lower.includes(tail.sign)) continue
      const match = tail.pattern.exec(text)
      if (!match) continue
      const { groups } = match
      stage ??= groups?.stage ? stageOf(groups.stage) : null
      host ??= cleanHost(groups?.host)
      ip ??= groups?.ip ?? null
      text = text.slice(0, match.index).trim()
    }
    if (text === before) break
  }
  text = plainHead(withoutEcho(unrepeat(unquote(text)))).replace(/^([^<]*)>$/, '$1')
  const head = refusalOf(text)
  if (head && /^2\d\d/.test(text) && head.code?.[0] !== '2') text = text.slice(head.index)
  const code = head?.code ?? (head?.status ? codeAfterStatus(text, head.status) : null)
  return {
    text,
    code,
    status: innerStatus(text, head) ?? findStatus(text, code),
    stage,
    host,
    ip,
    quoted,
    unfinished: isUnfinished(whole, code),
  }
}

/**
 * Finds a reply inside prose (a notice's own words) and unwraps it; null when there is none.
 * Stricter than unwrap(): prose without code or wrapper is no reply.
 */
export function findQuoted(prose: string): Quoted | null {
  const direct = unwrap(prose)
  if (
    direct.code ||
    (direct.status !== null && direct.status === headOf(direct.text)?.status) ||
    direct.quoted
  )
    return direct
  const lines = prose.slice(0, LONGEST).split('\n')
  const at = lines.findIndex((line) => findReply(unescapeReply(line.slice(0, 1000)))?.code != null)
  const text = at < 0 ? direct.text : joinLines(unescapeReply(paragraphFrom(lines, at)))
  const reply = findReply(text)
  if (!reply) return null
  const inner = unwrap(text.slice(reply.index))
  const before = text.slice(0, reply.index)
  const around = hostBefore(before)
  return {
    ...inner,
    host: inner.host ?? direct.host ?? around.host,
    ip: inner.ip ?? direct.ip ?? around.ip,
    stage: inner.stage ?? direct.stage ?? stageOf(before.slice(-80)),
  }
}

/** The line with the reply, those that go on with it and at most two before it that it belongs to. */
function paragraphFrom(lines: readonly string[], at: number): string {
  const blank = (line: string | undefined) => (line ?? '').trim() === ''
  const start = blank(lines[at - 1]) ? at : blank(lines[at - 2]) ? at - 1 : at - 2
  const rest = lines.slice(at, at + 8)
  const end = rest.findIndex(
    (line, index) =>
      index > 0 && (blank(line) || /^\s*(?:[-=]{4}|Warning: |Will keep trying|I'm not going)/.test(line)),
  )
  return [...lines.slice(Math.max(0, start), at), ...(end < 0 ? rest : rest.slice(0, end))].join('\n')
}

/** `5.1.0 - Unknown address error 550-'5.7.0 ...'` (IronPort) gives its status first and the code later. */
function codeAfterStatus(text: string, status: string): string | null {
  const code = /(?<![\w.])([45]\d\d)[ -]["'(#]?[\dA-Za-z<]/.exec(text)?.[1]
  return code && code[0] === status[0] ? code : null
}

function isUnfinished(text: string, code: string | null): boolean {
  const first = code === null ? -1 : text.indexOf(`${code}-`)
  return first >= 0 && !new RegExp(`(?<![\\w.])${code}[ ]`).test(text.slice(first + 4))
}

/** A greeting's `220` before the refusal is no reply code of the refusal. */
function refusalOf(text: string): ReplyHead | null {
  const head = headOf(text)
  if (head?.code?.[0] !== '2') return head
  const later = findReply(text.slice(head.index + 3))
  if (!later?.code || later.code[0] === '2') return head
  return { ...later, index: later.index + head.index + 3 }
}

/** IronPort's own `5.1.0 - Unknown address error` yields to the nearer status of the reply it quotes. */
function innerStatus(text: string, head: ReplyHead | null): string | null {
  if (!head?.status || head.code !== null) return head?.status ?? null
  const inner = /[45]\d\d[ -]["'(#]?([45]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(text)?.[1]
  return inner && inner[0] === head.status[0] && !inner.endsWith('.0') ? inner : head.status
}

function hostBefore(text: string): { host: string | null; ip: string | null } {
  const match =
    /([\w-]{1,63}(?:\.[\w-]{1,63}){1,20})\.?\s{0,20}[[(]((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{6,45})[\])]/i.exec(
      text.slice(-100),
    )
  return { host: match?.[1] ?? null, ip: match?.[2] ?? null }
}

function cleanHost(host: string | undefined): string | null {
  const name = host?.replace(/\.{1,20}$/, '').toLowerCase()
  return name && /[a-z]/.test(name) ? name : null
}

/** One line; continuation codes of a multi-line reply (`550-5.1.1 a 550 5.1.1 b`) are dropped but the first. */
function joinLines(text: string): string {
  const line = oneLine(text).trim()
  const first = /(?<![\d.])([245]\d\d)-(?:([245]\.\d{1,3}\.\d{1,3})[ _]?)?/.exec(line)
  if (!first?.[1]) return line
  const start = first.index + first[0].length
  const code = first[1]
  const status = first[2]
  const again = new RegExp(
    `(?:<<< )?(?<![\\w.])${code}[- ](?:${status ? `${status.replaceAll('.', '\\.')}[ _]?` : ''})`,
    'g',
  )
  if (!again.test(line.slice(start)) && !status) return line
  const head = `${code} ${status ? `${status} ` : ''}`
  return oneLine(line.slice(0, first.index) + head + line.slice(start).replace(again, '')).trim()
}

const CLOSING = new Map(["''", '""', '‘’', '“”', '[]', '()', '<>'].map(([open, close]) => [open, close]))

/** Drops a pair of quotes or brackets around the whole text. */
function unquote(text: string): string {
  const open = text.charAt(0)
  const close = CLOSING.get(open)
  if (!close || text.length < 4) return text
  const inner = text.slice(1, text.endsWith(close) ? -1 : undefined)
  return /^[245]\d\d|^#?[245]\.\d/.test(inner) && (text.endsWith(close) || '\'"‘“'.includes(open))
    ? inner.trim()
    : text
}

/** `550, b'text'`, `550); Msg: text` and `421HL:REP` all become code, blank, text. */
function plainHead(text: string): string {
  return text
    .replace(/^([245]\d\d)(?:,? )"([245]\.\d{1,3}\.\d{1,3})",? ?/, '$1 $2 ')
    .replace(/^([245]\d\d)(?:, ?b?['"]|\); Msg: ?)/, '$1 ')
    .replace(/^([245]\d\d)(?=[A-Za-z\u2e80-\uffef])/, '$1 ')
}

/** NetEase repeats the whole reply in brackets behind it. */
function withoutEcho(text: string): string {
  const open = text.indexOf('(', Math.floor(text.length / 2) - 4)
  if (open < 3 || !text.endsWith(')')) return text
  const first = text.slice(0, open).trim()
  return squeeze(first) === squeeze(text.slice(open + 1, -1)) ? first.replace(/\.$/, '') : text
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[\s.]+/g, '')
}

/** `554 554 5.7.0 ...` says its code once. */
function unrepeat(text: string): string {
  const once = text.replace(/^([245]\d\d)[ -:]{1,2}(?=\1[ -])/, '')
  const repeats = once.indexOf(once.slice(0, 4), 4) > 0
  return repeats ? once.replace(/^([45]\d\d) (.{4,200}) \1 \2$/, '$1 $2') : once
}
