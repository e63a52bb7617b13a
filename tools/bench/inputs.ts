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
