import { outcomeOf } from '../advice/advise.ts'
import type { Category, DiagnosedReport } from '../classifier/types.ts'
import { parseMailboxes } from '../mime/mailboxes.ts'
import { afterNews, isPending, type News, type Retry } from '../outgoing/retries.ts'
import { thunderbird } from '../platform/browser.ts'
import { changeRetries } from '../platform/retries.ts'
import type { MessageHeader, MessageList } from '../platform/thunderbird.d.ts'
import type { RecipientFacts } from '../report/types.ts'
import { bounceOf } from './bounce.ts'
import { withdraw } from './notify.ts'
import { arm, listRetries } from './retries.ts'

/** Causes that lie in the address: no mail to it gets through, whichever it is. */
const ADDRESS_FAULTS: ReadonlySet<Category> = new Set([
  'user-unknown',
  'bad-address-syntax',
  'mailbox-disabled',
  'mailbox-moved',
])

/** Looks whether mail that has just come in makes a retry needless or useless. */
export async function watchIncoming(list: MessageList): Promise<void> {
  const pending = (await listRetries()).filter(isPending)
  if (pending.length === 0) return
  for await (const header of allOf(list)) {
    const news = await newsOf(header, pending).catch(() => [])
    if (news.length > 0) await apply(news)
  }
}

async function apply(news: readonly News[]): Promise<void> {
  const now = new Date().toISOString()
  const cancelled: string[] = []
  const list = await changeRetries((retries) =>
    retries.map((retry) => {
      const next = news.reduce((before, one) => afterNews(before, one, now), retry)
      if (next.state === 'cancelled' && retry.state !== 'cancelled') cancelled.push(retry.id)
      return next
    }),
  )
  await arm(list)
  for (const id of cancelled) await withdraw(id)
}

async function* allOf(list: MessageList): AsyncGenerator<MessageHeader> {
  for (let page: MessageList | null = list; page; ) {
    yield* page.messages
    page = page.id ? await thunderbird.messages.continueList(page.id) : null
  }
}

/** What a mail tells: an answer by one who was to get the mail, or what a notice says about each recipient. */
async function newsOf(header: MessageHeader, pending: readonly Retry[]): Promise<readonly News[]> {
  const author = parseMailboxes(header.author)[0]?.address.toLowerCase()
  const isAwaited = pending.some(({ recipients }) => recipients.some((one) => one.toLowerCase() === author))
  if (author && isAwaited) {
    const about = referencesOf(await thunderbird.messages.getHeaders(header.id))
    return [{ kind: 'replied', addresses: [author], about, anyMail: false }]
  }
  const bounce = await bounceOf(header)
  return bounce ? newsOfNotice(bounce.diagnosed) : []
}

function newsOfNotice({ report, recipients }: DiagnosedReport): readonly News[] {
  const about = report.original?.messageId ? [report.original.messageId.replace(/^<|>$/g, '')] : []
  return recipients.flatMap(({ facts, diagnosis }): readonly News[] => {
    const outcome = outcomeOf(facts, report.kind)
    const addresses = addressesOf(facts)
    if (outcome === 'delivered') return [{ kind: 'delivered', addresses, about, anyMail: false }]
    if (outcome !== 'failed' || diagnosis.permanence !== 'permanent') return []
    return [{ kind: 'refused', addresses, about, anyMail: ADDRESS_FAULTS.has(diagnosis.category) }]
  })
}

const addressesOf = ({ finalRecipient, originalRecipient }: RecipientFacts): readonly string[] =>
  [finalRecipient, originalRecipient].filter((address) => address !== null && address !== '') as string[]

/** Message-IDs that a mail answers (RFC 5322 3.6.4), without angle brackets. */
function referencesOf(fields: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const text = [...(fields['in-reply-to'] ?? []), ...(fields.references ?? [])].join(' ').slice(0, 20_000)
  return [...text.matchAll(/<([^<>\s]{1,990})>/g)].map(([, id]) => id ?? '')
}
