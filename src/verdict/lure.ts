/** What the words of a message try: each finding is a reason with the words that gave it away. */
import {
  BUTTON,
  CLICK,
  DEADLINE,
  FULL,
  HELD,
  INBOUND,
  MAIL,
  OPEN_ATTACHMENT,
  PASSWORD,
  PASSWORD_DEED,
  PROVE,
  RELEASE,
  REPLY_WITH,
  ROOM,
  SCAN,
  SEND_AGAIN,
  THREAT,
} from './phrases.ts'
import { plainWords, sentencesOf } from './text.ts'
import type { VerdictReason } from './types.ts'

export interface Lures {
  readonly reasons: readonly VerdictReason[]
  readonly opensAttachment: boolean
}

const MOST_TEXT = 40_000
const MOST_QUOTE = 80

interface Finding {
  readonly id: VerdictReason['id']
  readonly weight: number
  readonly matches: (sentence: string) => boolean
}

/** Said in one sentence of the subject or the text. */
const IN_TEXT: readonly Finding[] = [
  {
    id: 'incoming-held',
    weight: 3,
    matches: (text) => MAIL.test(text) && HELD.test(text) && INBOUND.test(text),
  },
  { id: 'full-mailbox', weight: 3, matches: (text) => ROOM.test(text) && FULL.test(text) },
  { id: 'release-asked', weight: 3, matches: (text) => RELEASE.test(text) && MAIL.test(text) },
  {
    id: 'password-asked',
    weight: 3,
    matches: (text) => (PASSWORD.test(text) && PASSWORD_DEED.test(text)) || PROVE.test(text),
  },
  { id: 'release-asked', weight: 1, matches: (text) => CLICK.test(text) },
  { id: 'account-threatened', weight: 2, matches: (text) => THREAT.test(text) },
  { id: 'deadline', weight: 1, matches: (text) => DEADLINE.test(text) },
  { id: 'scan-code', weight: 2, matches: (text) => SCAN.test(text) },
  { id: 'reply-wanted', weight: 4, matches: (text) => REPLY_WITH.test(text) },
]

/** Said by a link or a button, whose few words stand alone. */
const ON_BUTTONS: readonly Finding[] = [
  { id: 'send-again-button', weight: 3, matches: (text) => SEND_AGAIN.test(text) },
  { id: 'release-asked', weight: 3, matches: (text) => RELEASE.test(text) },
  { id: 'release-asked', weight: 2, matches: (text) => text.length < 40 && BUTTON.test(text) },
  {
    id: 'password-asked',
    weight: 3,
    matches: (text) => PROVE.test(text) || (PASSWORD.test(text) && PASSWORD_DEED.test(text)),
  },
]

/** What is read once for all that is asked about it. */
export interface Said {
  readonly words: string
  readonly sentences: readonly string[]
}

export function saidIn(subject: string, text: string): Said {
  const words = plainWords(`${subject}\n${text}`.slice(0, MOST_TEXT))
  return { words, sentences: sentencesOf(words) }
}

/** True where the words alone ask for a deed that needs neither link nor attachment. */
export function asksForDeed({ sentences }: Said): boolean {
  return sentences.some((sentence) => SCAN.test(sentence) || REPLY_WITH.test(sentence))
}

export function luresOf({ words, sentences }: Said, buttons: readonly string[]): Lures {
  const found = new Map<string, VerdictReason>()
  search(IN_TEXT, sentences, found)
  search(
    ON_BUTTONS,
    buttons.map(plainWords).filter((button) => button.length <= 100),
    found,
  )
  return { reasons: [...found.values()], opensAttachment: OPEN_ATTACHMENT.test(words) }
}

function search(
  findings: readonly Finding[],
  texts: readonly string[],
  found: Map<string, VerdictReason>,
): void {
  for (const { id, weight, matches } of findings) {
    if ((found.get(id)?.weight ?? 0) >= weight) continue
    const text = texts.find(matches)
    if (text !== undefined) found.set(id, { id, weight, params: { words: shortened(text) } })
  }
}

const shortened = (text: string) => (text.length > MOST_QUOTE ? `${text.slice(0, MOST_QUOTE - 1)}…` : text)
