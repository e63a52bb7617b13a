import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { countMessage } from './engine.ts'
import { sniff, walkFolder } from './folders.ts'
import { splitMbox } from './mbox.ts'

/** More of one message is not read: a notice stands at its start, and memory stays flat. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

/** One message, or an input that could not be read. `number` counts the messages of an mbox from 1. */
export type Mail =
  | { readonly file: string; readonly number: number | null; readonly bytes: Uint8Array }
  | { readonly file: string; readonly error: string }

/** The messages of every path in order; `-` is one message on standard input. Never throws for an unreadable one. */
export async function* readMails(paths: readonly string[]): AsyncGenerator<Mail> {
  for (const path of paths)
    for await (const mail of path === '-' ? standardInput() : readPath(path)) {
      countMessage()
      yield mail
    }
}

/** Maildir names end in `:2,FLAGS`; the system's own words stand behind the code. */
function failure(file: string, error: unknown): Mail {
  const { code, message } = error as NodeJS.ErrnoException
  return { file, error: code ?? message ?? String(error) }
}

async function* standardInput(): AsyncGenerator<Mail> {
  try {
    yield { file: '-', number: null, bytes: await upTo(process.stdin, MAX_MESSAGE_BYTES) }
  } catch (error) {
    yield failure('-', error)
  }
}

async function* readPath(path: string): AsyncGenerator<Mail> {
  try {
    if (!statSync(path).isDirectory()) {
      yield* readFile(path)
      return
    }
    for await (const walked of walkFolder(path)) {
      if ('error' in walked) yield failure(walked.path, walked.error)
      else yield* readFile(walked.path)
    }
  } catch (error) {
    yield failure(path, error)
  }
}

async function* readFile(path: string): AsyncGenerator<Mail> {
  try {
    if (!/\.eml$/i.test(path) && sniff(path) === 'mbox') {
      yield* readMbox(path)
      return
    }
    yield { file: path, number: null, bytes: regularBytes(path) ?? (await streamedBytes(path)) }
  } catch (error) {
    yield failure(path, error)
  }
}

async function* readMbox(path: string): AsyncGenerator<Mail> {
  let number = 0
  const chunks = createReadStream(path, { highWaterMark: 1024 * 1024 })
  for await (const bytes of splitMbox(chunks, MAX_MESSAGE_BYTES))
    yield { file: path, number: ++number, bytes }
}

/**
 * The beginning of a regular file; null for a pipe and the like. Not waiting for each file by turns through the event
 * loop makes reading many small ones several times as fast.
 */
function regularBytes(path: string): Uint8Array | null {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    return size > 0 ? readUpTo(file, Math.min(size, MAX_MESSAGE_BYTES)) : null
  } finally {
    closeSync(file)
  }
}

const streamedBytes = (path: string) => upTo(createReadStream(path), MAX_MESSAGE_BYTES)

function readUpTo(file: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, filled)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

/** Everything that a stream gives, cut at `limit` bytes. */
async function upTo(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    if (size >= limit) continue
    chunks.push(chunk)
    size += chunk.length
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/** All of standard input as text. */
export async function readStandardText(): Promise<string> {
  return new TextDecoder().decode(await upTo(process.stdin, MAX_MESSAGE_BYTES))
}
