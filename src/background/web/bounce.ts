import type { Capability } from '../../advice/actionTable.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import { fromBase64 } from '../../hosts/webmail/base64.ts'
import {
  readIds,
  readSentMessage,
  type SentMessage,
  type ToFrame,
} from '../../hosts/webmail/frameMessages.ts'
import { header } from '../../mime/index.ts'
import { pageAddress } from '../../outgoing/pageAddress.ts'
import { browser } from '../../platform/browser.ts'
import type { Engine } from '../../platform/engine.ts'
import { within } from '../../platform/within.ts'
import type { Verdict } from '../../verdict/types.ts'
import { DELIVERY_KINDS } from '../../view/deliveryKinds.ts'

/** A notice about a delivery that a page of a webmail shows, read and judged. */
export interface WebBounce {
  readonly message: number
  readonly diagnosed: DiagnosedReport
  /** What tells it from other mails. */
  readonly identity: string
  /** Whether there is more of it than was read to judge it. */
  readonly cut: boolean
  /** Whether the notice itself is genuine, as far as that can be told without the sent mail. */
  readonly verdict: Verdict
  /** Address of the page that shows it; null where none does by itself. */
  readonly page: string | null
  /** What can be done on that page. */
  readonly can: readonly Capability[]
}

/** So long, in milliseconds, a page may take to read a message: its server may not answer. */
const READING = 30_000
/** Bounces kept, so that a button does not ask the page again; an ended background has forgotten them. */
const KEPT = 6
const kept = new Map<string, WebBounce>()

/** What can be done in every page: marks are kept in our own storage. */
const ANYWHERE: readonly Capability[] = ['clipboard', 'files', 'tags']

/** The core and its rules: loaded only for a message that may be a bounce. */
export const loadEngine = () => import('./engine.ts')

/** The bounce of that number, asked of the frames of a tab; null where it is none, or is no longer open. */
export async function bounceOf(tab: number, message: number): Promise<WebBounce | null> {
  // A page asks about what it shows itself, and about nothing that another tab shows.
  const name = `${tab} ${message}`
  const known = kept.get(name)
  if (known) return known
  const sent = readSentMessage(await within(READING, askFrames(tab, { type: 'read', message }), null))
  const bounce = sent && (await judge(message, sent, sent.page ?? (await addressOf(tab))))
  if (bounce) keep(name, bounce)
  return bounce
}

/** The first bounce that stands open in a tab. */
export async function displayedIn(tab: number): Promise<WebBounce | null> {
  for (const message of readIds(await askFrames(tab, { type: 'candidates' }))) {
    const bounce = await bounceOf(tab, message)
    if (bounce) return bounce
  }
  return null
}

/** Asks the scripts in a tab; the one that is meant answers. Null where none does. */
export async function askFrames(tab: number, message: ToFrame): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message).catch(() => null)
}

/** All bytes of a bounce; rejects where they cannot be had. */
export async function wholeOf(tab: number, { message, cut, diagnosed }: WebBounce): Promise<Uint8Array> {
  if (!cut && diagnosed.report.message) return diagnosed.report.message.bytes
  const sent = readSentMessage(await askFrames(tab, { type: 'read-whole', message }))
  const bytes = sent?.source.kind === 'raw' && !sent.source.cut ? fromBase64(sent.source.base64) : null
  if (!bytes) throw new Error('the page gives no source')
  return bytes
}

/** The tab's own address, for a message in a frame that has none by itself. */
async function addressOf(tab: number): Promise<string | null> {
  try {
    return pageAddress((await browser.tabs.get(tab)).url)
  } catch {
    return null
  }
}

async function judge(
  message: number,
  { name, can, source }: SentMessage,
  page: string | null,
): Promise<WebBounce | null> {
  const { engine } = await loadEngine()
  const bytes = source.kind === 'raw' ? fromBase64(source.base64) : null
  if (source.kind === 'raw' && !bytes) return null
  const diagnosed = bytes ? engine.diagnoseMessage(bytes) : judgeText(engine, (source as ShownText).text)
  const verdict = await engine.judge(diagnosed, { sent: null, identities: [], ownHosts: [] })
  if (!DELIVERY_KINDS.has(diagnosed.report.kind) && verdict.verdict !== 'trick') return null
  return {
    message,
    diagnosed,
    verdict,
    identity: messageIdOf(diagnosed) ?? name,
    cut: source.kind === 'raw' && source.cut,
    page,
    // The time comes when the background has long ended: what the reader is to be reminded of must be found again.
    can: [...new Set([...ANYWHERE, ...(page === null ? [] : (['reminders'] as const)), ...can])],
  }
}

/** A text that nobody asked about is a bounce only if it would be one as a message. */
function judgeText(engine: Engine, text: string): DiagnosedReport {
  const strict = engine.diagnoseMessage(new TextEncoder().encode(text))
  return DELIVERY_KINDS.has(strict.report.kind) ? engine.diagnoseText(text) : strict
}

type ShownText = Extract<SentMessage['source'], { kind: 'text' }>

function messageIdOf({ report }: DiagnosedReport): string | null {
  const id = report.message && header(report.message.root, 'message-id')
  return id ? id.trim() : null
}

function keep(name: string, bounce: WebBounce): void {
  kept.set(name, bounce)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
}
