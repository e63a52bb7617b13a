// Calls over a port of the extension, in both directions. Values travel as JSON: Chrome has no other way.

interface Event<L> {
  addListener(listener: L): void
  removeListener(listener: L): void
}

/** What both clients have of a port. */
export interface Port {
  readonly name: string
  readonly sender?: { readonly id?: string }
  postMessage(message: unknown): void
  disconnect(): void
  readonly onMessage: Event<(message: unknown) => void>
  readonly onDisconnect: Event<() => void>
}

/** What one side can be asked, by name. */
export type Handlers = Readonly<Record<string, (argument: never) => unknown>>

export interface PortCalls {
  /** Asks the other side. Rejects when it cannot do it, and when the port goes. */
  call(name: string, argument?: unknown): Promise<unknown>
  /** Aborted when the port has gone. */
  readonly closed: AbortSignal
  close(): void
}

/** Answers what the other side of a port asks, and asks it in turn. */
export function portCalls(port: Port, handlers: Handlers): PortCalls {
  const life = new AbortController()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  const end = () => {
    life.abort()
    for (const { reject } of waiting.values()) reject(new Error('the other side has gone'))
    waiting.clear()
  }
  const post = (message: object) => {
    if (!life.signal.aborted) port.postMessage(message)
  }
  const answer = async (id: number, name: string, argument: unknown) => {
    try {
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
      if (!handler) throw new Error(`nobody answers ${name}`)
      post({ answer: id, value: (await handler(argument as never)) ?? null })
    } catch (error) {
      post({ answer: id, error: String((error as Error | null)?.message ?? error) })
    }
  }
  port.onMessage.addListener((message) => {
    const { call, name, argument, answer: of, value, error } = message as Readonly<Record<string, unknown>>
    if (typeof call === 'number' && typeof name === 'string') {
      void answer(call, name, argument)
      return
    }
    const asked = typeof of === 'number' ? waiting.get(of) : undefined
    waiting.delete(of as number)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(String(error)))
  })
  port.onDisconnect.addListener(end)
  return {
    call(name, argument) {
      if (life.signal.aborted) return Promise.reject(new Error('the other side has gone'))
      const id = ++last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        port.postMessage({ call: id, name, argument: argument ?? null })
      })
    },
    closed: life.signal,
    close() {
      port.disconnect()
      end()
    },
  }
}
