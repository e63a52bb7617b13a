/**
 * Writes a draft as a mail program would, for comparison with what was reckoned: multipart/mixed with
 * multipart/alternative and multipart/related inside, names both as encoded words and by RFC 2231.
 */
import type { Mailbox } from '../../../src/mime/types.ts'
import type { DraftAttachment, MailDraft } from '../../../src/outgoing/index.ts'
import { plainTextOf } from '../../../src/outgoing/index.ts'

const CRLF = '\r\n'

export type TextEncoding = '8bit' | 'base64' | 'quoted-printable'

export function composeMail(draft: MailDraft, encoding: TextEncoding = '8bit'): Buffer {
  const pictures = draft.attachments.filter(({ contentId }) => contentId !== null)
  const files = draft.attachments.filter(({ contentId }) => contentId === null)
  const body = bodyEntity(draft, pictures, encoding)
  const entity = files.length === 0 ? body : multipart('mixed', [body, ...files.map(fileEntity)])
  const fields = [
    ['Message-ID', '<4f6a1c2e-8b7d-4a55-9c1e-0d2f3b4a5c6d@firm.example>'],
    ['Date', 'Tue, 10 Nov 2026 09:00:00 +0800'],
    ['MIME-Version', '1.0'],
    ['User-Agent', 'Mozilla Thunderbird'],
    ['Content-Language', 'zh-CN'],
    ['Subject', encodedWords(draft.subject)],
    ['From', draft.from ? person(draft.from) : ''],
    ['To', people(draft.to)],
    ['Cc', people(draft.cc)],
    ['Reply-To', people(draft.replyTo)],
    ['In-Reply-To', draft.inReplyTo ?? ''],
    ['References', draft.references.join(`${CRLF} `)],
  ]
  const head = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}${CRLF}`)
  return Buffer.concat([Buffer.from(head.join('')), entity])
}

function bodyEntity(draft: MailDraft, pictures: readonly DraftAttachment[], encoding: TextEncoding): Buffer {
  if (draft.bodyHtml === null) return textEntity('plain', draft.bodyText ?? '', encoding)
  const page = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"></head>${draft.bodyHtml}</html>`
  const html = textEntity('html', page, encoding)
  const shown = pictures.length === 0 ? html : multipart('related', [html, ...pictures.map(fileEntity)])
  return multipart('alternative', [
    textEntity('plain', plainTextOf({ ...draft, bodyText: null }), encoding),
    shown,
  ])
}

let boundaries = 0

function multipart(kind: string, parts: readonly Buffer[]): Buffer {
  const boundary = `------------${String(++boundaries).padStart(24, 'x')}`
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}${CRLF}`), part, Buffer.from(CRLF)])
  const head = `Content-Type: multipart/${kind}; boundary="${boundary}"${CRLF}${CRLF}This is a multi-part message in MIME format.${CRLF}`
  return Buffer.concat([Buffer.from(head), ...pieces, Buffer.from(`--${boundary}--${CRLF}`)])
}

function textEntity(kind: string, text: string, encoding: TextEncoding): Buffer {
  const flowed = kind === 'plain' ? '; format=flowed' : ''
  const head = `Content-Type: text/${kind}; charset=UTF-8${flowed}${CRLF}Content-Transfer-Encoding: ${encoding}${CRLF}${CRLF}`
  const lines = text
    .split('\n')
    .map((line) => (kind === 'plain' && /^(?:[ >]|From )/.test(line) ? ` ${line}` : line))
  return Buffer.concat([
    Buffer.from(head),
    encodeText(Buffer.from(lines.join(CRLF)), encoding),
    Buffer.from(CRLF),
  ])
}

function encodeText(bytes: Buffer, encoding: TextEncoding): Buffer {
  if (encoding === '8bit') return bytes
  return Buffer.from(encoding === 'base64' ? base64Lines(bytes) : quotedPrintable(bytes))
}

function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, `$&${CRLF}`).trimEnd() + CRLF
}

function quotedPrintable(bytes: Buffer): string {
  let out = ''
  let line = ''
  for (const byte of bytes) {
    if (byte === 10) {
      out += `${line}${CRLF}`
      line = ''
      continue
    }
    if (byte === 13) continue
    const piece =
      byte > 126 || byte < 32 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte)
    if (line.length + piece.length > 75) {
      out += `${line}=${CRLF}`
      line = ''
    }
    line += piece
  }
  return out + line
}

function fileEntity(file: DraftAttachment): Buffer {
  const lines = [
    `Content-Type: ${file.type}; name="${encodedWords(file.name)}"`,
    `Content-Disposition: ${file.contentId ? 'inline' : 'attachment'};${parameter('filename', file.name)}`,
    'Content-Transfer-Encoding: base64',
    ...(file.contentId ? [`Content-Id: <${file.contentId}>`] : []),
  ]
  return Buffer.from(`${lines.join(CRLF)}${CRLF}${CRLF}${base64Lines(file.bytes())}`)
}

function parameter(name: string, value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return ` ${name}="${value.replace(/["\\]/g, '\\$&')}"`
  const pieces = `UTF-8''${encodeURIComponent(value)}`.match(/(?:%[0-9A-F]{2}|[^%]){1,16}/g) ?? []
  return pieces.map((piece, index) => `${CRLF} ${name}*${index}*=${piece}`).join(';')
}

function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let held = ''
  for (const character of text) {
    if (Buffer.from(held + character).length > 42) {
      words.push(held)
      held = ''
    }
    held += character
  }
  return [...words, held]
    .map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`)
    .join(`${CRLF} `)
}

function people(all: readonly Mailbox[]): string {
  return all.map(person).join(`,${CRLF} `)
}

function person({ name, address }: Mailbox): string {
  return name === '' ? address : `${encodedWords(name)} <${address}>`
}
