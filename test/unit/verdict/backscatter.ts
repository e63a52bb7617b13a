/** Bounces of mail in the reader's name: what five mail systems make of mail that came in on eight forged paths. */
import { READER } from './mails.ts'

export interface ForgedPath {
  readonly id: string
  /** Received fields of the returned mail, top first; `{by}` is the server that bounced it. */
  readonly received: readonly string[]
  readonly messageId: string
  readonly extra?: readonly string[]
}

const at = 'Tue, 10 Nov 2026 08:40:00 +0800'

export const FORGED_PATHS: readonly ForgedPath[] = [
  {
    id: 'bare-line',
    received: [`from unknown (unknown [203.0.113.77]) by {by} with SMTP id 1A; ${at}`],
    messageId: '<000d01d2@dsl-host>',
  },
  {
    id: 'forged-helo',
    received: [`from mail.jinqiao.example (unknown [198.51.100.9]) by {by} with ESMTP id 2B; ${at}`],
    messageId: '<5f1.2@mail.jinqiao.example>',
  },
  {
    id: 'customer-line',
    received: [
      `from jinqiao.example (pool-198-51-100-3.dyn.isp-tr.example [198.51.100.3]) by {by} with ESMTP id 3C; ${at}`,
    ],
    messageId: '<a9@jinqiao.example>',
    extra: ['X-Mailer: The Bat! (v3.0)'],
  },
  {
    id: 'invented-below',
    received: [
      `from vps88.cheap-host.example (vps88.cheap-host.example [198.51.100.88]) by {by} with ESMTPS id 4D; ${at}`,
      `from [192.0.2.4] (unknown [192.0.2.4]) by mail.jinqiao.example (Postfix) with ESMTPSA id 9; ${at}`,
    ],
    messageId: '<77@vps88.cheap-host.example>',
  },
  {
    id: 'foreign-login',
    received: [
      `from smtp.flower-shop.example (smtp.flower-shop.example [198.51.100.120]) by {by} with ESMTPS id 5E; ${at}`,
      `from [203.0.113.5] (port=4411 helo=win) by smtp.flower-shop.example with esmtpa (Exim 4.96) id 1ab; ${at}`,
    ],
    messageId: '<E1abc@smtp.flower-shop.example>',
  },
  {
    id: 'inner-hops',
    received: [
      `from localhost (localhost [127.0.0.1]) by {by} with ESMTP id 6F; ${at}`,
      `from mx.other-side.example ([10.1.2.3]) by localhost with LMTP id 6; ${at}`,
      `from static.88.77.hosting.example (unknown [203.0.113.200]) by {by} with ESMTP id 6E; ${at}`,
    ],
    messageId: '<6@WIN-2A7>',
  },
  {
    id: 'failed-spf',
    received: [
      `from mailer3.bulk-send.example (mailer3.bulk-send.example [198.51.100.201]) by {by} with ESMTPS id 7A; ${at}`,
    ],
    messageId: '<7.7@bulk-send.example>',
    extra: [
      'Authentication-Results: {by}; spf=fail smtp.mailfrom=jinqiao.example; dmarc=fail header.from=jinqiao.example',
    ],
  },
  {
    id: 'web-script',
    received: [
      `from web12.blog-farm.example (web12.blog-farm.example [198.51.100.12]) by {by} with ESMTP id 8B; ${at}`,
      `by web12.blog-farm.example (Postfix, from userid 33) id 8; ${at}`,
    ],
    messageId: '<8.php@web12.blog-farm.example>',
    extra: ['X-Mailer: PHPMailer 5.2'],
  },
]

interface Template {
  readonly id: string
  readonly host: string
  build(returned: string, to: string): string
}

const head = (host: string, from: string, subject: string, extra: readonly string[] = []) =>
  [
    'Return-Path: <>',
    `Received: from ${host} (${host} [192.0.2.61]) by mx.jinqiao.example (Postfix) with ESMTPS id 77; Tue, 10 Nov 2026 08:41:00 +0800`,
    `From: ${from}`,
    `To: ${READER}`,
    `Subject: ${subject}`,
    'Date: Tue, 10 Nov 2026 08:40:30 +0800',
    `Message-ID: <bounce.1@${host}>`,
    ...extra,
    'MIME-Version: 1.0',
  ].join('\r\n')

const report = (host: string, to: string, text: string, returned: string, type = 'message/rfc822') =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary="rb"',
    '',
    '--rb',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    text,
    '',
    '--rb',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--rb',
    `Content-Type: ${type}`,
    '',
    returned,
    '--rb--',
    '',
  ].join('\r\n')

export const TEMPLATES: readonly Template[] = [
  {
    id: 'postfix',
    host: 'mx1.north-uni.example',
    build: (returned, to) =>
      `${head('mx1.north-uni.example', 'MAILER-DAEMON@mx1.north-uni.example (Mail Delivery System)', 'Undelivered Mail Returned to Sender', ['Auto-Submitted: auto-replied'])}\r\n${report('mx1.north-uni.example', to, `This is the mail system at host mx1.north-uni.example.\r\n\r\n<${to}>: unknown user: "nobody"`, returned)}`,
  },
  {
    id: 'exim',
    host: 'server5.hostel.example',
    build: (returned, to) =>
      `${head('server5.hostel.example', 'Mail Delivery System <Mailer-Daemon@server5.hostel.example>', 'Mail delivery failed: returning message to sender', [`X-Failed-Recipients: ${to}`, 'Auto-Submitted: auto-replied'])}\r\nContent-Type: text/plain\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\nA message that you sent could not be delivered to one or more of its\r\nrecipients. This is a permanent error. The following address(es) failed:\r\n\r\n  ${to}\r\n    Unrouteable address\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\n${returned}`,
  },
  {
    id: 'sendmail',
    host: 'gate.city-hall.example',
    build: (returned, to) =>
      `${head('gate.city-hall.example', 'Mail Delivery Subsystem <MAILER-DAEMON@gate.city-hall.example>', 'Returned mail: see transcript for details', ['Auto-Submitted: auto-generated (failure)'])}\r\n${report('gate.city-hall.example', to, `   ----- The following addresses had permanent fatal errors -----\r\n<${to}>\r\n    (reason: 550 5.1.1 <${to}>... User unknown)`, returned.split('\r\n\r\n')[0] ?? '', 'text/rfc822-headers')}`,
  },
  {
    id: 'qmail',
    host: 'post.small-isp.example',
    build: (returned, to) =>
      `${head('post.small-isp.example', 'MAILER-DAEMON@post.small-isp.example', 'failure notice')}\r\nContent-Type: text/plain\r\n\r\nHi. This is the qmail-send program at post.small-isp.example.\r\nI'm afraid I wasn't able to deliver your message to the following addresses.\r\nThis is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n<${to}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n${returned}`,
  },
  {
    id: 'exchange',
    host: 'ex01.steel-group.example',
    build: (returned, to) =>
      `${head('ex01.steel-group.example', 'Microsoft Outlook <postmaster@steel-group.example>', 'Undeliverable: Your order')}\r\n${report('ex01.steel-group.example', to, `Delivery has failed to these recipients or groups:\r\n\r\n${to}\r\nThe e-mail address you entered couldn't be found.`, returned)}`,
  },
]

/** The mail that came back; `received` and the rest as a path gives them. */
export function returnedMail(path: ForgedPath, host: string, to: string): string {
  const fill = (line: string) => line.replaceAll('{by}', host)
  return [
    `Return-Path: <${READER}>`,
    ...path.received.map((line) => `Received: ${fill(line)}`),
    ...(path.extra ?? []).map(fill),
    `From: ${READER}`,
    `To: ${to}`,
    'Subject: Your order',
    'Date: Tue, 10 Nov 2026 08:39:50 +0800',
    `Message-ID: ${path.messageId}`,
    '',
    'Buy now',
    '',
  ].join('\r\n')
}

export const TO = 'someone@far-away.example'

export function backscatter(): readonly { readonly id: string; readonly source: string }[] {
  return TEMPLATES.flatMap((template) =>
    FORGED_PATHS.map((path) => ({
      id: `${template.id}/${path.id}`,
      source: template.build(returnedMail(path, template.host, TO), TO),
    })),
  )
}

/** Mail that the reader did send, through servers of the reader, on its way to the same systems. */
export const TRUE_PATHS: readonly ForgedPath[] = [
  {
    id: 'direct',
    received: [
      `from mail.jinqiao.example (mail.jinqiao.example [192.0.2.10]) by {by} with ESMTPS id 1; ${at}`,
      `from [10.0.0.8] (unknown [10.0.0.8]) by mail.jinqiao.example (Postfix) with ESMTPSA id 2; ${at}`,
    ],
    messageId: '<t1@jinqiao.example>',
  },
  {
    id: 'smarthost',
    received: [
      `from out3.relay-net.example (out3.relay-net.example [192.0.2.33]) by {by} with ESMTPS id 1; ${at}`,
      `from mail.jinqiao.example (mail.jinqiao.example [192.0.2.10]) by out3.relay-net.example with ESMTPS id 2; ${at}`,
    ],
    messageId: '<t2@jinqiao.example>',
  },
  {
    id: 'exim',
    received: [`from mail.jinqiao.example ([192.0.2.10]:5044) by {by} with esmtps (Exim 4.96) id 1k; ${at}`],
    messageId: '<t3@jinqiao.example>',
  },
  {
    id: 'exchange',
    received: [
      `from mail.jinqiao.example (192.0.2.10) by {by} (192.0.2.70) with Microsoft SMTP Server id 15.2; ${at}`,
    ],
    messageId: '<t4@jinqiao.example>',
  },
  { id: 'no-path', received: [], messageId: '<t5@jinqiao.example>' },
]

/** Three mails as a Sent folder holds them. */
export const SENT: readonly string[] = [1, 2, 3].map((number) =>
  [
    `From: Wang <${READER}>`,
    `To: chen${number}@buyer.example`,
    `Subject: Quotation ${number}`,
    `Date: Mon, 9 Nov 2026 1${number}:00:00 +0800`,
    `Message-ID: <s${number}@jinqiao.example>`,
    'User-Agent: Mozilla Thunderbird',
    '',
    'Hello',
    '',
  ].join('\r\n'),
)
