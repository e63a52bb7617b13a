import { findHost } from './registry.ts'
import type { OpenMessage, WebmailHost } from './types.ts'

/** Changes of the page within so many milliseconds are looked at once. */
const PAUSE = 100
/** A host that finds itself broken for so many milliseconds is so: a page may be half drawn before. */
const PATIENCE = 3000

export interface Watcher {
  /** A message has come up. The signal is aborted when it goes. */
  opened(message: OpenMessage, host: WebmailHost, signal: AbortSignal): void
  /** The page has changed while the message stayed open; its anchor may be another element. */
  changed(message: OpenMessage, host: WebmailHost, signal: AbortSignal): void
  /** The host no longer understands the page; told once. */
  broken(host: WebmailHost, error: unknown): void
}

/**
 * Tells which messages a document shows, until the signal is aborted. A page that is not recognised may be later, as those
 * that are drawn by scripts are. Throws nothing that a host throws. Returns what looks at once, for who must be sure.
 */
export function watchMessages(
  page: Document,
  watcher: Watcher,
  signal: AbortSignal,
  hosts?: readonly WebmailHost[],
): () => void {
  const open = new Map<string, AbortController>()
  const troubled = patience(watcher)
  let host: WebmailHost | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const messagesNow = (): readonly OpenMessage[] => {
    const url = new URL(page.URL)
    host ??= findHost(page, url, hosts)
    if (!host) return []
    try {
      const messages = host.openMessages(page, url)
      troubled.clear()
      return messages
    } catch (error) {
      if (troubled.note(host, error)) later(PATIENCE)
      return []
    }
  }
  const look = () => {
    clearTimeout(timer)
    timer = undefined
    if (signal.aborted) return
    const messages = messagesNow()
    for (const [key, life] of open) {
      if (messages.some((message) => message.key === key)) continue
      open.delete(key)
      life.abort()
    }
    for (const message of messages) {
      const known = open.get(message.key)
      const life = known ?? new AbortController()
      open.set(message.key, life)
      if (host) watcher[known ? 'changed' : 'opened'](message, host, life.signal)
    }
  }
  const later = (pause = PAUSE) => {
    if (!signal.aborted) timer ??= setTimeout(look, pause)
  }

  const observer = new MutationObserver(() => later())
  observer.observe(page, { childList: true, subtree: true })
  const window = page.defaultView
  for (const name of ['hashchange', 'popstate', 'pageshow'])
    window?.addEventListener(name, () => later(), { signal })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    for (const life of open.values()) life.abort()
    open.clear()
  })
  look()
  return look
}

/** Whether a broken host has been so for long enough, and has not been told of yet. */
function patience(watcher: Watcher) {
  let since: number | null = null
  let told = false
  return {
    clear: () => {
      since = null
    },
    /** True when it is worth looking again. */
    note(host: WebmailHost, error: unknown): boolean {
      since ??= performance.now()
      if (told) return false
      told = performance.now() - since >= PATIENCE - PAUSE
      if (told) watcher.broken(host, error)
      return !told
    },
  }
}
