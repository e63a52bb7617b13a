/** Builds the mails of these tests from a few lines each. All people, firms and servers are invented. */
import { readMessage } from '../../../src/mime/index.ts'
import type { Message } from '../../../src/mime/types.ts'

export const READER = 'wang@jinqiao.example'

export interface Sketch {
  readonly id: string
  readonly from: string
  readonly to?: string
  readonly subject: string
  /** Envelope sender; '' for the empty one. Without it that of From. */
  readonly returnPath?: string
  /** Authentication-Results of the reader's server. */
  readonly checks?: string
  readonly headers?: readonly string[]
  readonly text?: string
  readonly html?: string
  /** Name, media type and body of attachments. */
  readonly attached?: readonly (readonly [name: string, type: string, body: string])[]
}

const word = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

/** Encodes the display name only. */
const mailbox = (from: string) =>
  from.replace(/^([^<]*?)\s*(<|$)/, (_, name, rest) =>
    name.includes('@') ? name + rest : `${word(name)} ${rest}`,
  )
const addressOf = (from: string) => /<([^>]*)>/.exec(from)?.[1] ?? from

export function sourceOf(sketch: Sketch): string {
  const parts: string[] = []
  const part = (type: string, body: string, extra = '') =>
    parts.push(
      `Content-Type: ${type}; charset=utf-8${extra}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
    )
  if (sketch.text !== undefined) part('text/plain', sketch.text)
  if (sketch.html !== undefined) part('text/html', `<html><body>${sketch.html}</body></html>`)
  for (const [name, type, body] of sketch.attached ?? [])
    part(type, body, `; name="${word(name)}"\r\nContent-Disposition: attachment; filename="${word(name)}"`)
  const head = [
    `Return-Path: <${sketch.returnPath ?? addressOf(sketch.from)}>`,
    `Received: from out.${addressOf(sketch.from).split('@')[1]} (unknown [203.0.113.44]) by mx.jinqiao.example (Postfix) with ESMTPS id 4F00AA; Tue, 10 Nov 2026 09:00:02 +0800 (CST)`,
    ...(sketch.checks === undefined ? [] : [`Authentication-Results: mx.jinqiao.example; ${sketch.checks}`]),
    `From: ${mailbox(sketch.from)}`,
    `To: ${sketch.to ?? READER}`,
    `Subject: ${word(sketch.subject)}`,
    'Date: Tue, 10 Nov 2026 09:00:00 +0800',
    `Message-ID: <${sketch.id}.1@${addressOf(sketch.from).split('@')[1]}>`,
    ...(sketch.headers ?? []),
    'MIME-Version: 1.0',
  ]
  const body =
    parts.length === 1
      ? `${parts[0]}`
      : `Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n${parts.map((one) => `--=_b\r\n${one}`).join('')}--=_b--\r\n`
  return `${head.join('\r\n')}\r\n${body}`
}

export const read = (source: string): Message => readMessage(new TextEncoder().encode(source))
export const messageOf = (sketch: Sketch): Message => read(sourceOf(sketch))
