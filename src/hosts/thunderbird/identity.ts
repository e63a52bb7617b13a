import type { MessageHeader } from '../../platform/thunderbird.d.ts'

/** What tells a message from others; few bounces come without a Message-ID. */
export const identity = ({ headerMessageId, author, date, size }: MessageHeader): string =>
  headerMessageId || [author, Number(date), size].join('\n')
