/** As whom a sender speaks: by its name, by what the mail is signed with, or by what it speaks of. */
import { header } from '../mime/index.ts'
import { isBounceSubject, isReplyOrForward } from '../report/gate.ts'
import { providerPlayed, speaksOpenly } from './openName.ts'
import {
  FIRST_PERSON,
  FULL,
  PASSWORD,
  PASSWORD_DEED,
  SENT_FROM,
  SIGN_UP,
  SYSTEM,
  THOSE_WHO_RUN,
} from './phrases.ts'
import { claimsSystem } from './pose.ts'
import type { Suspect } from './suspect.ts'
import { plainWords, sentencesOf } from './text.ts'
import { OWN_MAILBOX, TROUBLE } from './troubleWords.ts'

export interface Claim {
  /** The words that make it: a name, a signature, or the subject. */
  readonly name: string
  readonly weight: number
}

const MOST_SIGNATURE = 60
const LAST_LINES = 4
const MOST_LETTER = 3000
const MOST_OPENING = 800
const MOST_SENTENCE = 300

/** The mail system that the sender says it is; null for none. */
export function claimOf(suspect: Suspect): Claim | null {
  const { from, shown } = suspect
  const provider = providerPlayed(from)
  if (provider !== null) return { name: from.name, weight: 3 }
  if (speaksOpenly(suspect)) return null
  if (claimsSystem(from) || hasBounceSubject(shown.subject))
    return { name: from.name || from.address, weight: 2 }
  if (isAnswer(suspect)) return null
  const signature = signedAs(shown.text)
  if (signature !== null) return { name: signature, weight: 2 }
  return speaksOfMailbox(suspect) && !isReplyOrForward(shown.subject)
    ? { name: from.name || from.address, weight: 1 }
    : null
}

/**
 * `Re:` and `Fwd:`. An answer names the mail it answers (RFC 5322 3.6.4); where it does not, it may still be one, unless it
 * is signed as a mail system.
 */
export function isAnswer({ message, shown }: Pick<Suspect, 'message' | 'shown'>): boolean {
  if (!isReplyOrForward(shown.subject)) return false
  const answers = ['in-reply-to', 'references'].some((name) => header(message.root, name) !== null)
  return answers || signedAs(shown.text) === null
}

const hasBounceSubject = (subject: string) =>
  subject
    .slice(0, 300)
    .split(/\s[-–—|]\s|[:：]\s?/)
    .some(isBounceSubject)

/** One of the last lines of a short letter that names a mail system as its author. */
export function signedAs(text: string): string | null {
  if (text.length > MOST_LETTER) return null
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-LAST_LINES)
  const signature = lines.find((line) => {
    if (line.length > MOST_SIGNATURE || /[@/?？]|[.。:：]$/.test(line)) return false
    const words = plainWords(line)
    return SYSTEM.test(words) && THOSE_WHO_RUN.test(words) && !SENT_FROM.test(words)
  })
  return signature ?? null
}

/** Buttons speak for the one who is to press them: "Move my mailbox". */
const withoutLinks = (words: string, { links }: Suspect['shown']): string =>
  links
    .slice(0, 20)
    .reduce((rest, { text }) => (text === '' ? rest : rest.replace(plainWords(text), ' ')), words)

/** A short letter that begins with troubles of the reader's mailbox or its password; not the end of a registration. */
export function speaksOfMailbox({ shown }: Pick<Suspect, 'shown'>): boolean {
  if (shown.text.length > MOST_LETTER) return false
  const words = plainWords(`${shown.subject.slice(0, 300)}\n\n${shown.text.slice(0, MOST_OPENING)}`)
  if (SIGN_UP.test(words) || FIRST_PERSON.test(withoutLinks(words, shown))) return false
  return sentencesOf(words).some(
    (one) =>
      one.length <= MOST_SENTENCE &&
      OWN_MAILBOX.test(one) &&
      (TROUBLE.test(one) || FULL.test(one) || (PASSWORD.test(one) && PASSWORD_DEED.test(one))),
  )
}
