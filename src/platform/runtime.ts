// Injected scripts run in every displayed message, so they go without the polyfill: each client has a native
// `runtime` whose functions return promises in Manifest V3.

import type { Port } from './portCalls.ts'

export interface MessageSender {
  readonly id?: string
  readonly url?: string
  readonly tab?: { readonly id?: number }
  readonly frameId?: number
}

/** Returns true when it will answer later. */
type Listener = (
  message: unknown,
  sender: MessageSender,
  answer: (value: unknown) => void,
) => true | undefined

interface Runtime {
  readonly onConnect: { addListener(listener: (port: Port) => void): void }
  readonly id: string
  sendMessage(message: unknown): Promise<unknown>
  readonly onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void }
}

interface Scope {
  readonly browser?: { readonly runtime?: Runtime }
  readonly chrome?: { readonly runtime?: Runtime }
}

/** The extension's runtime in an injected script; throws where the extension has been removed meanwhile. */
export function runtime(): Runtime {
  const scope = globalThis as unknown as Scope
  const found = scope.browser?.runtime ?? scope.chrome?.runtime
  if (!found) throw new Error('no extension runtime')
  return found
}
