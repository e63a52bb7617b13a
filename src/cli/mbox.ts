/**
 * Splits mbox files (RFC 4155 and the mboxrd quoting) and Maildir-less mail stores such as Thunderbird's, whose From_
 * line may be bare. A From_ line counts only at the start or after an empty line; `>From ` loses one `>`.
 */
const LF = 10
const CR = 13
const QUOTE = 62
const FROM = Buffer.from('From ')
const FROM_LINE = /^From(?: - | \S{1,320} .{0,40}\d\d:\d\d|$)/
const MAX_LINE = 64 * 1024

/** True when the bytes begin as an mbox does. */
export function startsAsMbox(bytes: Uint8Array): boolean {
  return isFromLine(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)))
}

function isFromLine(line: Buffer): boolean {
  if (line.length < FROM.length || FROM.compare(line, 0, FROM.length) !== 0) return false
  const end = line.indexOf(LF)
  return FROM_LINE.test(line.toString('latin1', 0, Math.min(end < 0 ? line.length : end, 512)).trimEnd())
}

function isQuotedFrom(line: Buffer): boolean {
  let at = 0
  while (line[at] === QUOTE) at++
  return at > 0 && FROM.compare(line, at, at + FROM.length) === 0
}

const isEmpty = (line: Buffer) => line[0] === LF || (line[0] === CR && line[1] === LF)

/** What of one message has been read so far; bytes beyond `limit` are dropped. */
class Collected {
  #runs: Buffer[] = []
  #size = 0
  constructor(readonly limit: number) {}

  add(run: Buffer): void {
    const kept = run.subarray(0, this.limit - this.#size)
    if (kept.length === 0) return
    this.#runs.push(kept)
    this.#size += kept.length
  }

  take(): Buffer {
    const message = Buffer.concat(this.#runs)
    this.#runs = []
    this.#size = 0
    return message
  }
}

/**
 * The messages of an mbox, one after the other, without From_ lines. Holds one message and one chunk at a time; a
 * message longer than `limit` bytes is cut there. What stands before the first From_ line is left out.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const message = new Collected(limit)
  const state = { started: false, afterEmpty: true, midLine: false }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    rest = yield* readLines(bytes, message, state)
    if (rest.length <= MAX_LINE) continue
    if (state.started) message.add(rest)
    state.midLine = true
    rest = Buffer.alloc(0)
  }
  if (rest.length > 0) yield* readLines(Buffer.concat([rest, Buffer.from('\n')]), message, state)
  if (state.started) yield message.take()
}

interface State {
  started: boolean
  afterEmpty: boolean
  midLine: boolean
}

/** Takes the whole lines of `bytes`; returns what is left of the last one. */
function* readLines(bytes: Buffer, message: Collected, state: State): Generator<Uint8Array, Buffer> {
  let run = 0
  let start = 0
  for (let end = bytes.indexOf(LF, start); end >= 0; end = bytes.indexOf(LF, start)) {
    const line = bytes.subarray(start, end + 1)
    const wholeLine = !state.midLine
    state.midLine = false
    if (wholeLine && state.afterEmpty && isFromLine(line)) {
      if (state.started) {
        message.add(bytes.subarray(run, start))
        yield message.take()
      }
      state.started = true
      run = end + 1
    } else if (wholeLine && line[0] === QUOTE && isQuotedFrom(line)) {
      if (state.started) message.add(bytes.subarray(run, start))
      run = start + 1
    }
    state.afterEmpty = wholeLine && isEmpty(line)
    start = end + 1
  }
  if (state.started) message.add(bytes.subarray(run, start))
  return bytes.subarray(start)
}
