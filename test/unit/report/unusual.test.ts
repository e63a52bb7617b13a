import { describe, expect, it, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReport } from '../../../src/report/index.ts'
import type { Report } from '../../../src/report/types.ts'

interface Notice {
  readonly name: string
  readonly fields: readonly string[]
  readonly text: string
  readonly to: readonly string[]
  readonly kind?: 'delay'
  readonly code?: string
  readonly status?: string
  readonly said?: string
}

const LIST = ['To: list-bounces@lists.example', 'List-Id: <list.lists.example>', 'Precedence: bulk']

/** Notices of servers that are seen seldom, as they lay them out. */
const NOTICES: readonly Notice[] = [
  {
    name: 'Smail',
    fields: ['From: <MAILER-DAEMON@mail.example>', 'Subject: mail failed, returning to sender'],
    text: `|------------------------- Message log follows: -------------------------|
 no valid recipients were found for this message
|------------------------- Failed addresses follow: ---------------------|
 zhang@receiver.example ... unknown host
|------------------------- Message text follows: ------------------------|
From: li@sender.example`,
    to: ['zhang@receiver.example'],
  },
  {
    name: 'WebShield',
    fields: ['From: Webshield SMTP V4.5 Mail Service', 'Subject: Returned Mail: Error During Delivery'],
    text: `    ---- Failed Recipients ----

<zhang@receiver.example>
Mail Loop Detected


Requested action aborted: Mail loop detected`,
    to: ['zhang@receiver.example'],
    said: 'Mail Loop Detected',
  },
  {
    name: 'the e500',
    fields: ['From: SMTP_Service@gateway.example', 'Subject: Returned Mail - Error During Delivery'],
    text: `------ Failed Recipients ------

<zhang@receiver.example>: Requested action not taken: mailbox unavailable. [SMTP Error Code 550]
-------- Returned Mail --------`,
    to: ['zhang@receiver.example'],
    said: 'Requested action not taken: mailbox unavailable. [SMTP Error Code 550]',
  },
  {
    name: 'MDaemon for an address of its own',
    fields: ['From: MDaemon@mail.example', 'Subject: Warning: zhang@receiver.example - User unknown!'],
    text: `zhang@receiver.example - no such user here.

There is no user by that name at this server.`,
    to: ['zhang@receiver.example'],
    said: 'no such user here.',
  },
  {
    name: 'DBMail',
    fields: ['From: dbmail@mail.example', 'Subject: DBMAIL: delivery failure'],
    text: `This is the DBMAIL-SMTP program.

I'm sorry to inform you that your message, addressed to zhang@receiver.example,
could not be delivered due to the following error.

*** E-mail address zhang@receiver.example is not known here. ***`,
    to: ['zhang@receiver.example'],
  },
  {
    name: 'Postal',
    fields: [
      'From: Mail Delivery Service <postmaster@mail.example>',
      'Subject: Mail Delivery Failed (Invoice)',
    ],
    text: `This is the mail delivery service responsible for delivering mail to org/main.

The message you've sent cannot be delivered.

Mail from: li@sender.example
Rcpt To: zhang@receiver.example

550 5.1.1 User unknown`,
    to: ['zhang@receiver.example'],
    code: '550',
    status: '5.1.1',
  },
  {
    name: 'Jetmail, which has no address of its own and names a local part',
    fields: ['From: "Jetmail System" <>', 'Subject: Mail Error'],
    text: `Your mail cannot be delivered to the following address(es):

 zhang "(0), ErrMsg=mail box space not enough, account=zhang "`,
    to: [''],
  },
  {
    name: 'IMail for two recipients',
    fields: [
      'From: "Postmaster" <postmaster@mail.example>',
      'Subject: Undeliverable Mail',
      'X-Mailer: <SMTP32 v8.15>',
    ],
    text: `Unknown user: zhang@receiver.example

RCPT TO generated following response:
553 5.3.0 <zhang@receiver.example>... Addressee unknown

Unknown user: zhao@receiver.example

RCPT TO generated following response:
553 5.3.0 <zhao@receiver.example>... Addressee unknown

Original message follows.`,
    to: ['zhang@receiver.example', 'zhao@receiver.example'],
    code: '553',
    status: '5.3.0',
  },
  {
    name: 'InterScan with the dialogue',
    fields: ['From: imss@mail.example', 'Subject: Mail could not be delivered'],
    text: `****** Message from InterScan Messaging Security Suite ******

Sent <<< RCPT TO:<zhang@receiver.example>
Received >>> 550 5.1.1 unknown user.

Unable to deliver message to <zhang@receiver.example> (and other recipients in the same domain).`,
    to: ['zhang@receiver.example'],
    code: '550',
    status: '5.1.1',
  },
  {
    name: 'Netscape, which gives every recipient a heading',
    fields: [
      'From: Mail Administrator <Postmaster@mail.example>',
      'Subject: Mail System Error - Returned Mail',
    ],
    text: `This Message was undeliverable due to the following reason:

Your message was not delivered within 2 days.
Host receiver.example is not responding.

The following recipients did not receive your message:

     <zhang@receiver.example>
The following recipients did not receive your message:

     <zhao@receiver.example>

Please reply to Postmaster@mail.example`,
    to: ['zhang@receiver.example', 'zhao@receiver.example'],
  },
  {
    name: 'Exim that hides an alias',
    fields: [
      'From: Mailer-Daemon@mail.example',
      'Subject: Mail delivery failed: returning message to sender',
    ],
    text: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  an undisclosed address
    (generated from zhang@receiver.example)`,
    to: ['zhang@receiver.example'],
  },
  {
    name: 'Exchange 5.5 with an X.400 address',
    fields: ['From: System Administrator <postmaster@mail.example>', 'Subject: Undeliverable: Offer'],
    text: `Your message

  To:      list@lists.example
  Subject: Offer

did not reach the following recipient(s):

c=US;a= ;p=Corp;o=Site;dda:SMTP=zhang@receiver.example; on Fri, 4 Oct 2002
17:12:28 -0400
    The recipient name is not recognized`,
    to: ['zhang@receiver.example'],
  },
  {
    name: 'Exchange 2003 in a language without a list of its own',
    fields: ['From: "Administrador" <postmaster@mail.example>', 'Subject: No se puede entregar: Oferta'],
    text: `El mensaje no llegó a algunos destinatarios.

      zhang@receiver.example en 04/11/2008 10:00
            La cuenta de correo electrónico no existe en la organización.
            <mail.receiver.example #5.1.1>`,
    to: ['zhang@receiver.example'],
    status: '5.1.1',
  },
  {
    name: 'a service that sends under its own name and subject',
    fields: [
      'Return-Path: <pm@bounces.example>',
      'From: Mailer <info@service.example>',
      'Subject: Your message to zhang@receiver.example bounced',
    ],
    text: `Hi,

Your message "Invoice 12" to zhang@receiver.example could not be delivered.

Details: smtp;550 5.1.1 The email account does not exist.`,
    to: ['zhang@receiver.example'],
    code: '550',
    status: '5.1.1',
  },
  {
    name: 'a gateway that goes on trying',
    fields: [
      'Return-Path: <gateway@mail.example>',
      'From: Gateway@mail.example',
      'Subject: Delivery failure notification',
    ],
    text: `Your message with Subject: Re: lost and found....
could not be delivered to the following recipients:

zhang@receiver.example
zhao@receiver.example

Please do not resend your original message.

Delivery attempts will continue to be made for 5 day(s).`,
    to: ['zhang@receiver.example', 'zhao@receiver.example'],
    kind: 'delay',
  },
  {
    name: 'a full mailbox that is tried again',
    fields: ['From: postmaster@mail.example', 'Subject: Mail Delivery Warning'],
    text: `This is an advisory-only email.

Delivery of email to this address

"zhang@receiver.example"

has been postponed due to a full mailbox.

We will continue to try to deliver your message over the next few days.`,
    to: ['zhang@receiver.example'],
    kind: 'delay',
  },
]

const read = (fields: readonly string[], text: string): Report =>
  readReport(readMessage(new TextEncoder().encode([...fields, '', text].join('\n'))))

const facts = (report: Report) =>
  report.recipients.map(({ finalRecipient, replyCode, status }) => [finalRecipient, replyCode, status])

describe('notices of servers seen seldom', () => {
  test.each(NOTICES)('$name', ({ fields, text, to, kind = 'failure', code = null, status = null, said }) => {
    const report = read(fields, text)
    expect(report.kind).toBe(kind)
    expect(facts(report)).toEqual(to.map((address) => [address, code, status]))
    if (said) expect(report.recipients[0]?.diagnosticText).toBe(said)
    expect(report.recipients[0]?.diagnosticText ?? '').not.toContain('following recipients')
  })

  test.each(NOTICES.filter(({ fields }) => !fields.some((field) => field.startsWith('Return-Path'))))(
    '$name, as a list manager passes it on to the owner',
    ({ fields, text, to, kind = 'failure' }) => {
      const report = read([...LIST, ...fields], text)
      expect([report.kind, report.recipients.map((one) => one.finalRecipient)]).toEqual([kind, to])
    },
  )

  it('takes the same words from a list for a mail about a bounce', () => {
    const [notice] = NOTICES.filter(({ name }) => name.startsWith('a service'))
    const listed = ['To: list@lists.example', 'List-Id: <list.lists.example>']
    expect(read([...listed, ...(notice?.fields ?? [])], notice?.text ?? '').kind).toBe('not-bounce')
  })

  it('knows the Internet address of a recipient beyond an X.400 gateway', () => {
    const { recipients } = read(
      ['From: postmaster@mail.example', 'Content-Type: multipart/report; boundary=b'],
      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: x400; mta mail.example\n\nOriginal-Recipient: rfc822; zhang@receiver.example\nFinal-Recipient: x400; /S=zhang/PRMD=AC/C=GB/\nAction: failed\nStatus: 4.4.7\n\n--b--\n',
    )
    expect(recipients.map((one) => one.finalRecipient)).toEqual(['zhang@receiver.example'])
  })

  it('finds a bounce that Foxmail forwards in base64 under another subject', () => {
    const text =
      '请看一下\n\n发件人： postmaster@mail.example\n主题： 系统退信\n\n很抱歉，您的邮件被退回。550 User not found'
    const body = Buffer.from(text).toString('base64')
    const of = (mailer: string) =>
      read(
        [
          'From: li@sender.example',
          'Subject: help',
          `X-Mailer: ${mailer}`,
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: base64',
        ],
        body,
      )
    expect(of('Foxmail 7.2.25.254[cn]')).toMatchObject({ kind: 'not-bounce', format: 'forwarded' })
  })

  it("does not take the returned mail's subject for what a server said", () => {
    const { recipients } = read(
      ['Return-Path: <>', 'From: postmaster@mail.example', 'Subject: Undeliverable'],
      'Your message could not be delivered:\n\nzhang@receiver.example\n\nSubject: mailbox full?\n',
    )
    expect(recipients[0]?.texts.find(({ source }) => source === 'notice-text')?.text).not.toContain('full')
  })
})
