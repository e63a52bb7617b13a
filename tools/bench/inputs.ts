import type { RuleData, RuleSet } from '../../src/classifier/ruleSet.ts'

const LINE = `${'QWxsIHdvcmsgYW5kIG5vIHBsYXkgbWFrZXMgSmFjayBhIGR1bGwgYm95LiA0NTY3ODkw'.padEnd(76, 'A')}\r\n`

/** A mail with an attachment that brings it to about `size` bytes. */
export function ordinaryOf(size: number): Uint8Array {
  return Buffer.from(mailOf(size))
}

function mailOf(size: number): string {
  const head = [
    'From: Wang <wang@sender.example>',
    'To: li@recipient.example',
    'Subject: Figures of this quarter',
    'Message-ID: <figures-1@sender.example>',
    'Date: Tue, 10 Nov 2026 09:00:00 +0800',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="mixed"',
    '',
    '--mixed',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The figures are attached.',
    '',
    '--mixed',
    'Content-Type: application/pdf; name="figures.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n')
  const lines = Math.max(0, Math.ceil((size - head.length) / LINE.length))
  return `${head}${LINE.repeat(lines)}--mixed--\r\n`
}

/** The notice that returns such a mail whole. */
export function bounceOf(size: number): Uint8Array {
  const head = [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>',
    'To: wang@sender.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Tue, 10 Nov 2026 09:00:05 +0800',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain',
    '',
    '<li@recipient.example>: host mx.recipient.example[192.0.2.25] said: 552 5.2.2 Mailbox is full',
    '    (in reply to RCPT TO command)',
    '',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.sender.example',
    '',
    'Final-Recipient: rfc822; li@recipient.example',
    'Action: failed',
    'Status: 5.2.2',
    'Remote-MTA: dns; mx.recipient.example',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox is full',
    '',
    '--report',
    'Content-Type: message/rfc822',
    '',
    '',
  ].join('\r\n')
  return Buffer.from(`${head}${mailOf(Math.max(0, size - head.length))}\r\n--report--\r\n`)
}

/** Letters moved along the alphabet: phrases of the same shape that no server says. */
function moved(text: string, by: number): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % 26))
  })
}

/** The rules and `factor - 1` times as many again whose phrases never occur. */
export function multiplied(set: RuleSet, factor: number): RuleSet {
  const copies = Array.from({ length: factor - 1 }, (_, copy) =>
    set.rules
      .filter(({ contains }) => contains.length > 0)
      .map(
        (rule): RuleData => ({
          ...rule,
          id: `${rule.id}-copy-${copy}`,
          contains: rule.contains.map((phrase) => moved(phrase, 5 + copy * 3)),
        }),
      ),
  )
  return { ...set, rules: [...set.rules, ...copies.flat()] }
}

/** A notice with such a body: header fields, then the text. */
function notice(text: string, more: readonly string[] = []): Uint8Array {
  const head = [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>',
    'To: wang@sender.example',
    'Subject: Undelivered Mail Returned to Sender',
    ...more,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`)
}

const status = (fields: string): Uint8Array =>
  notice(
    `--x\r\nContent-Type: text/plain\r\n\r\nFailed.\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.sender.example\r\n\r\n${fields}\r\n--x--\r\n`,
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x'],
  )

const recipientFields = (index: number) =>
  `Final-Recipient: rfc822; u${index}@recipient.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n`

function nested(depth: number): Uint8Array {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  )
  return notice('', [`${open.join('')}Content-Type: text/plain\r\n\r\n${'550 no\r\n'.repeat(20_000)}`])
}

const MEGABYTE = 1_000_000
const filled = (piece: string) => piece.repeat(Math.ceil(MEGABYTE / piece.length))
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Messages that would show a path whose cost grows faster than the message. */
export function hostileMails(): readonly { readonly name: string; readonly mail: Uint8Array }[] {
  const texts = ['a', ' ', '-', '<', '(', '@', '=', '"', '\n', '\r\n', '>', '\\', '&', '\t', '.', '5', '退']
  const words = ['<a@b>', '<a@b>\n', '550 ', '550-5.1.1 ', 'a@b.example: ', '<a@b.example>: 550 no\n', '退信']
  const lines = ['To: ', 'From: x\n', '--\n', '> ', '5.1.1 ', '. ', 'user unknown ', 'a b\n\n', '</p><p>']
  const repeated = [...texts, ...words, ...lines].flatMap((piece) => [
    { name: `text: ${JSON.stringify(piece)}`, mail: notice(filled(piece)) },
    { name: `HTML: ${JSON.stringify(piece)}`, mail: notice(filled(piece), ['Content-Type: text/html']) },
    {
      name: `reply: ${JSON.stringify(piece)}`,
      mail: status(`${recipientFields(0).trimEnd()} ${filled(piece)}`),
    },
  ])
  const others = [
    { name: '100,000 recipients in fields', mail: status(range(100_000).map(recipientFields).join('')) },
    {
      name: '100,000 recipients in text',
      mail: notice(
        range(100_000)
          .map((index) => `<u${index}@recipient.example>: 550 User unknown\n\n`)
          .join(''),
      ),
    },
    {
      name: '20,000 header lines',
      mail: notice(
        '550 no',
        range(20_000).map((index) => `X-${index}: 550`),
      ),
    },
    { name: 'a header of 1 MB', mail: notice('550 no', [`To: ${filled('<a@b>, ')}`]) },
    { name: 'a folded header of 1 MB', mail: notice('550 no', [`X-A: ${filled('a\r\n ')}a`]) },
    { name: 'a subject of 1 MB', mail: notice('550 no', [`Subject: ${filled('=?gbk?B?zsLT?= ')}`]) },
    {
      name: 'a Content-Type of 1 MB',
      mail: notice('550 no', [`Content-Type: text/plain; ${filled('a=b; ')}`]),
    },
    { name: '1,000 levels of parts', mail: nested(1000) },
    {
      name: '10,000 parts',
      mail: notice(filled('--x\r\n\r\n550 no\r\n'), ['Content-Type: multipart/mixed; boundary=x']),
    },
    {
      name: 'a status of unfolded lines',
      mail: status(`${recipientFields(0).trimEnd()}\r\n${filled('more\r\n')}`),
    },
  ]
  return [...repeated, ...others]
}
