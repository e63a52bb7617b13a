import { asMail, type Mail } from './mbox.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Buffer
  /** `application/octet-stream` unless given. */
  readonly type?: string
}

export interface SentMail {
  readonly id: string
  readonly subject: string
  /** As it stands in the header; an hour of 20 November 2026 unless given. */
  readonly date?: string
  /** Wang Wei, the user of demo and tests, unless given. */
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
Date: ${mail.date ?? 'Fri, 20 Nov 2026 09:14:18 +0800'}
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
