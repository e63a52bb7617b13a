import type { MessageSource, OpenMessage } from './types.ts'

/**
 * The text that a page shows of a message, under the header fields that it tells (RFC 5322 2.2): so it can be judged as
 * strictly as a message is, while a text alone is taken for what a reader asks about.
 */
export function textSource({ subject, from }: OpenMessage, text: string): MessageSource {
  const fields = [
    subject && `Subject: ${oneLine(subject)}\n`,
    from && `From: ${oneLine(from)}\n`,
    'Content-Type: text/plain; charset=utf-8\n\n',
  ]
  return { kind: 'text', text: fields.filter(Boolean).join('') + text }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
