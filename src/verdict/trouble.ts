/** Something is wrong with the mailbox of the reader, says a stranger that plays its mail system. */
import { signedAs, speaksOfMailbox } from './claims.ts'
import { domainOf } from './hosts.ts'
import { isCousin, speaksOpenly } from './openName.ts'
import { SIGN_UP, SYSTEM } from './phrases.ts'
import type { Suspect } from './suspect.ts'
import { plainWords, sentencesOf } from './text.ts'
import { ACCOUNT, ANNOUNCES, BLANKS, CALL, MAILBOX, TROUBLE } from './troubleWords.ts'
import type { VerdictReason } from './types.ts'

/** Such mail comes to its point at once. */
const MOST_WORDS = 1200
const MOST_SENTENCE = 300
const MOST_QUOTE = 80

/** Words that name an address of the reader, or its domain. */
export const namesOwn = (words: string, { addresses }: Suspect['reader']): boolean =>
  [...addresses].slice(0, 50).some((address) => words.includes(domainOf(address)))

/**
 * How surely the sender plays the reader's own mail system: it names the reader's address or domain as its own, or
 * bears the name of a mail system; less when it may be any service.
 */
export function playsOwnSystem({ from, shown, reader }: Suspect): boolean {
  const head = plainWords(`${from.name}\n${shown.subject.slice(0, 300)}`)
  const [local = '', domain = ''] = from.address.split('@')
  const sender = plainWords(from.name === '' ? `${local}\n${domain}` : `${from.name}\n${local}`)
  return (
    namesOwn(head, reader) || isCousin(from, reader) || SYSTEM.test(sender) || signedAs(shown.text) !== null
  )
}

export function troubleReasons(suspect: Suspect): VerdictReason[] {
  const { shown } = suspect
  const title = plainWords(shown.subject.slice(0, 300))
  const words = plainWords(shown.text.slice(0, MOST_WORDS))
  const sentences = sentencesOf(`${title}\n\n${words}`)
  const reasons: VerdictReason[] = []
  const add = (id: VerdictReason['id'], weight: number, found: string | undefined) => {
    if (found !== undefined) reasons.push({ id, weight, params: { words: found.slice(0, MOST_QUOTE) } })
  }
  const plays = playsOwnSystem(suspect)
  const weight = plays || speaksOfMailbox(suspect) ? 3 : 2
  if (isTelling(title, suspect)) add('mailbox-trouble', weight, troubled(sentences, suspect, plays))
  add('reply-wanted', 4, BLANKS.exec(words)?.[0].trim())
  if (shown.links.length === 0) add('call-wanted', 2, CALL.exec(words)?.[0])
  return reasons
}

/** A sender that plays the reader's mail system speaks of a mailbox, whatever it says of it. */
export function topicReasons(suspect: Suspect): VerdictReason[] {
  return playsOwnSystem(suspect) ? namedTopic(suspect) : []
}

/** The words about mail of a sender that does not tell who it is; not the end of a registration. */
export function namedTopic(suspect: Suspect): VerdictReason[] {
  const { from, shown } = suspect
  if (speaksOpenly(suspect)) return []
  const words = plainWords(
    `${from.name}\n${shown.subject.slice(0, 300)}\n\n${shown.text.slice(0, MOST_WORDS)}`,
  )
  if (SIGN_UP.test(words)) return []
  const found = sentencesOf(words).find((one) => MAILBOX.test(one) || ACCOUNT.test(one))
  return found === undefined
    ? []
    : [{ id: 'about-mailbox', weight: 3, params: { words: found.slice(0, MOST_QUOTE) } }]
}

/** Blanks to fill in, or a number to call. */
export function asksForAnswer(text: string): boolean {
  const words = plainWords(text.slice(0, MOST_WORDS))
  return BLANKS.test(words) || CALL.test(words)
}

/** Letters of people have subjects of their own. */
const isTelling = (title: string, { reader }: Suspect): boolean =>
  namesOwn(title, reader) || [MAILBOX, ACCOUNT, TROUBLE, ANNOUNCES].some((one) => one.test(title))

/** In one sentence; anywhere, where the mail system of the reader is played. */
function troubled(sentences: readonly string[], suspect: Suspect, plays: boolean): string | undefined {
  const inTrouble = sentences.filter((one) => one.length <= MOST_SENTENCE && TROUBLE.test(one))
  const said = inTrouble.find((one) => MAILBOX.test(one) || (plays && ACCOUNT.test(one)))
  if (said !== undefined || !plays) return said
  const all = `${plainWords(suspect.from.name)}\n${sentences.join('\n')}`
  return namesOwn(all, suspect.reader) || MAILBOX.test(all) || ACCOUNT.test(all) ? inTrouble[0] : undefined
}
