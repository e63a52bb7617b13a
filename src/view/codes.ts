import type { Words } from './context.ts'

/**
 * What an enhanced status code means (IANA registry of RFC 3463 codes; a provider's own use of it first). A detail that
 * nobody defined gets the meaning of its subject; text that is no such code gives null.
 */
export function explainStatus(status: string, provider: string | null, words: Words): string | null {
  const match = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(status)
  if (!match) return null
  const [, subject, detail] = match
  const own = Object.hasOwn(words.table.meanings, provider ?? '')
    ? words.table.meanings[provider ?? '']
    : undefined
  const keys = [
    own?.[status],
    own?.[`x.${subject}.${detail}`],
    `status_x_${subject}_${detail}`,
    `status_x_${subject}_0`,
    'status_x_0_0',
  ]
  return firstKnown(keys, words)
}

/** What an SMTP reply code means (RFC 5321 4.2 and its extensions, common non-standard ones); else by its first digit. */
export function explainReply(code: string, words: Words): string | null {
  return /^[2-5]\d\d$/.test(code) ? firstKnown([`reply_${code}`, `reply_${code[0]}xx`], words) : null
}

function firstKnown(keys: readonly (string | undefined)[], words: Words): string | null {
  const key = keys.find((candidate) => candidate !== undefined && Object.hasOwn(words.catalogue, candidate))
  return key === undefined ? null : words.text({ key })
}
