import { outcomeOf } from '../advice/advise.ts'
import type { DiagnosedRecipient, DiagnosedReport } from '../classifier/types.ts'
import { strictAddress } from '../outgoing/address.ts'
import {
  afterClose,
  afterRestart,
  afterSend,
  dueAt,
  isPending,
  nextDue,
  type Retry,
  triesOf,
  withRetry,
} from '../outgoing/retries.ts'
import { retryTimes } from '../outgoing/retryTimes.ts'
import { browser } from '../platform/browser.ts'
import { changeRetries, readRetries } from '../platform/retries.ts'
import type { RetryOffer } from './messages.ts'
import { showDue, withdraw } from './notify.ts'

/** Name of the one alarm: it goes off when the next retry is due. */
export const ALARM = 'retries'
/** A compose window that has not come up after this, in milliseconds, is not coming. */
const OPENING = 60_000

const now = (): string => new Date().toISOString()
const bare = (messageId: string): string => messageId.replace(/^<|>$/g, '')

/** A bounce whose mail is to be tried again. */
export interface RetrySubject extends Pick<Retry, 'notice' | 'page'> {
  readonly diagnosed: DiagnosedReport
}

/** When the mail of a bounce may be tried again, and for whom; null when the bounce offers nothing of the kind. */
export async function offerFor(subject: RetrySubject | null): Promise<RetryOffer | null> {
  return subject && offerOf(subject, await readRetries())
}

function offerOf({ notice, diagnosed }: RetrySubject, retries: readonly Retry[]): RetryOffer | null {
  const original = originalOf(diagnosed)
  const tried = triesOf(retries, original)
  const offers = retriable(diagnosed, tried)
  const [first] = offers
  if (!first) return null
  // Who has to wait longest sets the times for all: it is one mail.
  const slowest = offers.reduce((one, other) =>
    Date.parse(other.times[0] ?? '') > Date.parse(one.times[0] ?? '') ? other : one,
  )
  const pending = retries.find((retry) => retry.notice === notice && isPending(retry)) ?? null
  return {
    recipients: offers.map(({ address }) => address),
    category: slowest.category,
    times: slowest.times,
    attempt: tried + 1,
    pending,
  }
}

/** Reminds the reader of that mail at one of the times offered. False when the bounce does not offer it. */
export async function remind(subject: RetrySubject | null, due: string): Promise<boolean> {
  const offer = await offerFor(subject)
  if (!subject || !offer || Number.isNaN(Date.parse(due))) return false
  const { notice, page, diagnosed } = subject
  const { recipients, category, attempt } = offer
  const added: Retry = {
    ...{ id: crypto.randomUUID(), notice, page, recipients, category, attempt },
    ...{ due: new Date(due).toISOString(), original: originalOf(diagnosed), changed: now() },
    ...{ state: 'waiting', reason: null, tab: null, sentAs: null },
  }
  await arm(await changeRetries((retries) => withRetry(retries, added, added.changed)))
  return true
}

/** Takes a retry off the list. */
export async function cancelRetry(id: string): Promise<void> {
  await arm(await changeRetries((retries) => retries.filter((retry) => retry.id !== id)))
  await withdraw(id)
}

/** The list for the reader; a compose window that was closed meanwhile leaves its retry due again. */
export async function listRetries(): Promise<readonly Retry[]> {
  const retries = await readRetries()
  const gone = new Set<string>()
  for (const { id, state, tab, changed } of retries)
    if (state === 'open' && !(await isOpening(tab, changed))) gone.add(id)
  const list = await changeRetries((known) =>
    known.map((retry) => (gone.has(retry.id) && retry.state === 'open' ? afterClose(retry) : retry)),
  )
  return list.filter((retry) => retry.state !== 'sent')
}

async function isOpening(tab: number | null, since: string): Promise<boolean> {
  if (tab === null) return Date.now() - Date.parse(since) < OPENING
  return browser.tabs.get(tab).then(
    () => true,
    () => false,
  )
}

/**
 * Has `open` show the mail, or its bounce, in a tab of which it returns the number; sending it is up to the reader. One
 * that has its tab already gets no second one. False when there is no such retry or nothing could be opened.
 */
export async function openRetryBy(
  open: (retry: Retry) => Promise<number | null>,
  id: string,
): Promise<boolean> {
  const known = (await listRetries()).find((retry) => retry.id === id)
  if (!known || !isPending(known)) return false
  if (isHeld(known)) return known.tab === null || focus(known.tab)
  let claimed = false
  await changeRetries((retries) =>
    update(retries, id, (retry) => {
      claimed = !isHeld(retry)
      return claimed ? { ...retry, state: 'open', tab: null, changed: now() } : retry
    }),
  )
  if (!claimed) return true
  const tab = await open(known).catch(() => null)
  const opened = (retry: Retry): Retry => (tab === null ? afterClose(retry) : { ...retry, tab })
  await arm(await changeRetries((retries) => update(retries, id, opened)))
  await withdraw(id)
  return tab !== null
}

/** It stands, or comes up. A webmail's tab may show something else by now, so that the page is opened again. */
const isHeld = ({ state, page, tab }: Retry): boolean => state === 'open' && (page === null || tab === null)

async function focus(tab: number): Promise<boolean> {
  const { windowId } = await browser.tabs.update(tab, { active: true })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
  return true
}

/** Notes that the mail in a compose window was sent, if it is one of ours. */
export async function noteSent(tab: number, messageId: string | null): Promise<void> {
  const sentAs = messageId === null ? null : bare(messageId)
  const list = await changeRetries((retries) =>
    retries.map((retry) => (retry.tab === tab && isPending(retry) ? afterSend(retry, sentAs, now()) : retry)),
  )
  await arm(list)
}

/** Says which mails are due now and sets the alarm for the next. */
export async function reportDue(): Promise<void> {
  let due: readonly Retry[] = []
  const list = await changeRetries((retries) => {
    const next = dueAt(retries, now())
    due = next.filter((retry, index) => retry !== retries[index])
    return next
  })
  await showDue(due)
  await arm(list)
}

/** Takes up the list when the program starts: alarms are gone then, and what became due meanwhile is told at once. */
export async function takeUp(): Promise<void> {
  const list = await changeRetries((retries) => dueAt(afterRestart(retries, now()), now()))
  await showDue(list.filter(({ state }) => state === 'due'))
  await arm(list)
}

/** Sets the alarm for the next retry, and the badge to the number of those that are due. */
export async function arm(retries: readonly Retry[]): Promise<void> {
  const next = nextDue(retries)
  if (next === null) await browser.alarms.clear(ALARM)
  else browser.alarms.create(ALARM, { when: Date.parse(next) })
  const due = retries.filter(({ state }) => state === 'due').length
  await browser.action.setBadgeText({ text: due === 0 ? '' : String(due) })
}

const update = (retries: readonly Retry[], id: string, change: (retry: Retry) => Retry): readonly Retry[] =>
  retries.map((retry) => (retry.id === id ? change(retry) : retry))

interface Retriable {
  readonly address: string
  readonly category: Retry['category']
  readonly times: readonly string[]
}

/** Who failed for a cause that passes; nobody while a server is still trying. */
function retriable({ recipients, report }: DiagnosedReport, tried: number): readonly Retriable[] {
  const start = now()
  return recipients.flatMap((recipient: DiagnosedRecipient) => {
    const { facts, diagnosis } = recipient
    const address = strictAddress(facts.originalRecipient ?? facts.finalRecipient)
    if (!address || outcomeOf(facts, report.kind) !== 'failed') return []
    const times = retryTimes(diagnosis, start, tried)
    return times.length === 0 ? [] : [{ address, category: diagnosis.category, times }]
  })
}

function originalOf({ report }: DiagnosedReport): string | null {
  const id = report.original?.messageId
  return id ? bare(id) : null
}
