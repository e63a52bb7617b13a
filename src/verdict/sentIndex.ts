import { header, headerAll, mailboxes, parseDate } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { hashOf } from './hash.ts'
import { domainOf, isInnerHost } from './hosts.ts'
import { type Hop, hopsOf } from './received.ts'
import type { SendingHabits, SentIndex } from './types.ts'

const MOST_RECIPIENTS = 2000
/** Times kept per recipient, latest first: a bounce asks for the last week. */
const MOST_TIMES = 200
/** Host names, mail programs and the like: a Sent folder has few, whatever it holds. */
const MOST_NAMES = 500

/** A Message-ID without brackets and white space; '' for nothing. Its case counts (RFC 5322 3.6.4). */
export function bareId(value: string | null): string {
  const text = (value ?? '').slice(0, 2000)
  return (/<\s{0,4}([^<>\s]{1,990})\s{0,4}>/.exec(text)?.[1] ?? text).trim()
}

/** A subject as servers may have rewrapped it: white space does not count, nor does case. */
export function subjectKey(subject: string): string {
  return subject.slice(0, 1000).normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

export const secondsOf = (iso: string | null) => (iso === null ? null : Math.floor(Date.parse(iso) / 1000))

/** `Foxmail 7, 2, 25, 213[cn]` and its next version are one program. */
export function mailerOf(part: Pick<Part, 'headers'>): string | null {
  const value = header(part, 'user-agent') ?? header(part, 'x-mailer')
  const name = /^[^\d(/;[]{2,40}/.exec(value?.trim() ?? '')?.[0]
  return name === undefined ? null : name.trim().toLowerCase()
}

interface Habits extends SendingHabits {
  size: number
  readonly hosts: Set<string>
  readonly idDomains: Set<string>
  readonly mailers: Set<string>
}

const newHabits = (): Habits => ({ size: 0, hosts: new Set(), idDomains: new Set(), mailers: new Set() })

/** What a mail program's list tells of a sent mail; addresses alone, without names. */
export interface ListedMail {
  readonly messageId: string
  readonly from: readonly string[]
  readonly recipients: readonly string[]
  readonly subject: string
  readonly date: Date
}

interface Habit {
  readonly messageId: string
  readonly mailer: string | null
  readonly hops: readonly Hop[]
}

interface SentFacts extends Habit {
  readonly from: readonly string[]
  readonly recipients: readonly string[]
  readonly subject: string
  /** Seconds since 1970; null when it does not tell. */
  readonly at: number | null
}

/** An index of sent mail that messages are added to one by one; see SentIndex for what is kept. */
export class SentIndexBuilder implements SentIndex {
  size = 0
  readonly messageIds = new Set<number>()
  readonly subjects = new Map<number, number[]>()
  readonly recipients = new Map<number, number[]>()
  readonly identities = new Set<string>()
  readonly habits = new Map<string, Habits>()

  /** Takes header fields only; bodies are not touched. Never throws. */
  add({ root }: Pick<Message, 'root'>): void {
    if (root.headers.length === 0) return
    this.size++
    const id = bareId(header(root, 'message-id'))
    for (const name of ['x-microsoft-original-message-id', 'x-google-original-message-id'])
      for (const other of headerAll(root, name)) this.messageIds.add(hashOf(bareId(other)))
    const fields = ['to', 'cc', 'bcc', 'resent-to'].flatMap((name) => mailboxes(root, name))
    this.note({
      messageId: id,
      from: mailboxes(root, 'from').map(({ address }) => address),
      recipients: fields.map(({ address }) => address),
      subject: header(root, 'subject') ?? '',
      at: secondsOf(parseDate(header(root, 'date') ?? '')),
      mailer: mailerOf(root),
      hops: hopsOf(root),
    })
  }

  /** Takes what a mail program knows of a sent mail without reading it. */
  addListed(mail: ListedMail): void {
    this.size++
    const { messageId, from, recipients, subject, date } = mail
    const at = Number.isNaN(date.getTime()) ? null : Math.floor(date.getTime() / 1000)
    this.note({ messageId: bareId(messageId), from, recipients, subject, at, mailer: null, hops: [] })
  }

  private note({ messageId, from, recipients, subject, at, mailer, hops }: SentFacts): void {
    if (messageId !== '') this.messageIds.add(hashOf(messageId))
    for (const address of from.slice(0, 3)) {
      if (!address.includes('@')) continue
      note(this.identities, address.toLowerCase())
      this.addHabits(domainOf(address), { messageId, mailer, hops })
    }
    if (at !== null) this.addRecipients(recipients, subjectKey(subject), at)
  }

  private addHabits(domain: string, { messageId, mailer, hops }: Habit): void {
    const habits = this.habits.get(domain) ?? newHabits()
    if (habits.size === 0 && this.habits.size >= MOST_NAMES) return
    this.habits.set(domain, habits)
    habits.size++
    if (messageId.includes('@')) note(habits.idDomains, domainOf(messageId))
    note(habits.mailers, mailer)
    for (const { by, ip } of hops) {
      if (by !== null && !isInnerHost(by)) note(habits.hosts, by)
      if (ip !== null && by === null) note(habits.hosts, ip)
    }
  }

  private addRecipients(addresses: readonly string[], subject: string, at: number): void {
    for (const address of addresses.slice(0, MOST_RECIPIENTS)) {
      const recipient = address.toLowerCase()
      if (recipient === '') continue
      keep(this.recipients, hashOf(recipient), at)
      if (subject !== '') keep(this.subjects, hashOf(`${subject}\n${recipient}`), at)
    }
  }
}

function note(into: Set<string>, name: string | null): void {
  if (name !== null && name !== '' && into.size < MOST_NAMES) into.add(name)
}

function keep(into: Map<number, number[]>, key: number, at: number): void {
  const times = into.get(key)
  if (!times) into.set(key, [at])
  else if (!times.includes(at)) {
    times.push(at)
    if (times.length > MOST_TIMES) times.sort((a, b) => b - a).pop()
  }
}

/** The index of a Sent folder. Messages may be read one at a time; only their header fields count. */
export function indexSent(messages: Iterable<Pick<Message, 'root'>>): SentIndex {
  const index = new SentIndexBuilder()
  for (const message of messages) index.add(message)
  return index
}
