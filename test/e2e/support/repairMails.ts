import { asMail, type Mail } from '../../../tools/clients/mbox.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Buffer
  /** `application/octet-stream` unless given. */
  readonly type?: string
}

export interface SentMail {
  readonly id: string
  readonly subject: string
  /** The user of the tests unless given. */
  readonly from?: string
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** HTML body; it may show `cid:picture`. */
  readonly html: string
  readonly files?: readonly SentFile[]
  /** A whole part of its own in place of body and files, headers included. */
  readonly raw?: string
}

/** One red pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
const lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\n')

/** Bytes without a pattern, the same at every call. */
export function noise(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** A mail as Thunderbird keeps it in the Sent folder: Bcc and all. */
export function sentMail(mail: SentMail): Mail {
  const parts = [
    `Content-Type: multipart/related; boundary="related"

--related
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${lines(Buffer.from(mail.html))}
--related
Content-Type: image/png; name="picture.png"
Content-Disposition: inline; filename="picture.png"
Content-Transfer-Encoding: base64
Content-ID: <picture>

${lines(PICTURE)}
--related--`,
    ...(mail.files ?? []).map(
      ({ name, bytes, type = 'application/octet-stream' }) => `Content-Type: ${type}; name="${word(name)}"
Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}
Content-Transfer-Encoding: base64

${lines(bytes)}`,
    ),
  ]
  const body =
    mail.raw ??
    `Content-Type: multipart/mixed; boundary="mixed"

${parts.map((part) => `--mixed\n${part}\n`).join('')}--mixed--
`
  const text = `From: ${mail.from ?? 'Wang Wei <wang.wei@sender.example>'}
${field('To', mail.to)}${field('Cc', mail.cc)}${field('Bcc', mail.bcc)}Subject: ${word(mail.subject)}
Date: Fri, 20 Nov 2026 09:14:18 +0800
Message-ID: <${mail.id}>
${mail.inReplyTo ? `In-Reply-To: <${mail.inReplyTo}>\n` : ''}${field(
  'References',
  mail.references?.map((id) => `<${id}>`),
  ' ',
)}MIME-Version: 1.0
${body}`
  return asMail(mail.id, Buffer.from(text))
}

const field = (name: string, values: readonly string[] = [], between = ',\n '): string =>
  values.length > 0 ? `${name}: ${values.join(between)}\n` : ''

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
