import domains from 'virtual:domains'
import type { Capability } from '../advice/actionTable.ts'
import { fromBase64 } from '../hosts/webmail/base64.ts'
import { openCompose } from '../hosts/webmail/composeTab.ts'
import { askForBytes, askForSent, connectRepairs } from '../hosts/webmail/connectRepairs.ts'
import { readSentMessage, type ToFrame } from '../hosts/webmail/frameMessages.ts'
import type { StoredMail } from '../hosts/webmail/types.ts'
import { header, readMessage } from '../mime/index.ts'
import {
  type MailDraft,
  messageIdsOf,
  type OriginalDraft,
  readOriginal,
  returnedOriginal,
} from '../outgoing/index.ts'
import { browser } from '../platform/browser.ts'
import type { Engine } from '../platform/engine.ts'
import type { PortCalls } from '../platform/portCalls.ts'
import { within } from '../platform/within.ts'
import type { Report } from '../report/types.ts'
import type { Evidence } from '../ui/plan/types.ts'
import { composeAddressIn, handingOver } from './handOver.ts'
import type { Opener } from './openWindows.ts'
import type { Subject } from './subject.ts'

/** So long, in milliseconds, the webmail may look for the sent copy; the plan then goes by what came back. */
const SEARCHING = 60_000

interface Found {
  readonly source: Subject['found']['source']
  readonly folder: string | null
  readonly draft: OriginalDraft | null
  readonly stored: StoredMail | null
}

/** The bounce that stands open in the tab that the address of the page names, and what its webmail can do about it. */
export async function subjectInWebmail(query: URLSearchParams, engine: Engine): Promise<Subject> {
  const [tab, message] = [Number(query.get('tab')), Number(query.get('message'))]
  const bounce = await readBounce(tab, message)
  const diagnosed =
    typeof bounce.content === 'string'
      ? engine.diagnoseText(bounce.content)
      : engine.diagnoseMessage(bounce.content)
  const key = keyOf(diagnosed.report, bounce.name)
  if (!bounce.can.includes('compose')) {
    const address = await composeAddressIn(tab, bounce)
    return { key, diagnosed, found: returned(diagnosed.report), services: handingOver(address) }
  }
  const calls = await connectRepairs(tab)
  const found = await findOriginal(diagnosed.report, calls)
  return {
    key,
    diagnosed,
    found,
    services: {
      opener: webmailOpener(tab, found),
      evidence: () => evidenceOf(calls),
      openSent: () => openStored(found.stored, tab),
      show: showTab,
      close: () => window.close(),
    },
  }
}

const keyOf = ({ message }: Report, name: string): string =>
  (message && header(message.root, 'message-id')?.trim()) || name

export interface OpenBounce {
  readonly name: string
  readonly can: readonly Capability[]
  readonly content: Uint8Array | string
}

/** The bounce, whole, from the page that shows it. */
export async function readBounce(tab: number, message: number): Promise<OpenBounce> {
  const request: ToFrame = { type: 'read-whole', message }
  const sent = readSentMessage(await browser.tabs.sendMessage(tab, request))
  if (!sent) throw new Error('the bounce is no longer open')
  const { name, can, source } = sent
  const content = source.kind === 'text' ? source.text : fromBase64(source.base64)
  if (content === null) throw new Error('the bounce cannot be read')
  return { name, can, content }
}

async function findOriginal(report: Report, calls: PortCalls): Promise<Found> {
  const search = askForSent(calls, messageIdsOf(report)).catch(() => null)
  const stored = await within(SEARCHING, search, null)
  const bytes = stored && (await askForBytes(calls, stored).catch(() => null))
  if (bytes) {
    const message = readMessage(bytes)
    return { source: 'sent', folder: stored.folder, draft: readOriginal(message, message.root), stored }
  }
  return returned(report)
}

/** What of the original the bounce itself holds. */
function returned(report: Report): Found {
  const draft = returnedOriginal(report)
  const source = draft === null ? 'none' : draft.complete === 'headers' ? 'headers' : 'returned'
  return { source, folder: null, draft, stored: null }
}

const webmailOpener = (tab: number, { stored, draft: original }: Found): Opener => ({
  async newestTab() {
    return Math.max(0, ...(await browser.tabs.query({})).map(({ id = 0 }) => id))
  },
  async composing() {
    const { url } = await browser.tabs.get(tab)
    const pages = url
      ? await browser.tabs.query({ url: `${new URL(url).protocol}//${new URL(url).hostname}/*` })
      : []
    return pages.flatMap(({ id }) => (id === undefined || id === tab ? [] : [id]))
  },
  async open(draft, whole, signal) {
    const start = stored && (whole || mayBeginWith(original, draft)) ? stored : null
    const beginning = { start, body: start && whole ? 'stored' : 'given' } as const
    const composed = await openCompose(draft, beginning, tab, signal)
    const { tab: opened, unfilled: left, tells } = composed
    const more = { ...(left.length > 0 ? { left } : {}), ...(tells ? {} : { mute: true as const }) }
    return { tab: opened, window: opened, ...more }
  },
})

/** Whether a page that begins with the stored mail saves an upload; one that begins formatted does not become plain. */
function mayBeginWith(original: OriginalDraft | null, draft: MailDraft): boolean {
  if (draft.bodyHtml === null && original?.bodyHtml) return false
  const known = new Set(original?.attachments.map(({ name, sizeBytes }) => `${name}\n${sizeBytes}`))
  return draft.attachments.some(({ name, sizeBytes }) => known.has(`${name}\n${sizeBytes}`))
}

async function evidenceOf(calls: PortCalls): Promise<Evidence> {
  const answer = await calls.call('written-to').catch(() => null)
  const written = new Map<string, number>()
  for (const address of Array.isArray(answer) ? answer : [])
    if (typeof address === 'string') {
      const key = address.toLowerCase()
      written.set(key, (written.get(key) ?? 0) + 1)
    }
  // There is no address book to ask for.
  return { contacts: [], sent: [...written.keys()], written, domains, addressBook: true }
}

async function openStored(stored: StoredMail | null, tab: number): Promise<boolean> {
  if (!stored) return false
  await browser.tabs.create({ url: stored.url, openerTabId: tab })
  return true
}

export async function showTab(tab: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.update(tab, { active: true })
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
    return true
  } catch {
    return false
  }
}
