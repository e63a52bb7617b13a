import type { DiagnosedReport } from '../classifier/types.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { thunderbird } from '../platform/browser.ts'
import { isClaimed } from '../platform/claimed.ts'
import type { MessageHeader } from '../platform/thunderbird.d.ts'
import { within } from '../platform/within.ts'
import type { SentIndex, Verdict } from '../verdict/types.ts'
import type { Judged } from '../view/allows.ts'
import { loadEngine } from './bounce.ts'

/** So long, in milliseconds, a look at the sent mail is waited for; a button must not wait for a server. */
const PATIENCE = 5000
/** Verdicts kept, so that a button does not compare again. */
const KEPT = 12

interface Known {
  readonly alone: Promise<Verdict>
  compared?: Promise<Verdict>
  /** What the comparison came to, once it has. */
  told?: Verdict
}
const known = new Map<number, Known>()

/** What is known of a notice at once, without a look at the sent mail; with it where that has taken place. */
export async function judgeAlone(header: MessageHeader, diagnosed: DiagnosedReport): Promise<Judged> {
  const { alone, told } = verdictsOn(header, diagnosed)
  return judged(header, told ?? (await alone), !told && diagnosed.report.kind !== 'not-bounce')
}

/** The same with the sent mail; without it where the look at it takes too long. */
export async function judgeCompared(header: MessageHeader, diagnosed: DiagnosedReport): Promise<Judged> {
  const verdicts = verdictsOn(header, diagnosed)
  verdicts.compared ??= compare(header, diagnosed)
    .catch(() => verdicts.alone)
    .then((verdict) => {
      verdicts.told = verdict
      return verdict
    })
  const verdict = await within(PATIENCE, verdicts.compared, null)
  return judged(header, verdict ?? (await verdicts.alone), false)
}

async function judged(header: MessageHeader, verdict: Verdict, comparing: boolean): Promise<Judged> {
  return { verdict, comparing, claimed: await isClaimed(identity(header)) }
}

function verdictsOn(header: MessageHeader, diagnosed: DiagnosedReport): Known {
  const found = known.get(header.id)
  if (found) return found
  const verdicts: Known = { alone: judge(diagnosed, null) }
  known.set(header.id, verdicts)
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break
    known.delete(oldest)
  }
  return verdicts
}

async function compare(header: MessageHeader, diagnosed: DiagnosedReport): Promise<Verdict> {
  const { sentIndexFor } = await import('../hosts/thunderbird/sentIndex.ts')
  return judge(diagnosed, await sentIndexFor(diagnosed, header.date))
}

async function judge(diagnosed: DiagnosedReport, sent: SentIndex | null): Promise<Verdict> {
  const [engine, identities] = await Promise.all([loadEngine(), ownAddresses()])
  return engine.judge(diagnosed, { sent: sent && sent.size > 0 ? sent : null, identities, ownHosts: [] })
}

/** The reader's own addresses, of every account. */
async function ownAddresses(): Promise<readonly string[]> {
  const accounts = await thunderbird.accounts.list().catch(() => [])
  return accounts.flatMap(({ identities }) => identities.map(({ email }) => email)).filter(Boolean)
}
