/** Hides local parts of addresses. Domains stay: support cannot work without them. */
export interface Mask {
  /** A field that holds one address. */
  address(address: string): string
  /** Free text: addresses in it (also percent-encoded ones in URLs), and known local parts standing alone. */
  text(text: string): string
  /** An id such as a Message-ID: kept, but for addresses and known local parts inside. */
  id(id: string): string
}

export const NO_MASK: Mask = { address: (address) => address, text: (text) => text, id: (id) => id }

/** Words that name a role or occur in every second reply: alone they tell nothing about a person. */
export const ROLE_WORDS: ReadonlySet<string> = new Set(
  (
    'abuse account accounts address admin administrator all antispam bounce bounces contact daemon delivery domain ' +
    'email error failed failure hello help host hostmaster info mail mailbox mailer mailer-daemon mailman message ' +
    'news no-reply nobody noreply null office postmaster recipient reply root sales sender server service smtp spam ' +
    'support system test the unknown user users virus webmaster www ' +
    'am an as at be by do go he hi if in is it me my no of on or so to up us we'
  ).split(' '),
)

const AT_SIGN = /@|＠|%40|&#64;|&#x40;/gi
const NOT_LOCAL = /[\s<>()[\]{},;:"`|\\?&@（）〈〉《》【】「」“”‘’，。；：、＠]/
const DOMAIN_HEAD = /^[^\s<>()[\]{},;:"'`|\\?&/@=%（）《》【】“”，。；：、]{1,255}/
const WORD = /[A-Za-z0-9]+/g
const MAX_LOCAL = 320
const MAX_PIECES = 16

/**
 * A mask that knows these addresses. The same address gets the same number throughout, so that readers can still tell
 * recipients apart: `***1@x.example`.
 */
export function createMask(addresses: readonly string[], hosts: readonly string[]): Mask {
  const numbers = new Map<string, number>()
  const numberOf = (address: string) => {
    const key = address.toLowerCase()
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
  for (const address of addresses) numberOf(address)
  const bare = bareLocalParts(addresses, hosts)
  const hide = (address: string) => `***${numberOf(address)}`
  const text = (value: string) => maskWords(maskAddresses(value, hide), bare)
  return {
    text,
    address: (address) => {
      const at = address.lastIndexOf('@')
      return at < 0 ? maskWords(address, bare) : hide(address) + address.slice(at)
    },
    id: (id) => {
      const at = id.lastIndexOf('@')
      return at < 0
        ? maskWords(id, bare)
        : maskWords(maskAddresses(id.slice(0, at), hide), bare) + id.slice(at)
    },
  }
}

/** Local part and domain around each at sign of a text; `start` and `at` are UTF-16 offsets. */
export function findAddresses(text: string): { address: string; start: number; at: number }[] {
  const found = []
  let floor = 0
  for (const match of text.matchAll(AT_SIGN)) {
    const start = localStart(text, match.index, floor)
    const after = match.index + match[0].length
    if (start < match.index) {
      const domain = DOMAIN_HEAD.exec(text.slice(after, after + 255))?.[0].replace(/\.+$/, '') ?? ''
      found.push({ address: `${text.slice(start, match.index)}@${domain}`, start, at: match.index })
    }
    floor = after
  }
  return found
}

function localStart(text: string, at: number, floor: number): number {
  if (text[at - 1] === '"') {
    const quote = text.lastIndexOf('"', at - 2)
    if (quote >= floor && at - quote <= MAX_LOCAL) return quote
  }
  let start = at
  while (start > floor && at - start < MAX_LOCAL && !NOT_LOCAL.test(text[start - 1] as string)) start -= 1
  return isParameter(text, start) ? text.indexOf('=', start) + 1 || start : start
}

/** `name=` in the query of a link; elsewhere an equals sign may be part of the address (VERP). */
function isParameter(text: string, start: number): boolean {
  return /[?&]/.test(text[start - 1] ?? '') && /^[\w.-]{1,40}=/.test(text.slice(start, start + 41))
}

function maskAddresses(text: string, hide: (address: string) => string): string {
  let out = ''
  let done = 0
  for (const { address, start, at } of findAddresses(text)) {
    out += text.slice(done, start) + hide(address)
    done = at
  }
  return out + text.slice(done)
}

interface BareLocalParts {
  readonly words: ReadonlySet<string>
  readonly pieces: number
  /** Local parts that are not ASCII: replaced wherever they stand. */
  readonly others: readonly string[]
}

function bareLocalParts(addresses: readonly string[], hosts: readonly string[]): BareLocalParts {
  const labels = new Set(
    [...addresses.map(domainOf), ...hosts].flatMap((host) => host.toLowerCase().split('.')),
  )
  const words = new Set<string>()
  const others = new Set<string>()
  let pieces = 1
  for (const address of addresses) {
    for (const local of localForms(address)) {
      if (/[^\x20-\x7e]/.test(local)) others.add(local)
      else if (isTelling(local) && !labels.has(local)) words.add(local)
      pieces = Math.max(pieces, local.match(WORD)?.length ?? 0)
    }
  }
  return { words, pieces: Math.min(pieces, MAX_PIECES), others: [...others].slice(0, 500) }
}

/** The local part, and the mailbox before a `+` or `=` detail, without punctuation at either end. */
function localForms(address: string): string[] {
  const at = address.lastIndexOf('@')
  const local = (at < 0 ? address : address.slice(0, at)).toLowerCase().slice(0, MAX_LOCAL)
  const forms = [local, local.split('+')[0] ?? '', local.split('=')[0] ?? '']
  return forms.map((form) => form.replace(/^[!-/:-@[-`{-~ ]+|[!-/:-@[-`{-~ ]+$/g, ''))
}

function isTelling(local: string): boolean {
  return local.length >= 2 && !ROLE_WORDS.has(local) && !/^\d{1,3}$/.test(local)
}

/** Empty for a name without an at sign: all of that is a local part. */
function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : address.slice(at + 1)
}

function maskWords(text: string, bare: BareLocalParts): string {
  let masked = text
  for (const other of bare.others) masked = masked.split(other).join('***')
  if (!bare.words.size) return masked
  const pieces = [...masked.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  let out = ''
  let done = 0
  for (let i = 0; i < pieces.length; ) {
    const length = knownAt(masked, pieces, i, bare)
    const from = pieces[i]
    const to = pieces[i + length - 1]
    if (from && to && length) {
      out += `${masked.slice(done, from.start)}***`
      done = to.end
    }
    i += Math.max(1, length)
  }
  return out + masked.slice(done)
}

/** How many pieces from the i-th on make a known local part; the longest counts, 0 when none does. */
function knownAt(
  text: string,
  pieces: readonly { start: number; end: number }[],
  i: number,
  bare: BareLocalParts,
): number {
  const from = pieces[i]
  if (!from) return 0
  for (let length = Math.min(bare.pieces, pieces.length - i); length > 0; length--) {
    const to = pieces[i + length - 1]
    if (
      to &&
      to.end - from.start <= MAX_LOCAL &&
      bare.words.has(text.slice(from.start, to.end).toLowerCase())
    )
      return length
  }
  return 0
}
