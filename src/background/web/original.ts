import type { Holding } from '../../advice/actionTable.ts'
import { readSentGlance, type SentGlance } from '../../hosts/webmail/sentGlance.ts'
import { messageIdsOf } from '../../outgoing/messageIds.ts'
import { browser } from '../../platform/browser.ts'
import { isClaimed } from '../../platform/claimed.ts'
import { within } from '../../platform/within.ts'
import type { OriginalMail } from '../../report/types.ts'
import { hashOf } from '../../verdict/hash.ts'
import type { SentIndex, Verdict } from '../../verdict/types.ts'
import type { Judged } from '../../view/allows.ts'
import type { OriginFacts } from '../../view/origin.ts'
import { loadEngine, type WebBounce } from './bounce.ts'

/** So long, in milliseconds, a button waits for the look at the sent mail; and nobody waits longer for the page to answer. */
const PATIENCE = 5000
const LONGEST = 15_000

/** What is known of a bounce once its webmail has been asked for the sent mail. */
interface Known {
  readonly glance: SentGlance | null
  readonly verdict: Verdict
}
const asked = new WeakMap<WebBounce, Promise<Known>>()
const known = new WeakMap<WebBounce, Known>()

/** Whether there is a mail of the reader's to be looked for, and a webmail in which it can be. */
export const canLook = ({ diagnosed: { report }, can, verdict }: WebBounce): boolean =>
  can.includes('find-sent') &&
  (report.kind === 'failure' || report.kind === 'delay') &&
  !isOthers(verdict) &&
  messageIdsOf(report).length > 0

/** Nobody's mail of ours is behind it. */
export const isOthers = ({ verdict }: Verdict): boolean => verdict === 'trick' || verdict === 'backscatter'

/** What is known of a notice at once, without a look at the sent mail; with it where that has taken place. */
export async function judgedAlone(bounce: WebBounce): Promise<Judged> {
  const compared = known.get(bounce)
  return judgedAs(bounce, compared?.verdict ?? bounce.verdict, !compared && canLook(bounce))
}

/** The same with the sent mail. */
export const judgedCompared = async (tab: number, bounce: WebBounce): Promise<Judged> =>
  judgedAs(bounce, (await look(tab, bounce)).verdict, false)

/** What a button acts on: the same, without the sent mail where the look at it takes too long. */
export async function judgedSoon(tab: number, bounce: WebBounce): Promise<Judged> {
  const found = await within(PATIENCE, look(tab, bounce), null)
  return judgedAs(bounce, found?.verdict ?? bounce.verdict, false)
}

const judgedAs = async (bounce: WebBounce, verdict: Verdict, comparing: boolean): Promise<Judged> => ({
  verdict,
  comparing,
  claimed: await isClaimed(bounce.identity),
})

/** Where the mail that failed is, and what can be done with it; null where nobody can look. */
export async function locateSent(
  tab: number,
  bounce: WebBounce,
): Promise<{ readonly facts: OriginFacts; readonly holdings: ReadonlySet<Holding> | null } | null> {
  const { glance } = await look(tab, bounce)
  if (!glance) return null
  const { original } = bounce.diagnosed.report
  const folder = glance.stored?.folder ?? null
  const source = glance.stored ? 'sent' : returnedOf(original)
  const holdings = glance.stored ? glance.holdings : holdingsWithout(original)
  return {
    facts: { source, folder, cut: false, account: null, sure: true },
    holdings: holdings && new Set(holdings),
  }
}

const returnedOf = (original: OriginalMail | null): OriginFacts['source'] =>
  original?.returned === 'full' ? 'returned' : (original?.returned ?? 'none')

/** What can be done with so much as came back; null where that is a mail of its own. */
function holdingsWithout(original: OriginalMail | null): readonly Holding[] | null {
  if (original?.returned === 'full') return null
  const recipients = original?.returned === 'headers' ? original.to.length + original.cc.length : 0
  if (recipients === 0) return []
  return recipients === 1 ? ['recipients'] : ['recipients', 'several-recipients']
}

/** Asks once; what could not be asked is asked again. */
function look(tab: number, bounce: WebBounce): Promise<Known> {
  const before = asked.get(bounce)
  if (before) return before
  const now = ask(tab, bounce)
  asked.set(bounce, now)
  void now.then((found) => (found.glance ? known.set(bounce, found) : asked.delete(bounce)))
  return now
}

async function ask(tab: number, bounce: WebBounce): Promise<Known> {
  const glance = canLook(bounce) ? await glanceIn(tab, bounce).catch(() => null) : null
  const sent = glance && indexOf(glance, bounce)
  if (!sent) return { glance, verdict: bounce.verdict }
  const { engine } = await loadEngine()
  const verdict = await engine.judge(bounce.diagnosed, { sent, identities: [], ownHosts: [] })
  // That none of its recipients was written to takes more than a look at one mail.
  const unsure = verdict.reasons.some(({ id }) => id === 'recipient-not-in-sent')
  return { glance, verdict: unsure ? bounce.verdict : verdict }
}

async function glanceIn(tab: number, { diagnosed }: WebBounce): Promise<SentGlance | null> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/repairs.js'] })
  const request = { type: 'glance-sent', ids: messageIdsOf(diagnosed.report) }
  const answer = browser.tabs.sendMessage(tab, request, { frameId: 0 })
  return readSentGlance(await within(LONGEST, answer, null))
}

/** Sent mail as far as it was asked for: that one mail, or nothing where there is other mail but not that one. */
function indexOf({ stored, keepsSent }: SentGlance, { diagnosed }: WebBounce): SentIndex | null {
  // Into other folders a stranger may have put it.
  if (stored ? !stored.sent : !keepsSent) return null
  const ids = stored ? messageIdsOf(diagnosed.report) : []
  return {
    size: 1,
    messageIds: new Set(ids.map((id) => hashOf(id.replace(/^<|>$/g, '')))),
    subjects: new Map(),
    recipients: new Map(),
    identities: new Set(),
    habits: new Map(),
  }
}
