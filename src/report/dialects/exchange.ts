/** Microsoft Exchange 5.5, 2000, 2003, 2007 and later, Microsoft 365, in the languages it speaks. */

import { allAddresses, firstAddress, sameAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { oneLine } from '../oneLine.ts'
import { EXCHANGE_DELAY, EXCHANGE_SUBJECT } from './exchangeSubjects.ts'
import { listBlocks, patternBlocks, unique } from './readers.ts'
import type { Block, Dialect } from './types.ts'
import { firstOf } from './unix.ts'

const ADMIN =
  /^[ \t]{0,40}(?:Diagnostic information for administrators|Diagnoseinformationen für Administratoren|(?:供)?管理员(?:使用)?的?诊断信息|系統管理員的診斷資訊|管理者向けの診断情報)\s?[:：]/im
/** "Generating server: host" in any language, on a line of its own. */
const GENERATOR = /^[^\n:：@]{4,40}[:：] ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}[ \t]{0,20}$/m

/** Where the block for administrators begins; languages that are not known are told by the server's line. */
function adminStart(text: string): { readonly start: number; readonly end: number } | null {
  const known = ADMIN.exec(text)
  const at = known ?? GENERATOR.exec(text)
  return at ? { start: at.index, end: at.index + (known ? at[0].length : 0) } : null
}

function modernBlocks(notice: Notice): Block[] {
  const at = adminStart(notice.text)
  const admin = at ? notice.text.slice(at.end) : ''
  const lines = admin.split('\n').map((line) => line.trim())
  const listed = listedBlocks(lines)
  const blocks =
    at || listed.length > 0 ? listed : repliedBlocks(notice.text.split('\n').map((line) => line.trim()))
  const top = topRecipients(notice.text.slice(0, at?.start ?? 4000))
  const rest = top.filter((address) => !blocks.some((block) => sameAddress(block.address, address)))
  const others =
    blocks.length === 0
      ? rest.map((address) => ({
          address,
          text: admin || notice.text.slice(0, 3000),
          reply: serverReply(lines) ?? reportedError(notice.text),
        }))
      : []
  return unique([...blocks, ...others])
}

/** An address on a line of its own, and what follows it up to the next one. */
function listedBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const address =
      /^(?:IMCEAEX-\S{1,320}|<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?)(?:<mailto:[^>]{1,320}>)?(?: \([^)]{0,60}\))?$/.test(
        line,
      )
        ? firstAddress(line)
        : null
    if (!address) continue
    const text: string[] = []
    while (index + 1 < lines.length && firstOnly(lines[index + 1] ?? '') === null)
      text.push(lines[++index] ?? '')
    blocks.push({ address, text: text.join('\n').trim(), reply: serverReply(text) })
  }
  return blocks
}

/** Without a heading only those count that a server's reply follows. */
function repliedBlocks(lines: readonly string[]): Block[] {
  return listedBlocks(lines).filter((block) => block.reply !== null)
}

/** Microsoft 365: the row of "Error Details" with the reply. */
function reportedError(text: string): string | null {
  return (
    /^[ \t]{0,20}(?:Reported error|Error)[:：][ \t]{0,8}\n?[ \t]{0,8}([45]\d\d[^\n]{3,1500})$/im.exec(
      text,
    )?.[1] ?? null
  )
}

function firstOnly(line: string): string | null {
  return /^<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?(?:<mailto:[^>]{1,320}>)?$/.test(line)
    ? firstAddress(line)
    : null
}

/** `Remote Server returned '550 5.1.1 ...'`, `#550 5.1.1 ... ##`, `#< #5.1.1 smtp;550 ...> #SMTP#`. */
function serverReply(lines: readonly string[]): string | null {
  const text = oneLine(lines.join(' ').slice(0, 8000))
  const returned = nearest(
    text,
    /(?:returned|returned:|retourné|zurückgegeben|devolvió|retornou|返回|傳回|返されました|вернул|restituito)\s{0,2}['‘’"“<«「：:]{1,3}(.{3,1500}?)(?:['’"”»」]\s|['’"”»」]$|> ?#SMTP#|$)/gi,
  )
  const named = /#<[\w.-]{0,255} ?#([45]\.\d\.\d{1,3} ?(?:smtp; ?)?.{3,1000}?)> ?#SMTP#/i
    .exec(text)?.[1]
    ?.replace(/^[45]\.\d\.\d{1,3} ?(?:smtp; ?)?(?=[45]\d\d)/i, '')
  const hashed =
    named ??
    /#< ?#?(?:[45]\.\d\.\d{1,3} )?(?:smtp; ?)?([45]\d\d.{3,1000}?)>? ?#SMTP#/i.exec(text)?.[1] ??
    /#([45]\d\d [45]\.\d{1,3}\.\d{1,3} .{2,1000}?)(?:##|$)/.exec(text)?.[1]
  const host = /#<([\w.-]{3,255}) #([45]\.\d\.\d{1,3} ?(?:smtp; ?)?.{3,1000}?)>/i
    .exec(text)?.[2]
    ?.replace(/^[45]\.\d\.\d{1,3} smtp; ?(?=[45]\d\d)/i, '')
  const last = /(?:last endpoint attempted|LED=)([45]\d\d[^}]{3,800})/i.exec(text)?.[1]
  return returned ?? hashed ?? host ?? last ?? null
}

/** Of several attempts' replies the first that is not merely "expired". */
function nearest(text: string, pattern: RegExp): string | null {
  const replies = [...text.matchAll(pattern)]
    .map((match) => match[1] ?? '')
    .filter((reply) => /\d/.test(reply))
  return replies.find((reply) => !/expired|4\.4\.7/i.test(reply)) ?? replies[0] ?? null
}

function topRecipients(text: string): string[] {
  const list =
    /(?:recipients or groups|Empfänger(?:n)? oder (?:Verteilergruppen|Gruppen)|destinataires ou (?:les )?groupes|destinatari o gruppi|destinatarios o grupos|destinatários ou grupos|geadresseerden of groepen|收件人或(?:通讯组|组)|收件者或(?:群組|通訊群組)|受信者またはグループ|получателям или группам|mottagare eller grupper|following (?:email )?address(?:es)?)[^\n:：]{0,120}[:：]?\s{1,6}([\s\S]{3,1500})/i.exec(
      text,
    )?.[1]
  if (list) return allAddresses(list.split(/\n\n\n|Diagnos/)[0] ?? '').slice(0, 50)
  return allAddresses(/Your message to ([\s\S]{3,400}?) (?:couldn't|could not|wasn't)/i.exec(text)?.[1] ?? '')
}

/** Exchange 5.5 to 2003: `did not reach the following recipient(s):`, address, ` on <date>`, reason indented. */
function oldBlocks(notice: Notice): Block[] {
  const at =
    /(?:did not reach the following recipient(?:\(s\)|s)?|following recipient\(s\) (?:could not be reached|cannot be reached)|Folgende Empfänger können nicht erreicht werden|konnten nicht erreicht werden|destinataires? suivants?|以下收件人|下列收件者)\s?[:：]/i.exec(
      notice.text,
    )
  if (!at) return []
  const lines = notice.text.slice(at.index + at[0].length).split('\n')
  const blocks: Block[] = []
  for (const line of lines) {
    const address =
      /^\s{0,12}(?:'|<)?([^\s@<>']{1,64}@[^\s<>']{1,255})(?:'|>)?(?: on .{6,60})?\s*$/.exec(line)?.[1] ??
      /^\s{0,12}([^\n]{2,120}?) on (?:\w{3}, )?\d[\d/. ]{3,12}.{4,50}$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (address) blocks.push({ address: firstAddress(address) ?? '', text: '', reply: null })
    else if (last && line.trim() !== '')
      blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${line.trim()}`.trim() }
  }
  return unique(blocks.map((block) => ({ ...block, reply: oldReply(block.text) })))
}

/** In any language: an address, what happened, and `<host #5.1.1>` on a line of its own. */
function codedBlocks(notice: Notice): Block[] {
  const lines = notice.lines
  return unique(
    lines.flatMap((line, at) => {
      if (!/^\s{0,20}<[\w.-]{1,255} #[45]\.\d\.\d{1,3}/.test(line)) return []
      const head = lines.slice(Math.max(0, at - 8), at).findLastIndex((before) => HEAD_LINE.test(before))
      if (head < 0) return []
      const start = Math.max(0, at - 8) + head
      const text = lines.slice(start + 1, at + 1).join('\n')
      return [{ address: firstAddress(lines[start] ?? '') ?? '', text: text.trim(), reply: oldReply(text) }]
    }),
  )
}

const HEAD_LINE = /^\s{0,12}['<]?[^\s@<>':]{1,64}@[^\s<>']{1,255}/

function oldReply(text: string): string | null {
  const flat = oneLine(text)
  return (
    /<[\w.-]{1,255} #([45]\.\d\.\d{1,3}.{0,600})>/
      .exec(flat)?.[1]
      ?.replace(/^[45]\.\d\.\d{1,3} smtp; ?(?=[45]\d\d)/i, '') ??
    /MSEXCH:IMS:.{1,200}? \d{2,5} \([0-9A-F]{8}\) (?=[45]\d\d[ -])(.{3,600})/.exec(flat)?.[1] ??
    (flat.replace(/The MTS-ID of the original message is: .{3,200}?(?=MSEXCH|$)/, '') || null)
  )
}

const MODERN_SIGNS = [
  'diagnostic information for administrators',
  'delivery has failed to these recipients',
  "wasn't found at ",
  'rejected your message to the following e',
  'generating server:',
  'remote server returned',
]

export const EXCHANGE: readonly Dialect[] = [
  {
    id: 'exchange-old',
    mta: 'microsoft',
    signs: [
      'your message did not reach some or all of the intended recipients',
      'did not reach the following recipient',
      '#5.1.1>',
      '#5.2.2>',
      '#5.2.3>',
      '#5.7.1>',
      'ihre nachricht hat einige oder alle empfänger nicht erreicht',
    ],
    read: (notice) =>
      firstOf(
        oldBlocks(notice),
        codedBlocks(notice),
        patternBlocks(notice, [/did not reach the following recipient:\s{1,6}(?<to>\S{3,320})(?<why>)/i]),
      ),
  },
  {
    id: 'exchange',
    mta: 'microsoft',
    signs: MODERN_SIGNS,
    headers: ({ subject, from }) =>
      EXCHANGE_SUBJECT.test(subject) ||
      EXCHANGE_DELAY.test(subject) ||
      /MicrosoftExchange[0-9a-f]{20,64}/i.test(from),
    delaySigns: [
      'delivery delayed',
      "this message hasn't been delivered yet",
      'message delivery is delayed',
      'is delayed to these recipients',
      'will continue to be attempted',
    ],
    read: (notice) =>
      firstOf(
        codedBlocks(notice),
        modernBlocks(notice),
        oldBlocks(notice),
        listBlocks(
          notice,
          /(?:recipients?|Empfänger|destinat\w{1,20}|收件人|收件者)[^\n]{0,80}[:：]/i,
          null,
          null,
        ),
      ),
  },
]
