/** Postfix, Exim, qmail and the many that write like them, Courier, OpenSMTPD, DragonFly, nullmailer, Haraka. */
import { firstAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { angleBlocks, listBlocks, patternBlocks, plainBlocks, unique } from './readers.ts'
import type { Block, Dialect, NoticeHeaders } from './types.ts'

/** Exim: the address at two blanks, what happened at four (`exim/src/deliver.c`, print_address_information). */
function eximBlocks(notice: Notice, headers: NoticeHeaders): Block[] {
  const lines = notice.lines
  const start = lines.findIndex((line) =>
    /(?:address(?:\(es\)|es)?(?: (?:has|have) not yet)? ?.{0,40}(?:failed|delivered is|delivered are)|получателям|incorrectly constructed) ?:$/i.test(
      line.trim(),
    ),
  )
  const blocks: Block[] = []
  for (let index = start + 1; start >= 0 && index < lines.length; index++) {
    const line = lines[index] ?? ''
    const head = /^ {1,3}(?=\S)(?!-)(.{1,400})$/.exec(line)?.[1]
    if (!head) {
      if (/^\S/.test(line) && blocks.length > 0) break
      continue
    }
    const text: string[] = []
    while (
      /^ {4,}\S/.test(lines[index + 1] ?? '') ||
      (lines[index + 1]?.trim() === '' && /^ {4,}\S/.test(lines[index + 2] ?? ''))
    )
      text.push((lines[++index] ?? '').trim())
    blocks.push(
      eximBlock(
        head,
        text.filter((piece) => piece !== ''),
      ),
    )
  }
  return unique(completeAddresses(blocks, headers.failed))
}

function eximBlock(head: string, text: readonly string[]): Block {
  const words = text.join('\n')
  const from = /\((?:ultimately )?generated from (\S{1,320}?)\)/.exec(words)?.[1]
  const hidden = head === 'an undisclosed address' ? (from ?? '') : ''
  const inline = /^(\S{1,128}@\S{1,255}?|<[^<>]{3,320}>|"[^"]{1,64}"@\S{1,255}?):\s{1,20}(\S.{0,4000})$/.exec(
    head,
  )
  const malformed =
    /^(.{1,320}): ((?:malformed address: |missing or malformed local part|unqualified address).{0,400})$/.exec(
      head,
    )
  const address = firstAddress(malformed?.[1] ?? inline?.[1] ?? head) ?? ''
  const reason = malformed?.[2] ?? [inline?.[2] ?? '', words].join('\n').trim()
  return {
    address: head.startsWith('|') || /^(?:pipe|save|generated) (?:to|by)/.test(head) ? '' : address || hidden,
    text: [head, words].join('\n'),
    reply: reason || null,
    ...(from ? { original: from } : {}),
  }
}

/** A local part alone, a pipe or a file is named by X-Failed-Recipients. */
function completeAddresses(blocks: readonly Block[], failed: readonly string[]): Block[] {
  if (blocks.length === 1 && failed.length === 1 && blocks[0])
    return [{ ...blocks[0], address: failed[0] ?? '' }]
  const spare = failed.filter(
    (address) => !blocks.some((block) => block.address.toLowerCase() === address.toLowerCase()),
  )
  return blocks.map((block) =>
    block.address === '' && spare.length > 0 ? { ...block, address: spare.shift() ?? '' } : block,
  )
}

/** GMX and 1&1 begin like Exim but put the reason after a label. */
function einsBlocks(notice: Notice): Block[] {
  return patternBlocks(notice, [
    /failed:\s{1,6}["<]?(?<to>[^\s"<>]{1,64}@[^\s"<>:]{1,255})[">]?:?\s{1,4}(?:For the following reason:|Reason:)?\s{0,4}(?<why>[\s\S]{3,1200}?)(?:\n\n|$)/,
  ])
}

function mxlogicBlocks(notice: Notice): Block[] {
  return angleBlocks(notice)
}

const EXIM_SIGNS = [
  'this message was created automatically by mail delivery software',
  'a message that you sent could not be delivered to one or more of',
  'a message that you sent has not yet been delivered to one or more of its',
  'a message that you sent was rejected by the local scanning code',
  'a message that you sent contained one or more recipient addresses that were',
  'this is a permanent error. the following address(es) failed',
  'could not be delivered to one or more of its recipients. the following',
  'this message was created automatically by the smtp relay',
  'это письмо создано автоматически сервером mail.ru',
]

export const UNIX: readonly Dialect[] = [
  {
    id: 'postfix',
    mta: 'postfix',
    signs: [
      'this is the mail system at host',
      'this is the postfix program at host',
      'this is the postfix mail system',
    ],
    delaySigns: ['this is a warning only', 'will be retried until it is'],
    read: angleBlocks,
  },
  {
    id: 'yandex',
    mta: 'yandex',
    signs: ['это письмо отправлено почтовым сервером yandex'],
    read: angleBlocks,
  },
  {
    id: 'zoho',
    mta: 'zoho',
    signs: ['error_code :'],
    headers: ({ mailer }) => /zoho/i.test(mailer),
    needsBoth: true,
    read: (notice) =>
      patternBlocks(notice, [/^(?<to>\S{1,64}@\S{1,255}) (?<why>.{0,300}?ERROR_CODE ?:.{1,800})$/gm]).map(
        zohoReply,
      ),
  },
  {
    id: 'mxlogic',
    mta: 'mxlogic',
    signs: ['a message that you have sent could not be delivered to one or more'],
    read: mxlogicBlocks,
  },
  {
    id: 'gmx',
    mta: 'gmx',
    signs: ['the following address\nfailed:', 'the following address failed:\n\n'],
    headers: ({ from }) => /gmx|kundenserver|1and1|ionos|web\.de|mailer-daemon@/i.test(from),
    needsBoth: true,
    read: einsBlocks,
  },
  {
    id: 'exim',
    mta: 'exim',
    signs: EXIM_SIGNS,
    headers: ({ subject }) =>
      /^(?:Warning: message \S{6,40} delayed \d|Mail delivery failed: returning message to sender|Mail failure - (?:malformed|rejected))/.test(
        subject,
      ),
    delaySigns: [
      'has not yet been delivered to',
      'have not yet been delivered to',
      'delivery attempts will continue for',
    ],
    read: (notice, headers) =>
      firstOf(
        eximBlocks(notice, headers).filter(isNamed),
        angleBlocks(notice),
        listOf(headers.failed, notice),
        eximBlocks(notice, headers),
      ),
  },
  {
    id: 'qmail',
    mta: 'qmail',
    signs: [
      'this is the qmail-send program at',
      "i'm afraid i wasn't able to deliver your message to the following address",
      'this is the deliver program at',
      'this is the smtp delivery program',
      'this is the qmail program at',
      'this is the notqmail program',
    ],
    read: angleBlocks,
  },
  {
    id: 'haraka',
    mta: 'haraka',
    signs: ['this is the haraka mailer program at'],
    read: (notice) =>
      patternBlocks(notice, [
        /Intended Recipients?: {0,3}(?<to>[^\n]{3,1000})\nFailure Reason: {0,3}(?<why>[^\n]{1,2000})/g,
      ]),
  },
  {
    id: 'yahoo',
    mta: 'yahoo',
    signs: ['sorry, we were unable to deliver your message to the following address'],
    read: angleBlocks,
  },
  {
    id: 'qmail-like',
    mta: null,
    signs: [
      'unable to deliver message to the following address(es).',
      'your mail message to the following address(es) could not be delivered',
      'your message could not be delivered.\n\n<',
      'su mensaje no pudo ser entregado',
    ],
    read: angleBlocks,
  },
  {
    id: 'x2',
    mta: null,
    signs: ['this delivery status notification is sent from mta'],
    read: (notice) =>
      patternBlocks(notice, [/Delivery failed: (?<to>\S{3,320})\s{1,6}(?<why>[\s\S]{3,2000})$/]),
  },
  {
    id: 'stalwart',
    mta: 'stalwart',
    signs: [
      'your message could not be delivered to the following recipients:\n\n<',
      'there was a temporary problem delivering your message to the following recipients',
      'your message has been successfully delivered to the following recipients',
    ],
    delaySigns: ['there was a temporary problem delivering your message'],
    read: stalwartBlocks,
  },
  {
    id: 'opensmtpd',
    mta: 'opensmtpd',
    signs: ['this is the mailer-daemon, please do not reply to this'],
    delaySigns: [
      'a message is delayed for more than',
      'a message could not be delivered for more than',
      'only a temporary failure report',
    ],
    read: (notice) => plainBlocks(notice).map(expired),
  },
  {
    id: 'courier',
    mta: 'courier',
    signs: [
      'running the courier mail server',
      'delays in delivering your message',
      'this is a delivery status notification from',
    ],
    delaySigns: ['delays in delivering your message'],
    read: angleBlocks,
  },
  {
    id: 'dragonfly',
    mta: 'dragonfly',
    signs: ['this is the dragonfly mail agent', 'there was an error delivering your mail to <'],
    read: (notice) =>
      patternBlocks(notice, [
        /error delivering your mail to <(?<to>[^<>\n]{1,320})>\.\s{1,4}(?<why>[\s\S]{1,3000})$/,
      ]),
  },
  {
    id: 'nullmailer',
    mta: 'nullmailer',
    signs: ['this is the nullmailer delivery system'],
    read: (notice) => listBlocks(notice, /intended recipients:/, null, null),
  },
]

/** OpenSMTPD words its last notice, when it gives up, as one more delay. */
function expired(block: Block): Block {
  return /^Envelope expired/i.test(block.reply ?? '') ? { ...block, action: 'failed' } : block
}

/** Stalwart: `<address> (host 'mx' rejected command 'RCPT TO:<address>' with code 550 (5.1.1) 'reply')`. */
function stalwartBlocks(notice: Notice): Block[] {
  return patternBlocks(notice, [
    /^<(?<to>[^<>\n]{3,320})> \((?:host '(?<host>[^']{1,255})' )?(?<why>[^\n]{3,1200})\)$/gm,
  ]).map(stalwartReply)
}

function stalwartReply(block: Block): Block {
  const [, command, code, status, text] =
    /rejected (?:command '([A-Z ]{4,12})[^']{0,400}' |message )?with code (\d{3}) \((\d\.\d{1,3}\.\d{1,3})\) '(.{1,800})'$/.exec(
      block.reply ?? '',
    ) ?? []
  if (!code) return block
  const stage = command ? ` (in reply to ${command.trim()} command)` : ''
  return { ...block, reply: `${code} ${text?.startsWith(status ?? '') ? '' : `${status} `}${text}${stage}` }
}

function zohoReply(block: Block): Block {
  const codes = [
    ...(block.reply ?? '').matchAll(/ERROR_CODE ?: ?,? ?([^,]{0,20}[^\n]{0,700}?)(?=, ERROR_CODE|$)/g),
  ].map((match) => match[1]?.trim() ?? '')
  const reply = codes
    .filter((piece) => piece !== '')
    .join(' ')
    .trim()
  return reply ? { ...block, reply } : block
}

const isNamed = ({ address }: Block): boolean => address !== ''

function listOf(addresses: readonly string[], notice: Notice): Block[] {
  return addresses.map((address) => ({ address, text: notice.text.slice(0, 2000), reply: null }))
}

/** The first list that is not empty. */
export function firstOf(...lists: readonly Block[][]): Block[] {
  return lists.find((list) => list.length > 0) ?? []
}
