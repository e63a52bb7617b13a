/** Notices that say in their first sentence whom a message did not reach, whoever sends them. */
import { allAddresses, sameAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { replyLines } from './generic.ts'
import type { Block } from './types.ts'

const MOST_BEFORE = 700
const NOT_DELIVERED =
  /(?:could ?n[o']t|can ?not|can't) be (?:delivered|sent)|(?:was|were) ?n[o']t delivered|ha(?:s|ve) not (?:yet )?been delivered|bounced/

const TOLD: readonly RegExp[] = [
  /(?:your|the|this) (?:e-?mail|mail|message)\b[^\n]{0,200}\s(?:could ?n[o']t|can ?not|can't) be (?:delivered|sent) to(?=[^@]{0,60}?[:\s<"'][^\s@]{1,64}@)/i,
  /(?:your|the|this) (?:e-?mail|mail|message)\b[^\n]{0,200}\s(?:was not|wasn't|has not been) delivered to(?=[^@]{0,60}?[:\s<"'][^\s@]{1,64}@)/i,
  /(?:unable to|could not|cannot|failed to) deliver(?: your| the| this)? (?:e-?mail|mail|message)\b[^\n@]{0,60}? to(?=[^@]{0,60}?[:\s<"'][^\s@]{1,64}@)/i,
]
/** The address stands before the verb: `Your message to li@a.example bounced`. */
const NAMED_FIRST =
  /(?:your|the|this) (?:e-?mail|mail|message)\b[^\n@]{0,120}\bto ([^\s@]{1,64}@[^\s,;]{1,255}),? (.{1,60})/i

/** One block per address that the first sentence of failure names; `own` addresses make it a mail of another kind. */
export function toldBlocks(notice: Notice, own: readonly string[]): Block[] {
  const text = notice.text.slice(0, 4000)
  const addresses = namedAfter(text) ?? namedBefore(text)
  if (addresses.length === 0 || addresses.some((address) => own.some((one) => sameAddress(one, address))))
    return []
  const reply = replyLines(notice)
  return addresses.map((address) => ({ address, text: text.slice(0, 3000), reply }))
}

/** The address behind the sentence and those that stand below it on lines of their own. */
function namedAfter(text: string): string[] | null {
  for (const sentence of TOLD) {
    const match = sentence.exec(text.slice(0, MOST_BEFORE))
    if (!match) continue
    const [first, ...others] = text.slice(match.index + match[0].length).split(/(?<=@[^\n]{1,255})\n/)
    const alone = others.map((line) => line.trim())
    const end = alone.findIndex((line) => !/^[-*\s<"']{0,8}[^\s@]{1,64}@[^\s@]{1,255}$/.test(line))
    return [
      ...allAddresses(first ?? '', 1),
      ...allAddresses((end < 0 ? alone : alone.slice(0, end)).join('\n'), 50),
    ]
  }
  return null
}

function namedBefore(text: string): string[] {
  const match = NAMED_FIRST.exec(text.slice(0, MOST_BEFORE))
  return match?.[1] && NOT_DELIVERED.test(match[2] ?? '') ? allAddresses(match[1], 1) : []
}
