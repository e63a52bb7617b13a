/** Drafts for the tests of this folder. */
import type { DraftAttachment, NoteLanguage, OriginalDraft } from '../../../src/outgoing/index.ts'
import { readCatalogue } from '../advice/samples.ts'

/** Bytes that look like no text and differ from place to place and from seed to seed. */
export function noise(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed * 2654435761
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

export function fileOf(
  name: string,
  content: Uint8Array | number,
  type = 'application/octet-stream',
  contentId: string | null = null,
): DraftAttachment {
  const bytes = typeof content === 'number' ? noise(content, content % 1000) : content
  return { name, type, sizeBytes: bytes.length, contentId, bytes: () => bytes }
}

export function draftOf(more: Partial<OriginalDraft> = {}): OriginalDraft {
  return {
    from: { name: '王芳', address: 'wang@firm.example' },
    to: [{ name: 'Li Na', address: 'li@mail.example' }],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: '季度报告和图纸',
    messageId: '<1@firm.example>',
    date: '2026-11-10T01:00:00Z',
    inReplyTo: null,
    references: [],
    bodyHtml: null,
    bodyText: '您好：\n附件请查收。\n',
    attachments: [],
    protection: 'none',
    complete: 'full',
    ...more,
  }
}

export async function chineseAndEnglish(): Promise<NoteLanguage[]> {
  return [
    { locale: 'zh_CN', catalogue: await readCatalogue('zh_CN') },
    { locale: 'en', catalogue: await readCatalogue('en') },
  ]
}
