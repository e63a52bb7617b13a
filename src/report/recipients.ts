/** Facts per recipient: the machine-readable group and the notice's own words, joined. */
import { withoutBrackets } from './addresses.ts'
import { findStatus, headOf, isGenericStatus } from './codes.ts'
import type { DeliveryStatus, StatusGroup } from './deliveryStatus.ts'
import type { Block } from './dialects/types.ts'
import { oneLine } from './oneLine.ts'
import type { RecipientAction, RecipientFacts, SourceText } from './types.ts'
import { findQuoted, type Quoted, unwrap } from './unwrap.ts'

/** What all recipients of a report share. */
export interface Shared {
  readonly noticeText: string
  readonly subject: string
  readonly reportingMta: string | null
  readonly action: RecipientAction | null
}

const LONGEST_NOTICE = 20_000
/** The returned mail's subject, as notices repeat it: nothing that a server says. */
const SUBJECT_LINE =
  /^[ \t>]{0,12}(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Temat|Tárgy|Тема|主题|主旨|件名|제목)\s?[:：][^\n]{0,1000}$/gimu

/** More recipients than any server puts into one notice; what is beyond is left out. */
export const MOST_RECIPIENTS = 2000
/** With more recipients than this the whole notice is no text of each of them any more. */
const MOST_TO_SEPARATE = 50

/** Joins groups and blocks by address; blocks of nobody's group count only when there are no groups. */
export function recipientsOf(
  status: DeliveryStatus | null,
  blocks: readonly Block[],
  shared: Shared,
): RecipientFacts[] {
  const known = blocks.slice(0, MOST_RECIPIENTS)
  const others = (own: Block | null) =>
    known.length > MOST_TO_SEPARATE ? null : known.filter((block) => block !== own)
  const groups = dedupe(status?.groups ?? []).slice(0, MOST_RECIPIENTS)
  const read = reader(shared)
  if (groups.length === 0) return known.map((block) => factsOf(null, block, others(block), shared, read))
  const byAddress = indexed(known)
  return groups.map((group) => {
    const exact =
      byAddress.get(key(group.finalRecipient)) ?? byAddress.get(key(group.originalRecipient ?? ''))
    const block = exact ?? (groups.length === 1 && known.length === 1 ? (known[0] ?? null) : null)
    return factsOf(group, block, others(block), shared, read)
  })
}

/** Reads replies and prose; what is said of many recipients in the same words is read once. */
interface Reader {
  readonly reply: (text: string) => Quoted
  readonly prose: (text: string) => Quoted | null
  readonly line: (text: string) => string
  /** As much of the notice as is searched, and where a line stands in it. */
  readonly notice: string
  readonly placesOf: (line: string) => readonly number[]
}

function reader({ noticeText }: Shared): Reader {
  const notice = noticeText.slice(0, LONGEST_NOTICE).replace(SUBJECT_LINE, '')
  return {
    reply: once(quotedIn),
    prose: once(findQuoted),
    line: once((text) => oneLine(text).trim()),
    notice,
    placesOf: once((line) => placesIn(notice, line)),
  }
}

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text) as T
  }
}

/** Addresses are compared without regard to case: notices change it. */
const key = (address: string) => address.toLowerCase()

function indexed(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  const index = new Map<string, Block>()
  for (const block of blocks) {
    for (const address of [block.address, block.original ?? '']) {
      if (address !== '' && !index.has(key(address))) index.set(key(address), block)
    }
  }
  return index
}

/** Some servers repeat a recipient; the group that says more stays. */
function dedupe(groups: readonly StatusGroup[]): StatusGroup[] {
  const kept = new Map<string, StatusGroup>()
  for (const [position, group] of groups.entries()) {
    const name =
      group.finalRecipient === '' ? `nobody ${position}` : `${key(group.finalRecipient)} ${group.action}`
    const known = kept.get(name)
    if (!known || (!known.diagnostic && group.diagnostic)) kept.set(name, group)
  }
  return [...kept.values()]
}

function factsOf(
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[] | null,
  shared: Shared,
  read: Reader,
): RecipientFacts {
  const said = group?.diagnostic ? unwrap(group.diagnostic) : null
  const prose = proseOf(group, block, others, shared, read)
  const best = better(said, prose)
  const own =
    best && isLocal(best.text) && !isGenericStatus(group?.status ?? null) ? null : (best?.status ?? null)
  const comment =
    group?.statusText
      ?.replace(/^\s*\d\.\d{1,3}\.\d{1,3}\s*/, '')
      .replace(/^\((.*)\)$/, '$1')
      .trim() ?? ''
  const text = best?.text || (comment.length > 3 && comment !== group?.status ? comment : null)
  return {
    finalRecipient: group?.finalRecipient || withoutBrackets(block?.address ?? ''),
    originalRecipient: group?.originalRecipient ?? block?.original ?? null,
    action: block?.action ?? group?.action ?? shared.action,
    replyCode: best?.code ?? said?.code ?? prose?.code ?? headOf(best ? '' : (text ?? ''))?.code ?? null,
    status: statusOf(own, group?.status ?? null) ?? findStatus(text ?? '', null),
    diagnosticText: text,
    stage: best?.stage ?? said?.stage ?? prose?.stage ?? null,
    reportingMta: shared.reportingMta,
    remoteMta: group?.remoteMta ?? best?.host ?? prose?.host ?? null,
    remoteIp: group?.remoteIp ?? best?.ip ?? prose?.ip ?? null,
    lastAttempt: group?.lastAttempt ?? null,
    willRetryUntil: group?.willRetryUntil ?? null,
    texts: textsOf(text, group, block, others, shared, read),
  }
}

/** The reply in the block; a notice about one recipient may also quote it elsewhere. */
function proseOf(
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[] | null,
  shared: Shared,
  read: Reader,
): Quoted | null {
  const own = block ? (block.reply === null ? read.prose(block.text) : read.reply(block.reply)) : null
  if (own || group || others?.length !== 0) return own
  const found = read.prose(shared.noticeText)
  return found?.code ? found : null
}

/** A reply that a layout sets apart may still have words of the notice's own before it. */
function quotedIn(reply: string): Quoted {
  const whole = unwrap(reply)
  if (whole.code !== null || whole.quoted) return whole
  const inner = findQuoted(reply)
  return inner?.code ? inner : whole
}

/** Diagnostic-Code against the reply in the prose: the one with a code, then the one with words. */
function better(said: Quoted | null, prose: Quoted | null): Quoted | null {
  if (!said || said.text === '') return prose
  if (!prose || prose.text === '') return said
  if (said.code === null && prose.code !== null) return prose
  if (said.unfinished && !prose.unfinished && prose.code === said.code) return prose
  if (isExpiry(said) && prose.code !== null && !isExpiry(prose)) return prose
  const poor =
    /^(?:[245]\d\d)?[ -]?(?:[245]\.\d{1,3}\.\d{1,3})?\W{0,4}(?:unknown|undefined|failed)?\W{0,4}$/i.test(
      said.text,
    )
  if (poor && prose.text.length > said.text.length + 3 && (said.code === null || prose.code === said.code))
    return prose
  return said
}

/** "Given up after retrying": what the server said while it was retried tells more. */
function isExpiry({ text, status }: Quoted): boolean {
  return status?.endsWith('.4.7') === true && /expired|too long|timed? ?out/i.test(text)
}

/** What Sendmail itself says in the shape of a reply when the other side said nothing. */
function isLocal(text: string): boolean {
  return /^[45]\d\d (?:[45]\.\d\.\d{1,3} )?(?:reply: read error|Connection (?:reset|refused|timed out) (?:by|with|during) |TLS handshake failed)/i.test(
    text,
  )
}

function statusOf(own: string | null, field: string | null): string | null {
  if (own !== null && (!isGenericStatus(own) || isGenericStatus(field))) return own
  return field ?? own
}

function textsOf(
  text: string | null,
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[] | null,
  shared: Shared,
  read: Reader,
): SourceText[] {
  const texts: SourceText[] = []
  if (text) texts.push({ source: 'diagnostic-code', text })
  const words = block ? read.line(block.text) : ''
  if (words !== '' && words !== text) texts.push({ source: 'recipient-text', text: words })
  const notice = others ? without(read.notice, others, read.placesOf) : ''
  if (notice !== '') texts.push({ source: 'notice-text', text: notice })
  if (shared.subject !== '') texts.push({ source: 'subject', text: shared.subject })
  if (group?.statusText) texts.push({ source: 'status-field', text: group.statusText })
  return texts
}

/** The notice without the lines in which it speaks of other recipients. */
function without(
  text: string,
  others: readonly Block[],
  placesOf: (line: string) => readonly number[],
): string {
  const said = new Set(others.flatMap((other) => other.text.split('\n').filter((line) => line.length > 12)))
  const cuts = [...said].flatMap((line) =>
    placesOf(line).map((start) => [start, start + line.length] as const),
  )
  cuts.sort(([one], [other]) => one - other)
  let out = ''
  let done = 0
  for (const [start, end] of cuts) {
    if (start > done) out += text.slice(done, start)
    done = Math.max(done, end)
  }
  return (out + text.slice(done)).trim()
}

/** Where a line stands in a text, in order. */
function placesIn(text: string, line: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + line.length)) places.push(at)
  return places
}
