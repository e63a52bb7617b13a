import { once } from 'node:events'

/** C0 and C1 controls but for tab and line feed, and the controls that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const UNSAFE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text of a mail as a terminal may show it: no escape sequences, no hidden turns of direction. */
export function forTerminal(text: string): string {
  return text.replace(UNSAFE, '\ufffd')
}

const styled = () => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR
export const strong = (text: string) => (styled() ? `\x1b[1m${text}\x1b[22m` : text)
export const faint = (text: string) => (styled() ? `\x1b[2m${text}\x1b[22m` : text)

/** Text is handed on in pieces of this length, for each piece is a call to the system. */
const PIECE = 32 * 1024
let waiting = ''

/**
 * Writes to standard output, a terminal at once and else in bigger pieces: flush() at the end. Waits while the reader is
 * slow, so that memory stays flat.
 */
export async function write(text: string | Uint8Array): Promise<void> {
  if (typeof text === 'string') {
    waiting += text
    if (waiting.length < PIECE && !process.stdout.isTTY) return
    await flush()
  } else {
    await flush()
    await send(text)
  }
}

/** Hands on what write() has kept. */
export async function flush(): Promise<void> {
  const text = waiting
  waiting = ''
  if (text !== '') await send(text)
}

async function send(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Says on standard error what went wrong, behind what was written before it. */
export function complain(text: string): void {
  const before = waiting
  waiting = ''
  if (before !== '') process.stdout.write(before)
  process.stderr.write(`bounce-doctor: ${forTerminal(text)}\n`)
}

/** `head` closing the pipe is no error: leave without a word. */
export function leaveQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? 0 : 1)
    })
}
