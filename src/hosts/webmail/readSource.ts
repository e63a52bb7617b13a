import { mayBeBounce } from '../../report/gate.ts'
import { shownText } from './shownText.ts'
import { textSource } from './textSource.ts'
import type { MessageSource, OpenMessage, WebmailHost } from './types.ts'

/** More of a mail than this, in bytes, is not fetched to diagnose it: what a server says stands at its beginning. */
const MOST = { yes: 1024 * 1024, look: 256 * 1024, no: 0 } as const

/** A mail of more than this, in bytes, is too large to be handed from a page to its background. */
const LARGEST = 40 * 1024 * 1024

/** How much of a message is wanted. */
export type Extent = 'enough' | 'whole'

/** Whether a message is worth a request, from what the page shows of it. */
export const isWorthReading = (message: OpenMessage): boolean => guess(message) !== 'no'

const guess = ({ from, subject, free }: OpenMessage) =>
  free && from === null && subject === null ? 'look' : mayBeBounce({ from, subject })

/**
 * What can be had of a message: its source, else the text that the page shows; null when neither is to be had, or the
 * message is gone meanwhile.
 */
export async function readSource(
  message: OpenMessage,
  host: WebmailHost,
  signal: AbortSignal,
  extent: Extent = 'enough',
): Promise<MessageSource | null> {
  try {
    const maxBytes = extent === 'whole' ? LARGEST : MOST[guess(message)]
    const source = await host.read(message, { maxBytes, signal })
    return signal.aborted ? null : source
  } catch {
    if (signal.aborted) return null
  }
  const text = shownText(message.body ?? message.anchor).trim()
  return text ? textSource(message, text) : null
}
