import type { Shown } from '../background/messages.ts'
import type { FromFrame, SentMessage } from '../hosts/webmail/frameMessages.ts'
import { type Extent, readSource } from '../hosts/webmail/readSource.ts'
import type { MessageSource, OpenMessage, WebmailHost } from '../hosts/webmail/types.ts'
import { base64 } from '../outgoing/base64.ts'
import { getMount } from './mountPoint.ts'

/** A page that goes on taking the banner away gets it back so many times. */
const PATIENCE = 20

/** A background that ends in the middle of an answer is asked anew after so many milliseconds. */
const AGAIN = [200, 1000, 3000] as const

/** Asks the background; undefined where no answer comes. */
export type Ask = <T>(message: FromFrame) => Promise<T | null | undefined>

/** An open message that may be a bounce, under the number by which the background knows it. */
export class Candidate {
  /** By chance: a number never means another message, even when the page has been loaded anew. */
  readonly id = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  readonly #host: WebmailHost
  readonly #signal: AbortSignal
  #message: OpenMessage
  #banner: HTMLElement | null = null
  #patience = PATIENCE
  #remove = () => {}

  constructor(message: OpenMessage, host: WebmailHost, signal: AbortSignal) {
    this.#message = message
    this.#host = host
    this.#signal = signal
  }

  /** The message for the background; null when it cannot be read. */
  async read(extent: Extent): Promise<SentMessage | null> {
    const source = await readSource(this.#message, this.#host, this.#signal, extent)
    if (!source) return null
    const name = [this.#host.id, location.origin, this.#message.key].join('\n')
    const page = this.#host.pageOf?.(new URL(location.href))
    return {
      ...{ name, can: [...this.#host.can], source: plain(source) },
      ...(page === undefined ? {} : { page }),
    }
  }

  /**
   * Shows the banner if the message is a bounce. `look` makes sure that it still stands open: the answer takes a while,
   * and nothing of one message may stand over another.
   */
  async show(ask: Ask, look: () => void): Promise<void> {
    const shown = await this.#ask(ask)
    look()
    const mount = getMount()
    if (!shown || !mount || this.#signal.aborted) return
    // One that stands already may be the line that is left of it after "not a bounce".
    this.#remove()
    const isFirst = this.#banner === null
    this.#remove = mount(shown, (element) => this.#place(element))
    if (!isFirst) return
    this.#signal.addEventListener('abort', () => {
      this.#remove()
      void ask({ type: 'gone' })
    })
  }

  async #ask(ask: Ask): Promise<Shown | null> {
    for (const pause of [...AGAIN, null]) {
      const shown = await ask<Shown>({ type: 'open', message: this.id })
      if (shown !== undefined || pause === null) return shown ?? null
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (this.#signal.aborted) return null
    }
    return null
  }

  /** Whether a banner stands. */
  get isShown(): boolean {
    return this.#banner !== null && !this.#signal.aborted
  }

  /** Takes the message as the page shows it now, and puts the banner back where the page has drawn it anew. */
  update(message: OpenMessage): void {
    this.#message = message
    if (!this.#banner || this.#banner.nextElementSibling === message.anchor) return
    if (this.#patience-- > 0) message.anchor.before(this.#banner)
  }

  #place(element: HTMLElement): void {
    this.#banner = element
    this.#message.anchor.before(element)
  }
}

const plain = (source: MessageSource): SentMessage['source'] =>
  source.kind === 'text' ? source : { kind: 'raw', base64: base64(source.bytes), cut: source.cut }
