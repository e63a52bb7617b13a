/** Shares big inputs out among threads. What they give comes back in the order of the messages. */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Done, type Job, type ReadMail, workerOn } from './work.ts'

/** Messages in one go; few enough that what waits in memory stays small. */
const BATCH = 64
const BATCH_BYTES = 4_000_000
/** So many messages are done alone: a thread must first learn by doing, as the engine does, what is worth compiling. */
const ALONE = 4096
const MOST_THREADS = 8
/** Batches that a thread has before it; one to do and one to go on with. */
const AHEAD = 2

/** Several messages at a time, each batch as soon as it is full. */
async function* batchesOf(mails: AsyncIterable<ReadMail>): AsyncGenerator<readonly ReadMail[]> {
  let batch: ReadMail[] = []
  let bytes = 0
  for await (const mail of mails) {
    batch.push(mail)
    bytes += mail.bytes.length
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/**
 * Does a job on all messages and gives the results in their order, holding only some batches at a time. Beyond some
 * hundred messages every processor works, unless `threads` is 1.
 */
export async function* workThrough(
  mails: AsyncIterable<ReadMail>,
  job: Job,
  threads = Math.min(MOST_THREADS, availableParallelism()),
): AsyncGenerator<Done> {
  const alone = workerOn(job)
  let seen = 0
  let pool: Pool | null = null
  const waiting: Promise<Done>[] = []
  try {
    for await (const batch of batchesOf(mails)) {
      seen += batch.length
      if (!pool && (threads < 2 || seen <= ALONE)) {
        yield alone(batch)
        continue
      }
      pool ??= new Pool(job, threads, alone)
      waiting.push(pool.run(batch))
      if (waiting.length >= threads * AHEAD) yield (await waiting.shift()) as Done
    }
    for (const done of waiting) yield await done
  } finally {
    await pool?.close()
  }
}

interface Task {
  readonly batch: readonly ReadMail[]
  readonly done: (result: Done) => void
}

/** Threads with the tasks that each has before it. A batch whose thread breaks down is done here. */
class Pool {
  readonly #threads: { readonly worker: Worker; readonly tasks: Task[]; broken: boolean }[] = []

  constructor(
    job: Job,
    count: number,
    readonly alone: (batch: readonly ReadMail[]) => Done,
  ) {
    for (let i = 0; i < count; i++) {
      const worker = new Worker(new URL(import.meta.url), { workerData: { job } })
      const thread = { worker, tasks: [] as Task[], broken: false }
      worker.on('message', (result: Done) => thread.tasks.shift()?.done(result))
      worker.on('error', () => this.#giveUp(thread))
      this.#threads.push(thread)
    }
  }

  #giveUp(thread: { readonly tasks: Task[]; broken: boolean }): void {
    thread.broken = true
    for (const { batch, done } of thread.tasks.splice(0)) done(this.alone(batch))
  }

  /** Gives a batch to the thread with the least to do. */
  run(batch: readonly ReadMail[]): Promise<Done> {
    const able = this.#threads.filter(({ broken }) => !broken)
    const thread = able.reduce<(typeof able)[number] | undefined>(
      (best, one) => (best && best.tasks.length <= one.tasks.length ? best : one),
      undefined,
    )
    if (!thread) return Promise.resolve(this.alone(batch))
    return new Promise((done) => {
      thread.tasks.push({ batch, done })
      // Copies are handed over, so that the batch is still at hand when the thread breaks down.
      const copies = batch.map((mail) => ({ ...mail, bytes: new Uint8Array(mail.bytes) }))
      thread.worker.postMessage(
        copies,
        copies.map(({ bytes }) => bytes.buffer),
      )
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

/** In a thread of ours: does what it is told until it is ended. False in the main thread. */
export function servesAsThread(): boolean {
  const port = parentPort
  if (isMainThread || !port) return false
  const work = workerOn((workerData as { job: Job }).job)
  port.on('message', (mails: readonly ReadMail[]) => port.postMessage(work(mails)))
  return true
}
