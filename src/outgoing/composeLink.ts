// Links that open a page for a new mail with its fields filled in: mailto (RFC 6068), and the addresses that webmails have
// for it. Programs cut long links off, so what does not fit is left out as a whole or shortened, and said.
import type { Mailbox } from '../mime/types.ts'
import { RECIPIENT_FIELDS, type Recipients } from './types.ts'

/** The most characters of a link; Windows passes on about 2,046. */
export const LONGEST_LINK = 2000

/** A webmail's own address for a new mail. */
export interface ComposeAddress {
  /** Absolute. Fields are added to its query. */
  readonly page: string
  /** Its names for the fields, or its name for a whole `mailto:` link. */
  readonly fields: Readonly<Record<LinkField, string>> | string
  /** The most characters of such a link, where they are fewer than elsewhere. */
  readonly longest?: number
}

export interface LinkMail extends Recipients {
  readonly subject: string
  /** Plain text; line breaks are LF. */
  readonly text: string
}

/** `body`: the link holds its beginning only. The others are left out. In the order in which they are given up. */
export type LinkLack = 'body' | 'recipients' | 'subject'

export interface ComposeLink {
  readonly href: string
  readonly lacks: readonly LinkLack[]
}

type LinkField = 'to' | 'cc' | 'bcc' | 'subject' | 'body'
type Fields = Readonly<Record<LinkField, string>>

/** The link to a page for this mail, never longer than such links may be; `mailto:` without an address. */
export function composeLink(mail: LinkMail, address: ComposeAddress | null): ComposeLink {
  const longest = Math.min(address?.longest ?? LONGEST_LINK, LONGEST_LINK)
  const make = (fields: Fields) => hrefOf(fields, address)
  const fits = (fields: Fields) => make(fields).length <= longest
  const lacks: LinkLack[] = []
  let fields = fieldsOf(mail)
  if (fits(fields)) return { href: make(fields), lacks }
  if (fields.body !== '') lacks.push('body')
  fields = { ...fields, body: '' }
  if (!fits(fields)) {
    lacks.push('recipients')
    fields = { ...fields, to: '', cc: '', bcc: '' }
  }
  if (!fits(fields)) {
    lacks.push('subject')
    fields = { ...fields, subject: '' }
  }
  return { href: make({ ...fields, body: beginning(mail.text, (body) => fits({ ...fields, body })) }), lacks }
}

const fieldsOf = (mail: LinkMail): Fields => ({
  to: addresses(mail.to),
  cc: addresses(mail.cc),
  bcc: addresses(mail.bcc),
  subject: wellFormed(mail.subject),
  body: wellFormed(mail.text).trimEnd(),
})

const addresses = (mailboxes: readonly Mailbox[]): string =>
  mailboxes.map(({ address }) => wellFormed(address)).join(',')

/** Halves of characters cannot stand in an address. */
const wellFormed = (text: string): string => text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')

function hrefOf(fields: Fields, address: ComposeAddress | null): string {
  if (!address) return mailto(fields)
  const { page, fields: names } = address
  const query =
    typeof names === 'string'
      ? `${names}=${encodeURIComponent(mailto(fields))}`
      : LINK_FIELDS.flatMap((field) =>
          fields[field] === '' ? [] : `${names[field]}=${encoded(fields[field])}`,
        ).join('&')
  return query === '' ? page : `${page}${page.includes('?') ? '&' : '?'}${query}`
}

const LINK_FIELDS = [...RECIPIENT_FIELDS, 'subject', 'body'] as const satisfies readonly LinkField[]

/** RFC 6068 2: the `@` of an address stands as it is. */
function mailto({ to, ...others }: Fields): string {
  const query = Object.entries(others).flatMap(([name, value]) =>
    value === '' ? [] : `${name}=${encoded(value)}`,
  )
  const path = encoded(to).replaceAll('%40', '@').replaceAll('%2C', ',')
  return `mailto:${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** RFC 6068 5: line breaks are CRLF. */
const encoded = (value: string): string => encodeURIComponent(value.replace(/\r?\n/g, '\r\n'))

/** So much of a text as fits, cut between two words where there is one near, with a sign that it goes on. */
function beginning(text: string, fits: (body: string) => boolean): string {
  const characters = [...wellFormed(text.slice(0, LONGEST_LINK))]
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(`${characters.slice(0, middle).join('')}…`)) low = middle
    else high = middle - 1
  }
  const kept = characters.slice(0, low).join('')
  const word = /^[\s\S]*\s/.exec(kept.slice(-NEAR))?.[0]
  const cut = (word && low < characters.length ? kept.slice(0, -NEAR) + word : kept).trimEnd()
  return cut === '' ? '' : `${cut}…`
}

/** In characters. */
const NEAR = 30
