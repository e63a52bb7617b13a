/**
 * What one process of ours is asked to do by `npm run bench`; built into a plain Node script, so that nothing but the
 * core is in its memory. Arguments: the task and, as JSON, what it needs. Prints one JSON object.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import ruleSet from 'virtual:rules'
import { compile, diagnose, type Rules } from '../../src/classifier/index.ts'
import { countMessage } from '../../src/cli/engine.ts'
import { bounceOf, hostileMails, multiplied } from './inputs.ts'
import type { Round, Rounds } from './sisimai.ts'

const milliseconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const peakMegabytes = () => process.resourceUsage().maxRSS / 1024
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Diagnoses a mail under the settings of the engine that the command line has. */
function read(mail: Uint8Array, rules: Rules) {
  countMessage()
  return diagnose(mail, rules)
}

/** Milliseconds for one round over mails in memory. */
function diagnoseAll(mails: readonly Uint8Array[], rules: Rules): number {
  return milliseconds(() => {
    for (const mail of mails) read(mail, rules)
  })
}

/** Reads and diagnoses every file, `rounds` times over. */
function throughput(files: readonly string[], rounds: number): Rounds {
  const rules = compile(ruleSet)
  const round = (): Round => {
    let found = 0
    const before = process.cpuUsage()
    const spent = milliseconds(() => {
      for (const file of files) found += read(readFileSync(file), rules).recipients.length
    })
    const { user, system } = process.cpuUsage(before)
    return { found, seconds: spent / 1000, cpu: (user + system) / 1e6 }
  }
  return { messages: files.length, rounds: Array.from({ length: rounds }, round), peak: peakMegabytes() }
}

/** Messages a second by the clock when every processor reads its share, each share until all have had `rounds`. */
async function parallel(files: readonly string[], rounds: number) {
  const threads = availableParallelism()
  const shares = Array.from({ length: threads }, (_, thread) =>
    files.filter((_, index) => index % threads === thread),
  )
  const workers = shares.map(
    (share) => new Worker(new URL(import.meta.url), { workerData: { share, rounds } }),
  )
  const answers = () =>
    Promise.all(workers.map((worker) => new Promise<Rounds>((done) => worker.once('message', done))))
  await answers()
  const start = performance.now()
  for (const worker of workers) worker.postMessage('go')
  await answers()
  const seconds = (performance.now() - start) / 1000
  await Promise.all(workers.map((worker) => worker.terminate()))
  return { threads, perSecond: (files.length * rounds) / seconds, peak: peakMegabytes() }
}

/** One thread of parallel(): warms up, then reads its share when told. */
function serveShare(share: readonly string[], rounds: number): void {
  parentPort?.postMessage(throughput(share, rounds))
  parentPort?.once('message', () => parentPort?.postMessage(throughput(share, rounds)))
}

/** Memory after the first tenth and at the end of so many messages. */
function endurance(files: readonly string[], messages: number) {
  const rules = compile(ruleSet)
  const memory: number[] = []
  for (let index = 0; index < messages; index++) {
    read(readFileSync(files[index % files.length] ?? ''), rules)
    if (index % (messages / 10) === messages / 10 - 1) memory.push(process.memoryUsage().rss / 2 ** 20)
  }
  return { messages, memory, peak: peakMegabytes() }
}

/** Milliseconds for all files with the rules multiplied. */
function growth(files: readonly string[], factors: readonly number[]) {
  const mails = files.map((file) => readFileSync(file))
  const warm = compile(ruleSet)
  for (let round = 0; round < 5; round++) diagnoseAll(mails, warm)
  return factors.map((factor) => {
    const set = multiplied(ruleSet, factor)
    const rules = compile(set)
    const round = () => diagnoseAll(mails, rules)
    round()
    return { factor, rules: set.rules.length, milliseconds: median([round(), round(), round()]) }
  })
}

/** Milliseconds for one message of each size, read from disk: a bounce with an attachment returned, and ordinary mail. */
function sizes(
  mails: readonly { readonly size: number; readonly bounce: string; readonly ordinary: string }[],
) {
  const rules = compile(ruleSet)
  diagnoseAll(Array(500).fill(bounceOf(5_000)), rules)
  const once = (file: string) => {
    const round = () => milliseconds(() => read(readFileSync(file), rules))
    round()
    return median([round(), round(), round(), round(), round()])
  }
  return mails.map(({ size, bounce, ordinary }) => ({ size, bounce: once(bounce), ordinary: once(ordinary) }))
}

/** Rounds after which the engine has optimized what it will. */
const WARMING = 10

/** Microseconds per message, files read beforehand. */
function perMessage(files: readonly string[]) {
  const rules = compile(ruleSet)
  const mails = files.map((file) => readFileSync(file))
  const round = () => diagnoseAll(mails, rules)
  for (let warming = 0; warming < WARMING; warming++) round()
  return { microseconds: (1000 * median([round(), round(), round()])) / mails.length, messages: mails.length }
}

/** The slowest files, in milliseconds per started MB. */
function slowest(files: readonly string[]) {
  const rules = compile(ruleSet)
  const timed = files.map((file) => {
    const mail = readFileSync(file)
    read(mail, rules)
    const spent = Math.min(...[1, 2, 3].map(() => milliseconds(() => read(mail, rules))))
    return { file, bytes: mail.length, milliseconds: spent }
  })
  return timed.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 3)
}

/** Milliseconds per MB for messages made to be slow. */
function hostile() {
  const rules = compile(ruleSet)
  diagnoseAll(Array(500).fill(bounceOf(5_000)), rules)
  return hostileMails().map(({ name, mail }) => {
    const spent = Math.min(...[1, 2, 3].map(() => milliseconds(() => read(mail, rules))))
    return { name, bytes: mail.length, milliseconds: spent, perMegabyte: spent / (mail.length / 1e6) }
  })
}

async function main(): Promise<void> {
  const [task, json] = process.argv.slice(2)
  const given = JSON.parse(readFileSync(json ?? '', 'utf8'))
  const tasks: Readonly<Record<string, () => unknown>> = {
    throughput: () => throughput(given.files, given.rounds),
    parallel: () => parallel(given.files, given.rounds),
    endurance: () => endurance(given.files, given.messages),
    growth: () => growth(given.files, given.factors),
    sizes: () => sizes(given.mails),
    perMessage: () => perMessage(given.files),
    slowest: () => slowest(given.files),
    hostile,
  }
  const run = tasks[task ?? '']
  if (!run) throw new Error(`unknown task: ${task}`)
  console.log(JSON.stringify(await run()))
}

if (isMainThread) await main()
else serveShare(workerData.share, workerData.rounds)
