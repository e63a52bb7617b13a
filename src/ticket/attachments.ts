import type { Message, Part } from '../mime/types.ts'
import type { OriginalMail } from '../report/types.ts'
import type { TicketAttachment } from './types.ts'

const MAX_ATTACHMENTS = 50

/** Name and decoded size of every attachment of a mail that came back whole; nothing is decoded for it. */
export function listAttachments(message: Message | null, original: OriginalMail | null): TicketAttachment[] {
  if (!message || original?.returned !== 'full' || !original.part) return []
  return attachedParts(original.part)
    .slice(0, MAX_ATTACHMENTS)
    .map((part) => ({ name: part.filename ?? part.contentType.type, bytes: decodedSize(message, part) }))
}

function attachedParts(root: Part): Part[] {
  if (root.filename !== null || root.disposition === 'attachment') return [root]
  return root.children.flatMap(attachedParts)
}

/** Bytes of the decoded body, counted and not decoded. */
function decodedSize(message: Message, part: Part): number {
  const { bytes } = message
  const end = Math.min(part.bodyEnd, bytes.length)
  if (part.encoding === 'base64') return Math.floor((countBase64(bytes, part.bodyStart, end) * 3) / 4)
  if (part.encoding === 'quoted-printable') return countQuotedPrintable(bytes, part.bodyStart, end)
  return Math.max(0, end - part.bodyStart)
}

function countBase64(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === 0x3d) break
    if (byte > 0x20) digits += 1
  }
  return digits
}

function countQuotedPrintable(bytes: Uint8Array, start: number, end: number): number {
  let size = 0
  for (let i = start; i < end; i++) {
    if (bytes[i] !== 0x3d) size += 1
    else if (bytes[i + 1] === 0x0a) i += 1
    else {
      const soft = bytes[i + 1] === 0x0d
      size += soft ? 0 : 1
      i += 2
    }
  }
  return size
}
