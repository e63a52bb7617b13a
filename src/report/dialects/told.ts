/** Notices that say in their first sentence whom a message did not reach, whoever sends them. */
import { allAddresses, sameAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { replyLines } from './generic.ts'
import type { Block } from './types.ts'

const MOST_BEFORE = 700

/** `Your message ... could not be delivered to:`, `Unable to deliver your message to`. */
const TOLD =
  /(?:(?:your|the|this) (?:e-?mail|mail|message)\b[^\n]{0,200}\s(?:(?:could not|couldn't|cannot) be (?:delivered|sent)|was not delivered|has not been delivered)|(?:unable to|could not|cannot|failed to) deliver (?:your |the |this )?(?:e-?mail|mail|message)\b[^\n@]{0,60}) to(?=[^@]{0,60}[:\s<"'][^\s@]{1,64}@)/i
/** The address stands before the verb: `Your message to li@a.example bounced`. */
const NAMED_FIRST =
  /(?:your|the|this) (?:e-?mail|mail|message)\b[^\n@]{0,120}\bto ([^\s@]{1,64}@[^\s,;]{1,255}),?\s(?:could not|couldn't|cannot|was not|has not|bounced)/i

/** One block per address that the first sentence of failure names; `own` addresses make it a mail of another kind. */
export function toldBlocks(notice: Notice, own: readonly string[]): Block[] {
  const text = notice.text.slice(0, 3000)
  const named = NAMED_FIRST.exec(text.slice(0, MOST_BEFORE))?.[1]
  const addresses = named ? allAddresses(named, 1) : namedAfter(text)
  if (addresses.some((address) => own.some((one) => sameAddress(one, address)))) return []
  const reply = replyLines(notice)
  return addresses.map((address) => ({ address, text, reply }))
}

/** The address behind the sentence and those that stand below it on lines of their own. */
function namedAfter(text: string): string[] {
  const match = TOLD.exec(text.slice(0, MOST_BEFORE))
  if (!match) return []
  const lines = text.slice(match.index + match[0].length).split('\n')
  const first = lines.findIndex((line) => line.includes('@'))
  const others = lines.slice(first + 1)
  const end = others.findIndex((line) => !/^[-*\s<"']{0,8}[^\s@]{1,64}@[^\s@]{1,255}\s{0,3}$/.test(line))
  return [
    ...allAddresses(lines[first] ?? '', 1),
    ...allAddresses(others.slice(0, end < 0 ? 50 : end).join('\n'), 50),
  ]
}
