/** Mails for the tests of the command line: written here, with example domains and documentation addresses. */

export function bounce(address = 'li@recipient.example', reply = '552 5.2.2 Mailbox is full'): string {
  const status = reply.split(' ')[1] ?? '5.0.0'
  return [
    'Return-Path: <>',
    'Date: Tue, 10 Nov 2026 09:00:00 +0800',
    'From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>',
    'To: wang@sender.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    'Message-ID: <bounce-1@mail.sender.example>',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mail.sender.example.',
    '',
    `<${address}>: host mx.recipient.example[192.0.2.25] said: ${reply} (in reply to RCPT TO command)`,
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.sender.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    `Status: ${status}`,
    'Remote-MTA: dns; mx.recipient.example',
    `Diagnostic-Code: smtp; ${reply}`,
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'From: Wang <wang@sender.example>',
    `To: <${address}>`,
    'Subject: =?utf-8?B?5oql5Lu35Y2V?=',
    'Date: Tue, 10 Nov 2026 08:59:58 +0800',
    'Message-ID: <quote-1@sender.example>',
    '',
    'Hello',
    '',
    '--b1--',
    '',
  ].join('\r\n')
}

export const ordinary = [
  'From: Zhang <zhang@friend.example>',
  'To: wang@sender.example',
  'Subject: Lunch',
  'Date: Tue, 10 Nov 2026 12:00:00 +0800',
  'Message-ID: <lunch-1@friend.example>',
  '',
  'At noon?',
  '',
  '>From the station it is five minutes.',
  '',
].join('\r\n')

/** The mails as an mbox with LF line ends. */
export function mbox(...mails: readonly string[]): string {
  return mails
    .map(
      (mail) =>
        `From MAILER-DAEMON@mail.sender.example Tue Nov 10 01:00:00 2026\n${mail.replaceAll('\r\n', '\n')}\n\n`,
    )
    .join('')
}
