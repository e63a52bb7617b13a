import { asMail, type Mail } from '../../../tools/clients/mbox.ts'

export { noise, PICTURE, type SentFile, type SentMail, sentMail } from '../../../tools/clients/sentMail.ts'

export interface Refusal {
  readonly address: string
  readonly status: string
  readonly reply: string
}

/** A Postfix notice about a mail; it returns that mail's headers, or all of it. */
export function bounceOf(sent: Mail, refusals: readonly Refusal[], returned: 'headers' | 'full'): Mail {
  const head = sent.bytes.toString('latin1').replace(/^Bcc:.*\n(?: .*\n)*/m, '')
  const [type, content] =
    returned === 'full' ? ['message/rfc822', head] : ['text/rfc822-headers', `${head.split('\n\n', 1)[0]}\n`]
  const prose = refusals.map(
    ({ address, reply }) => `<${address}>: host mx1.partner.example[198.51.100.25] said: ${reply}`,
  )
  const fields = refusals.map(
    ({ address, status, reply }) => `Final-Recipient: rfc822; ${address}
Original-Recipient: rfc822;${address}
Action: failed
Status: ${status}
Remote-MTA: dns; mx1.partner.example
Diagnostic-Code: smtp; ${reply}
`,
  )
  const name = `bounce.${sent.messageId}`
  const text = `Return-Path: <>
Date: Fri, 20 Nov 2026 09:14:22 +0800
From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>
Subject: Undelivered Mail Returned to Sender
To: wang.wei@sender.example
Message-ID: <${name}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="notice"

--notice
Content-Type: text/plain; charset=utf-8

This is the mail system at host mail.sender.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

${prose.join('\n\n')}

--notice
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example
X-Postfix-Queue-ID: 4CzP2d6QZ1z9rTk
Arrival-Date: Fri, 20 Nov 2026 09:14:20 +0800

${fields.join('\n')}
--notice
Content-Type: ${type}

${content}
--notice--
`
  return asMail(name, Buffer.from(text, 'latin1'))
}
