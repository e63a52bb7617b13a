import { header } from '../mime/index.ts'
import type { Report } from '../report/types.ts'

/** Message-ids (with angle brackets) under which the mail that failed may be stored, the surest first. */
export function messageIdsOf({ original, message }: Report): readonly string[] {
  const root = message?.root
  const field = (name: string) =>
    (root &&
      header(root, name)
        ?.match(/<[^<>\s]{1,990}>/g)
        ?.at(-1)) ??
    null
  const others = [field('x-original-message-id'), field('in-reply-to'), field('references')]
  const ids = original?.messageId ? [original.messageId] : others
  return [...new Set(ids.filter((id) => id !== null))]
}
