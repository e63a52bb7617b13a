/** Sendmail 5 and 8, and those that copy its sections (Activehunter, Bigfoot, McAfee, Biglobe, Mail2000). */
import { allAddresses, firstAddress, recipientOf, sameAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { patternBlocks, unique } from './readers.ts'
import type { Block, Dialect } from './types.ts'

const FATAL =
  /^[ \t>]{0,20}-{2,12} ?The following addresses? (?:had|has) (?:permanent|fatal|transient|delivery|undelivered|successful)?.{0,60}-{2,12}$/i
const SECTION = /^[ \t>]{0,20}-{2,12} ?[A-Z].{3,80}-{2,12}$/
const TRANSCRIPT =
  /^[ \t>]{0,20}-{2,12} ?(?:Transcript of session follows|Non-delivered information).{0,10}-{2,12}$/i

/** One exchange of the transcript: who was talked to, what was sent, what came back. */
interface Exchange {
  readonly host: string
  readonly command: string
  readonly reply: string
  /** The last line of the reply was a `550-` one. */
  readonly unfinished: boolean
}

function exchange(host: string, command: string, reply: string): Exchange {
  return { host, command, reply, unfinished: /^\d{3}-/.test(reply) }
}

function sendmailBlocks(notice: Notice): Block[] {
  const lines = notice.lines.map((line) => line.replace(/^> ?(?!>)/, ''))
  const listed = listedRecipients(lines)
  const { exchanges, verdicts, bare } = transcript(lines)
  const blocks = listed.map((block) => {
    const own = verdicts.find((verdict) => sameAddress(verdict.address, block.address))
    const stated = block.reply && /^[245]\d\d(?!-)|^\d\.\d/.test(block.reply) ? block.reply : null
    const whole = block.reply ? exchanges.find(({ reply }) => reply.startsWith(block.reply ?? '')) : null
    const inTranscript = whole?.reply ?? replyFor(block.address, exchanges) ?? own?.text
    const better = stated ?? inTranscript ?? lastRefusal(exchanges) ?? block.reply ?? bare[0] ?? null
    return {
      ...block,
      reply: wrapped(better, exchanges),
      text: [block.text, own?.text ?? ''].join('\n').trim(),
    }
  })
  if (blocks.length > 0) return unique(blocks)
  return unique(
    verdicts.map(({ address, text }) => ({
      address,
      text,
      reply: wrapped(replyFor(address, exchanges) ?? text, exchanges),
    })),
  )
}

function listedRecipients(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  const start = lines.findIndex((line) => FATAL.test(line))
  for (let index = start + 1; start >= 0 && index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (SECTION.test(line) && !FATAL.test(line)) break
    const reason = /^\s*\(reason: (.*)$/.exec(line)?.[1]
    const expanded = /^\s{0,20}\(expanded from: (.{0,400}?)\)?$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (reason !== undefined && last)
      blocks[blocks.length - 1] = { ...last, reply: continued(lines, index, reason) }
    else if (expanded !== undefined && last)
      blocks[blocks.length - 1] = { ...last, original: recipientOf(expanded) }
    else if (!/^\s{4,}\(/.test(line)) blocks.push(...headLine(line))
  }
  return blocks
}

function headLine(line: string): Block[] {
  const address =
    firstAddress(/<([^<>]{1,320})>/.exec(line)?.[1] ?? line) ??
    (/^<?"?\|[^>]{1,300}/.test(line.trim()) ? line.trim().replace(/^[<"]{1,2}|[">]{1,2}$/g, '') : null)
  if (!address || /\.\.\. |^\S+ \d{3} /.test(line)) return []
  const bracketed = /[[(]([^[\]()]{3,400})[\])]\s*$/.exec(line)?.[1] ?? null
  const reply = bracketed && !/^\d{1,3}(\.\d{1,3}){3}$/.test(bracketed) ? bracketed : null
  return [{ address, text: line.trim(), reply }]
}

/** A reason may run over lines that are indented. */
function continued(lines: readonly string[], index: number, first: string): string {
  let text = first
  for (
    let next = index + 1;
    next < lines.length && !/\)\s*$/.test(text) && /^\s{4,}\S/.test(lines[next] ?? '');
    next++
  )
    text += ` ${(lines[next] ?? '').trim()}`
  return text.replace(/\)\s*$/, '').trim()
}

function transcript(lines: readonly string[]): {
  exchanges: Exchange[]
  verdicts: { address: string; text: string }[]
  bare: string[]
} {
  const start = lines.findIndex((line) => TRANSCRIPT.test(line))
  const exchanges: Exchange[] = []
  const verdicts: { address: string; text: string }[] = []
  const bare: string[] = []
  let host = ''
  let command = ''
  for (const raw of start < 0 ? [] : lines.slice(start + 1)) {
    const line = raw.trim()
    const talking = /while talking to ([^\s:]{1,255}?)\.?:?$/i.exec(line)?.[1]
    if (talking) {
      host = talking
      command = ''
    } else if (line.startsWith('>>>')) command = line.slice(3).trim()
    else if (line.startsWith('<<<')) addReply(exchanges, exchange(host, command, line.slice(3).trim()))
    else if (
      /^[45]\d\d (?:\d\.\d{1,3}\.\d{1,3} )?(?!.{0,200}@)/.test(line) &&
      !/^554 5\.0\.0 Service unavailable/.test(line)
    )
      bare.push(line)
    else verdicts.push(...verdictOf(line))
  }
  return { exchanges, verdicts, bare }
}

/** `550-a` / `550 b` of one command are one reply. */
function addReply(exchanges: Exchange[], next: Exchange): void {
  const last = exchanges.at(-1)
  const goesOn = last?.unfinished && last.command === next.command && last.host === next.host
  if (last && goesOn) exchanges[exchanges.length - 1] = { ...next, reply: `${last.reply} ${next.reply}` }
  else exchanges.push(next)
}

function verdictOf(line: string): { address: string; text: string }[] {
  const match =
    /^(?:(\d{3}) (?:(\d\.\d{1,3}\.\d{1,3}) )?)?(?:(\d{3}) )?<?([^\s<>@]{1,64}@[^\s<>@]{1,255})>?(?:\.\.\.|,|:)? ?(.{2,600})$/.exec(
      line,
    )
  const command = /^(\d{3}) (?:\d\.\d{1,3}\.\d{1,3} )?"?(\|.{1,300}?)"?\.\.\. (.{2,600})$/.exec(line)
  if (command?.[2]) return [{ address: command[2], text: `${command[1]} ${command[3]}` }]
  if (!match?.[4]) return []
  const words = match[5] ?? ''
  const text = /^\d{3}[ -]|^Deferred: \d{3}/.test(words)
    ? words.replace(/^Deferred: /, '')
    : [match[1] ?? match[3], match[2], words].filter(Boolean).join(' ')
  return [{ address: match[4].replace(/[.,:]{1,20}$/, ''), text }]
}

/** The refusal that answers this recipient's RCPT, or names the address. */
function replyFor(address: string, exchanges: readonly Exchange[]): string | null {
  const refusals = exchanges.filter(({ reply }) => /^[45]\d\d/.test(reply) && !/^503\b/.test(reply))
  const key = address.toLowerCase()
  const own = refusals.find(
    ({ command, reply }) => /^RCPT/i.test(command) && command.toLowerCase().includes(key) && reply !== '',
  )
  return (own ?? refusals.find(({ reply }) => reply.toLowerCase().includes(key)))?.reply ?? null
}

function lastRefusal(exchanges: readonly Exchange[]): string | null {
  return exchanges.filter(({ reply }) => /^[45]\d\d/.test(reply) && !/^503\b/.test(reply))[0]?.reply ?? null
}

/** Puts host and command back around a reply of the transcript so that unwrapping finds them. */
function wrapped(reply: string | null, exchanges: readonly Exchange[]): string | null {
  if (!reply) return null
  const tail = reply.replace(/^[245]\d\d[ -](?:\d\.\d\.\d{1,3} )?/, '').slice(0, 60)
  const source = exchanges.find(
    (exchange) =>
      exchange.reply.startsWith(reply.slice(0, 40)) || (tail.length > 8 && exchange.reply.includes(tail)),
  )
  if (!source) return reply
  const command = source.command
    .replace(/[<>].*$/s, '')
    .replace(/:$/, '')
    .trim()
  const stage = /^DATA$/i.test(command)
    ? lacksRecipient(source, exchanges)
      ? 'RCPT TO'
      : 'end of DATA'
    : command || 'initial connection'
  const host = source.host ? `host ${source.host} said: ` : ''
  return `${host}${reply}${stage ? ` (in reply to ${stage} command)` : ''}`
}

/** Sendmail sends RCPT and DATA in one go: "503 need RCPT" tells that the refusal before it answered RCPT. */
function lacksRecipient(source: Exchange, exchanges: readonly Exchange[]): boolean {
  const next = exchanges.slice(exchanges.indexOf(source) + 1).filter(({ host }) => host === source.host)
  return next.some(({ reply }) => /^(?:503|554)\b.{0,60}(?:rcpt|recipient)/i.test(reply))
}

const ERRORS = [
  '----- the following addresses had',
  '----- the following address had',
  '----- transcript of session follows',
  '---the following addresses had delivery errors---',
  '--- the following addresses had delivery problems ---',
  '----- the following addresses were not delivered',
]

export const SENDMAIL: readonly Dialect[] = [
  {
    id: 'mail2000',
    mta: 'openfind',
    signs: ['---the following addresses had delivery errors---'],
    read: (notice) =>
      patternBlocks(notice, [
        /^(?<to>[^\s[\]]{1,64}@[^\s[\]]{1,255}) {0,3}\[(?<why>[^\n]{2,600})\]$/gm,
        /^(?<to>[^\s[\]]{1,64}@[^\s[\]]{1,255})(?<why>)$/gm,
      ]),
  },
  {
    id: 'mcafee',
    mta: 'mcafee',
    signs: ['--- the following addresses had delivery problems ---'],
    read: (notice) => patternBlocks(notice, [/^<(?<to>[^<>\n]{3,320})>\s{0,8}\((?<why>[^\n]{2,600}?)\)?$/gm]),
  },
  {
    id: 'biglobe',
    mta: 'biglobe',
    signs: ['----- non-delivered information -----'],
    read: (notice) => {
      const why =
        /Non-delivered information -{3,8}\s{1,4}(?<why>[^\n]{3,400})/i.exec(notice.text)?.groups?.why ?? null
      const list = /had delivery problems -{3,8}([\s\S]{3,2000}?)-----/i.exec(notice.text)?.[1] ?? ''
      return allAddresses(list).map((address) => ({ address, text: why ?? '', reply: why }))
    },
  },
  {
    id: 'sendmail',
    mta: 'sendmail',
    signs: ERRORS,
    delaySigns: [
      'this is a warning message only',
      'message still undelivered after',
      'will keep trying until message is',
      'had transient non-fatal errors',
    ],
    read: sendmailBlocks,
  },
]
