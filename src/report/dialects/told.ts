/** Notices that say in their first sentence whom a message did not reach, whoever sends them. */
import { allAddresses, sameAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { replyLines } from './generic.ts'
import type { Block } from './types.ts'

const MOST_BEFORE = 700

/** `Your message ... could not be delivered to:`, `Unable to deliver message to` */
const TOLD =
  /(?:(?:your|the|this) (?:e-?mail|mail|message)\b[^\n]{0,200}\s(?:could not|couldn't|cannot|was not|has not been) (?:be )?(?:delivered|sent)|(?:unable to|could not) deliver\b[^\n@]{0,60}) to(?=[^@]{0,60}[:\s<"'][^\s@]{1,64}@)/i
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

/** The addresses of the paragraph behind the sentence. */
function namedAfter(text: string): string[] {
  const match = TOLD.exec(text.slice(0, MOST_BEFORE))
  const rest = match ? text.slice(match.index + match[0].length).trimStart() : ''
  return allAddresses(rest.split(/\n[ \t]*\n/, 2).find((piece) => piece.includes('@')) ?? '', 50)
}
