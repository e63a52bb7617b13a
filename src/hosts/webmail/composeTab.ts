import { base64 } from '../../outgoing/base64.ts'
import { type DraftAttachment, htmlWithImages, type MailDraft } from '../../outgoing/index.ts'
import { browser } from '../../platform/browser.ts'
import type { Handlers, PortCalls } from '../../platform/portCalls.ts'
import { connectRepairs } from './connectRepairs.ts'
import { type FillJob, PIECE, type PieceOf, readUnfilled } from './repairCalls.ts'
import type { StoredMail, Unfilled } from './types.ts'

/** So long, in milliseconds, a page for a new mail may take to stand: servers copy attachments into it first. */
const OPENING = 120_000
const STEP = 200

export interface Composed {
  readonly tab: number
  readonly unfilled: readonly Unfilled[]
  /** Whether the page tells when its mail has been sent. */
  readonly tells: boolean
}

/** What a page begins with. */
export interface Beginning {
  readonly start: StoredMail | null
  readonly body: 'stored' | 'given'
}

/**
 * Opens a page for a new mail beside the tab that shows the webmail and fills it; sends nothing. Rejects when no page came up, when it was closed meanwhile, and when the signal is aborted.
 */
export async function openCompose(
  draft: MailDraft,
  beginning: Beginning,
  webmail: number,
  signal: AbortSignal,
): Promise<Composed> {
  const files = draft.attachments.filter(({ contentId }) => contentId === null || draft.bodyHtml === null)
  const { attachments: _, ...fields } = draft
  const job: FillJob = {
    ...fields,
    ...beginning,
    bodyHtml: htmlWithImages(draft),
    files: files.map(({ name, type, sizeBytes }) => ({ name, type, sizeBytes })),
  }
  const handlers = piecesOf(files)
  const url = await pageFor(job, webmail, handlers, signal)
  const { index, windowId } = await browser.tabs.get(webmail)
  const { id: tab } = await browser.tabs.create({
    url,
    active: false,
    openerTabId: webmail,
    ...(windowId === undefined ? {} : { windowId, index: index + 1 }),
  })
  if (tab === undefined) throw new Error('no tab')
  const calls = await readyPage(tab, signal, handlers)
  try {
    const unfilled = readUnfilled(await calls.call('fill', job))
    return { tab, unfilled, tells: (await calls.call('tells').catch(() => false)) === true }
  } finally {
    calls.close()
  }
}

/** Hands out the files piece by piece; the content of one at a time is kept. */
function piecesOf(files: readonly DraftAttachment[]): Handlers {
  const contents = new Map<number, Uint8Array>()
  return {
    piece({ of, from }: PieceOf) {
      const file = files[of]
      if (!file) throw new Error('no such file')
      const bytes = contents.get(of) ?? file.bytes()
      contents.clear()
      contents.set(of, bytes)
      return base64(bytes.subarray(from, from + PIECE))
    },
  }
}

/** Address of the page for the mail; the webmail may have put all of it into a draft. */
async function pageFor(
  job: FillJob,
  webmail: number,
  handlers: Handlers,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted()
  const calls = await connectRepairs(webmail, handlers)
  signal.addEventListener('abort', calls.close)
  try {
    const path = await calls.call('path', job)
    signal.throwIfAborted()
    if (typeof path !== 'string' || !/^https?:/.test(path)) throw new Error('no page for a new mail')
    return path
  } finally {
    signal.removeEventListener('abort', calls.close)
    calls.close()
  }
}

/** Connects to a page for a new mail as soon as it can be filled; the pages on the way there are let go. */
async function readyPage(tab: number, signal: AbortSignal, handlers: Handlers): Promise<PortCalls> {
  const end = Date.now() + OPENING
  while (Date.now() < end) {
    signal.throwIfAborted()
    // Rejects when the tab was closed.
    await browser.tabs.get(tab)
    const calls = await connectRepairs(tab, handlers).catch(() => null)
    const ready = await calls?.call('ready').catch(() => false)
    if (calls && ready === true) return calls
    calls?.close()
    await new Promise((resolve) => setTimeout(resolve, STEP))
  }
  throw new Error('the page for a new mail did not come up')
}
