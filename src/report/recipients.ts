/** Facts per recipient: the machine-readable group and the notice's own words, joined. */
import { sameAddress } from './addresses.ts'
import { findStatus, isGenericStatus } from './codes.ts'
import type { DeliveryStatus, StatusGroup } from './deliveryStatus.ts'
import type { Block } from './dialects/types.ts'
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

/** Joins groups and blocks by address; blocks of nobody's group count only when there are no groups. */
export function recipientsOf(
  status: DeliveryStatus | null,
  blocks: readonly Block[],
  shared: Shared,
): RecipientFacts[] {
  const groups = status?.groups ?? []
  if (groups.length === 0) return blocks.map((block) => factsOf(null, block, othersOf(block, blocks), shared))
  const named = dedupe(groups)
  return named.map((group) => {
    const block = blockFor(group, blocks, named.length)
    return factsOf(group, block, othersOf(block, blocks), shared)
  })
}

function othersOf(block: Block | null, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((other) => other !== block)
}

/** Some servers repeat a recipient; the group that says more stays. */
function dedupe(groups: readonly StatusGroup[]): StatusGroup[] {
  const kept: StatusGroup[] = []
  for (const group of groups) {
    const at = kept.findIndex(
      (known) =>
        known.finalRecipient !== '' &&
        sameAddress(known.finalRecipient, group.finalRecipient) &&
        known.action === group.action,
    )
    if (at < 0) kept.push(group)
    else if (!kept[at]?.diagnostic && group.diagnostic) kept[at] = group
  }
  return kept
}

function blockFor(group: StatusGroup, blocks: readonly Block[], groups: number): Block | null {
  const wanted = [group.finalRecipient, group.originalRecipient ?? ''].filter((address) => address !== '')
  const exact = blocks.find((block) =>
    wanted.some(
      (address) => sameAddress(address, block.address) || sameAddress(address, block.original ?? ''),
    ),
  )
  return exact ?? (groups === 1 && blocks.length === 1 ? (blocks[0] ?? null) : null)
}

function factsOf(
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[],
  shared: Shared,
): RecipientFacts {
  const said = group?.diagnostic ? unwrap(group.diagnostic) : null
  const prose = proseOf(group, block, others, shared)
  const best = better(said, prose)
  const own = best?.status ?? null
  const comment =
    group?.statusText
      ?.replace(/^\s*\d\.\d{1,3}\.\d{1,3}\s*/, '')
      .replace(/^\((.*)\)$/, '$1')
      .trim() ?? ''
  const text = best?.text || (comment.length > 3 && comment !== group?.status ? comment : null)
  return {
    finalRecipient: group?.finalRecipient || (block?.address ?? ''),
    originalRecipient: group?.originalRecipient ?? block?.original ?? null,
    action: block?.action ?? group?.action ?? shared.action,
    replyCode: best?.code ?? said?.code ?? prose?.code ?? null,
    status: statusOf(own, group?.status ?? null) ?? findStatus(text ?? '', null),
    diagnosticText: text,
    stage: best?.stage ?? said?.stage ?? prose?.stage ?? null,
    reportingMta: shared.reportingMta,
    remoteMta: group?.remoteMta ?? best?.host ?? prose?.host ?? null,
    remoteIp: group?.remoteIp ?? best?.ip ?? prose?.ip ?? null,
    lastAttempt: group?.lastAttempt ?? null,
    willRetryUntil: group?.willRetryUntil ?? null,
    texts: textsOf(text, group, block, others, shared),
  }
}

/** The reply in the block; a notice about one recipient may also quote it elsewhere. */
function proseOf(
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[],
  shared: Shared,
): Quoted | null {
  const own = block ? (block.reply === null ? findQuoted(block.text) : unwrap(block.reply)) : null
  if (own || group || others.length > 0) return own
  const found = findQuoted(shared.noticeText)
  return found?.code ? found : null
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

function statusOf(own: string | null, field: string | null): string | null {
  if (own !== null && (!isGenericStatus(own) || isGenericStatus(field))) return own
  return field ?? own
}

function textsOf(
  text: string | null,
  group: StatusGroup | null,
  block: Block | null,
  others: readonly Block[],
  shared: Shared,
): SourceText[] {
  const texts: SourceText[] = []
  if (text) texts.push({ source: 'diagnostic-code', text })
  const words = block?.text.replace(/\s+/g, ' ').trim() ?? ''
  if (words !== '' && words !== text) texts.push({ source: 'recipient-text', text: words })
  const notice = without(shared.noticeText.slice(0, LONGEST_NOTICE), others)
  if (notice !== '') texts.push({ source: 'notice-text', text: notice })
  if (shared.subject !== '') texts.push({ source: 'subject', text: shared.subject })
  if (group?.statusText) texts.push({ source: 'status-field', text: group.statusText })
  return texts
}

/** The notice without what it says about other recipients, on one line per paragraph. */
function without(text: string, others: readonly Block[]): string {
  let out = text
  for (const other of others.slice(0, 100)) {
    for (const line of other.text.split('\n')) if (line.length > 12) out = out.replace(line, '')
  }
  return out.trim()
}
