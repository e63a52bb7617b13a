import { type FromFrame, readToFrame, type ToFrame } from '../hosts/webmail/frameMessages.ts'
import { isWorthReading } from '../hosts/webmail/readSource.ts'
import type { OpenMessage, WebmailHost } from '../hosts/webmail/types.ts'
import { type Watcher, watchMessages } from '../hosts/webmail/watch.ts'
import { runtime } from '../platform/runtime.ts'
import { Candidate } from './candidate.ts'

type Listener = Parameters<ReturnType<typeof runtime>['onMessage']['addListener']>[0]

/** Watches the messages in this frame of a webmail and answers for them, until it is ended. */
export class WebmailFrame implements Watcher {
  readonly #life = new AbortController()
  readonly #candidates = new Map<string, Candidate>()
  /** What was known of the other open messages when they were looked at. */
  readonly #ordinary = new Map<string, string>()
  #look = () => {}

  /** Resolves when it has ended: the reader has taken the permission back, or the extension is gone. */
  watch(hosts?: readonly WebmailHost[]): Promise<void> {
    const { signal } = this.#life
    runtime().onMessage.addListener(this.#listen)
    addEventListener('pagehide', () => this.#isShown() && void this.#ask({ type: 'gone' }), { signal })
    this.#look = watchMessages(document, this, signal, hosts)
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => {
        if (isConnected()) runtime().onMessage.removeListener(this.#listen)
        resolve()
      }),
    )
  }

  opened(message: OpenMessage, host: WebmailHost, signal: AbortSignal): void {
    const facts = `${message.from}\n${message.subject}`
    if (this.#ordinary.get(message.key) === facts) return
    if (!isWorthReading(message)) {
      this.#ordinary.set(message.key, facts)
      signal.addEventListener('abort', () => this.#ordinary.delete(message.key))
      return
    }
    const candidate = new Candidate(message, host, signal)
    this.#candidates.set(message.key, candidate)
    signal.addEventListener('abort', () => this.#candidates.delete(message.key))
    void candidate.show(this.#ask, this.#look)
  }

  changed(message: OpenMessage, host: WebmailHost, signal: AbortSignal): void {
    const candidate = this.#candidates.get(message.key)
    if (candidate) candidate.update(message)
    // A page may fill in the subject after it has drawn the rest.
    else this.opened(message, host, signal)
  }

  broken({ id }: WebmailHost, error: unknown): void {
    console.warn(`Bounce Doctor does not understand this page of ${id}:`, error)
  }

  readonly #ask = async <T>(message: FromFrame): Promise<T | null | undefined> => {
    try {
      return (await runtime().sendMessage(message)) as T | null | undefined
    } catch {
      if (!isConnected()) this.#life.abort()
      return undefined
    }
  }

  readonly #listen: Listener = (value, sender, answer) => {
    const message = sender.id === runtime().id ? readToFrame(value) : null
    return message ? this.#answer(message, answer) : undefined
  }

  #answer(message: ToFrame, answer: (value: unknown) => void): true | undefined {
    const candidates = [...this.#candidates.values()]
    if (message.type === 'recheck') {
      void this.#ask<boolean>({ type: 'allowed' }).then((allowed) => allowed === false && this.#life.abort())
      return
    }
    if (message.type === 'candidates') {
      if (candidates.length > 0) answer(candidates.map(({ id }) => id))
      return
    }
    const meant = candidates.find(({ id }) => id === message.message)
    if (message.type === 'again') void meant?.show(this.#ask, this.#look)
    if (!meant || message.type === 'again') return
    meant.read(message.type === 'read' ? 'enough' : 'whole').then(answer, () => answer(null))
    return true
  }

  #isShown(): boolean {
    return [...this.#candidates.values()].some(({ isShown }) => isShown)
  }
}

/** False when the extension was removed or replaced while this script stayed behind in the page. */
function isConnected(): boolean {
  try {
    return Boolean(runtime().id)
  } catch {
    return false
  }
}
