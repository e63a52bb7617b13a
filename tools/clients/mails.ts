import { join } from 'node:path'
import { asMail, type Mail, readMails } from './mbox.ts'
import { ROOT } from './session.ts'

export const DEMO_MAILS = join(ROOT, 'test', 'fixtures', 'demo')

export const demoMails = (): Promise<readonly Mail[]> => readMails(DEMO_MAILS)

/** A mail of the demo by the beginning of its file name. */
export async function demoMail(start: string): Promise<Mail> {
  const mail = (await demoMails()).find(({ name }) => name.startsWith(start))
  if (!mail) throw new Error(`no demo mail ${start}`)
  return mail
}

const head = (messageId: string, subject: string): string => `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>
To: wang.wei@sender.example
Subject: ${subject}
Date: Fri, 20 Nov 2026 10:00:00 +0800
Message-ID: <${messageId}@mail.sender.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="report-boundary"
`

const status = `Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example
Arrival-Date: Fri, 20 Nov 2026 09:59:58 +0800

Final-Recipient: rfc822; li.na@partner.example
Action: failed
Status: 5.2.2
Remote-MTA: dns; mx1.partner.example
Diagnostic-Code: smtp; 552 5.2.2 <li.na@partner.example>: mailbox is full
`

/** A genuine bounce whose notice is HTML with whatever a hostile sender puts there. */
export function htmlBounce(name: string, html: string): Mail {
  const text = `${head(name, `Hostile ${name}`)}
--report-boundary
Content-Type: text/html; charset=utf-8

<html><head></head><body>${html}<p>Your message to li.na@partner.example could not be delivered: mailbox is full.</p></body></html>

--report-boundary
${status}
--report-boundary--
`
  return asMail(name, Buffer.from(text))
}

/** A bounce that brings back a whole mail of about that many bytes. */
export function bounceOfSize(name: string, bytes: number): Mail {
  const line = `${'A'.repeat(76)}\n`
  const text = `${head(name, 'Undelivered Mail Returned to Sender')}
--report-boundary
Content-Type: text/plain; charset=utf-8

The following address failed: li.na@partner.example: 552 5.2.2 mailbox is full

--report-boundary
${status}
--report-boundary
Content-Type: message/rfc822

From: wang.wei@sender.example
To: li.na@partner.example
Subject: Photos
Date: Fri, 20 Nov 2026 09:59:50 +0800
Message-ID: <returned-${name}@sender.example>
MIME-Version: 1.0
Content-Type: application/octet-stream; name="photos.bin"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="photos.bin"

${line.repeat(Math.ceil(bytes / line.length))}
--report-boundary--
`
  return asMail(name, Buffer.from(text))
}

/** A mail between people that says nothing about deliveries. */
export const ordinaryMail = (name: string): Mail =>
  asMail(
    name,
    Buffer.from(`From: Lu Xin <lu.xin@sender.example>
To: wang.wei@sender.example
Subject: Lunch ${name}
Date: Fri, 20 Nov 2026 11:00:00 +0800
Message-ID: <${name}@sender.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Shall we have lunch at twelve?
`),
  )
