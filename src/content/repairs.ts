import { fromBase64 } from '../hosts/webmail/base64.ts'
import { settled } from '../hosts/webmail/fields.ts'
import { type FromFrame, readFollow } from '../hosts/webmail/frameMessages.ts'
import { glanceSent } from '../hosts/webmail/glanceSent.ts'
import {
  type Announced,
  type FillJob,
  PIECE,
  type PieceOf,
  REPAIR_PORT,
} from '../hosts/webmail/repairCalls.ts'
import { findRepairs } from '../hosts/webmail/repairRegistry.ts'
import { readGlanceRequest } from '../hosts/webmail/sentGlance.ts'
import type { ComposeFile, ComposeJob, StoredMail, WebmailRepairs } from '../hosts/webmail/types.ts'
import { base64 } from '../outgoing/base64.ts'
import { type Port, type PortCalls, portCalls } from '../platform/portCalls.ts'
import { runtime } from '../platform/runtime.ts'

/** So long, in milliseconds, a page for a new mail that was loaded again may take to stand. */
const STANDING = 10_000

/** Marks this extension's own world, which the page cannot see, so that a second injection does nothing. */
const RUNNING = Symbol.for('bounce-doctor/repairs')

/** Does what pages of the extension ask for, as long as their port stands. Web pages cannot connect here. */
function serve(port: Port): void {
  if (port.name !== REPAIR_PORT || port.sender?.id !== runtime().id) return
  const repairs = findRepairs(document, new URL(document.URL))
  const read = new Map<number, Uint8Array>()
  const calls: PortCalls = portCalls(port, {
    host: () => repairs?.id ?? null,
    'find-sent': (ids: readonly string[]) => repairs?.findSent(ids, calls.closed),
    'written-to': () => repairs?.writtenTo?.(calls.closed),
    async read(mail: Pick<StoredMail, 'key'>): Promise<Announced | null> {
      const bytes = await repairs?.readStored(mail, calls.closed)
      if (!bytes) return null
      read.set(read.size, bytes)
      return { of: read.size - 1, sizeBytes: bytes.length }
    },
    piece: ({ of, from }: PieceOf) => base64(read.get(of)?.subarray(from, from + PIECE) ?? new Uint8Array()),
    async path(job: FillJob): Promise<string | null> {
      if (!repairs) return null
      const path = await repairs.compose.path(withFiles(job, calls), document, calls.closed)
      return new URL(path, location.href).href
    },
    ready: () => repairs?.compose.isReady(document, new URL(document.URL)) ?? false,
    tells: () => repairs?.compose.onSent !== undefined,
    async fill(job: FillJob) {
      const unfilled = await repairs?.compose.fill(document, withFiles(job, calls), calls.closed)
      if (repairs) follow(repairs)
      return unfilled
    },
  })
}

/** Tells what becomes of the mail on this page: it is sent, or the page goes without that. */
function follow({ compose }: WebmailRepairs): void {
  const tell = (what: FromFrame) =>
    void runtime()
      .sendMessage(what)
      .catch(() => {})
  if (!compose.onSent) return
  compose.onSent(document, () => tell({ type: 'sent' }))
  const left = () => tell({ type: 'left', url: document.URL, shows: compose.shows(document) })
  addEventListener('pagehide', left, { once: true })
}

const withFiles = (job: FillJob, calls: PortCalls): ComposeJob => ({
  ...job,
  files: job.files.map((file, of) => fileOf(file, of, calls)),
})

const fileOf = (file: FillJob['files'][number], of: number, calls: PortCalls): ComposeFile => ({
  ...file,
  async bytes() {
    const bytes = new Uint8Array(file.sizeBytes)
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = fromBase64(String(await calls.call('piece', { of, from } satisfies PieceOf)))
      if (!piece || piece.length !== Math.min(PIECE, bytes.length - from))
        throw new Error('a piece is missing')
      bytes.set(piece, from)
    }
    return bytes
  },
})

type Listener = Parameters<ReturnType<typeof runtime>['onMessage']['addListener']>[0]

/** Watches the mail on a page that was loaded again, where it came back with it. */
const answerFollow: Listener = (value, sender, answer) => {
  const wanted = sender.id === runtime().id ? readFollow(value) : null
  const url = new URL(document.URL)
  const repairs = wanted?.url === url.href && findRepairs(document, url)
  if (!repairs) return undefined
  const { compose } = repairs
  const stands = () => compose.isReady(document, url) && compose.shows(document) === wanted.shows
  const watched = () => {
    follow(repairs)
    answer(true)
  }
  const wait = { signal: new AbortController().signal, timeoutMs: STANDING }
  settled(stands, wait).then(watched, () => answer(false))
  return true
}

/** Answers the background, which keeps no port: it may end at any moment. */
const answerGlance: Listener = (value, sender, answer) => {
  const ids = sender.id === runtime().id ? readGlanceRequest(value) : null
  const repairs = ids && findRepairs(document, new URL(document.URL))
  if (!repairs) return undefined
  glanceSent(repairs, ids).then(answer, () => answer(null))
  return true
}

const scope = globalThis as { [RUNNING]?: true }
if (!scope[RUNNING]) {
  scope[RUNNING] = true
  runtime().onConnect.addListener(serve)
  runtime().onMessage.addListener(answerGlance)
  runtime().onMessage.addListener(answerFollow)
}
