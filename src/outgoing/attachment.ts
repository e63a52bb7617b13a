import { bodyBytes, header, rawBody } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { cleanHeaderText } from './address.ts'
import type { DraftAttachment } from './types.ts'

/** Endings for files that come without a name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
}
const MAX_NAME = 150

/** Nothing but white space. */
export function isEmptyBody(message: Message, part: Part): boolean {
  return rawBody(message, part).every((byte) => byte <= 0x20)
}

/** `shown` tells whether the HTML body shows the file of that Content-ID. */
export function readAttachment(
  message: Message,
  part: Part,
  index: number,
  shown: (contentId: string) => boolean,
): DraftAttachment {
  const id = (header(part, 'content-id') ?? '').replace(/^[\s<]+|[\s>]+$/g, '').slice(0, 500)
  const { type } = part.contentType
  // Volumes are cut one after the other from the same bytes; whether they are kept meanwhile is up to the engine.
  let decoded: WeakRef<Uint8Array> | undefined
  return {
    name: nameOf(part, index),
    type: type.startsWith('multipart/') ? 'application/octet-stream' : type,
    sizeBytes: decodedSize(message, part),
    contentId: id !== '' && shown(id) ? id : null,
    bytes: () => {
      const content = decoded?.deref() ?? contentOf(message, part)
      decoded = new WeakRef(content)
      return content
    },
  }
}

function nameOf(part: Part, index: number): string {
  const own = cleanFileName(part.filename ?? '')
  if (own) return own
  const ending = ENDINGS[part.contentType.type] ?? 'bin'
  const inner = part.children[0]
  const subject = inner ? cleanFileName((header(inner, 'subject') ?? '').replace(/[\\/]/g, '_')) : ''
  return subject ? `${subject}.${ending}` : `attachment-${index + 1}.${ending}`
}

/** A file name without folders, characters that file systems refuse, and dots or spaces at its ends; the ending is kept. */
export function cleanFileName(text: string): string {
  const last = text.split(/[\\/]/).at(-1) ?? ''
  const name = cleanHeaderText(last, 1000)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const characters = [...name]
  if (characters.length <= MAX_NAME) return name
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? ''
  return characters.slice(0, MAX_NAME - ending.length).join('') + ending
}

/** The bytes of the file; an attached mail as it stands. */
function contentOf(message: Message, part: Part): Uint8Array {
  const source = part.children[0]?.source
  if (source && source !== part.source) return source
  return bodyBytes(message, part, Number.MAX_SAFE_INTEGER)
}

/** Exactly the length of contentOf(), counted where that is possible. */
function decodedSize(message: Message, part: Part): number {
  const counted =
    part.encoding === 'base64' && part.children.length === 0 ? countBase64(rawBody(message, part)) : null
  return counted ?? contentOf(message, part).length
}

const DIGITS = new Uint8Array(256)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  DIGITS[char.charCodeAt(0)] = 1

/** Null for base64 that holds anything but its digits, line breaks and padding at the very end. */
function countBase64(raw: Uint8Array): number | null {
  let digits = 0
  let padding = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number
    if (DIGITS[byte] === 1) {
      if (padding > 0) return null
      digits++
    } else if (byte === 0x3d) padding++
    else if (byte !== 0x0d && byte !== 0x0a) return null
  }
  return Math.floor((digits * 3) / 4)
}
