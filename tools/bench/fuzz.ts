import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from '../table.ts'
import type { FuzzResult, FuzzTask, Slow } from './fuzzed.ts'

/** What to fuzz. */
export interface FuzzWish {
  readonly count: number
  readonly seed: number
  /** Number of the first input. */
  readonly from: number
}

/** Inputs of one process; so few that an end by force costs little. */
const SLICE = 25_000
/** One input takes some milliseconds at most, so that this is a hang. */
const LONGEST = 60 * 60 * 1000
/** Milliseconds that a started megabyte may take. */
const BAR = 50

type Outcome = Partial<FuzzResult> & { readonly error?: string }

function runSlice(script: string, work: string, task: FuzzTask): Outcome {
  const file = join(work, `fuzz-${task.from}.json`)
  writeFileSync(file, JSON.stringify(task))
  try {
    const options = { encoding: 'utf8', maxBuffer: 1e8, timeout: LONGEST, killSignal: 'SIGKILL' } as const
    return JSON.parse(execFileSync(process.execPath, [script, file], options))
  } catch (error) {
    const at = existsSync(task.progress) ? readFileSync(task.progress, 'utf8') : '?'
    return { error: `the process ended after input ${at}: ${(error as Error).message.split('\n')[0]}` }
  }
}

/**
 * Reads and judges `count` mutated mails in processes of 25,000 each and prints what was found. True when there was no
 * exception, no hang, nothing outside the contract and nothing slower than 50 ms for each started megabyte.
 */
export function fuzz(script: string, work: string, files: readonly string[], wish: FuzzWish): boolean {
  const { count, seed, from } = wish
  console.log(`Fuzzing with ${count} inputs from ${files.length} mails, seed ${seed}, from input ${from}`)
  const faults: string[] = []
  let slowest: Slow[] = []
  const total = { bytes: 0, bounces: 0, peak: 0, done: 0 }
  const started = performance.now()
  for (let at = from; at < from + count; at += SLICE) {
    const size = Math.min(SLICE, from + count - at)
    const progress = join(work, `fuzz-${at}.progress`)
    const outcome = runSlice(script, work, { files, seed, from: at, count: size, progress })
    const found = (outcome.faults ?? []).map(({ number, fault }) => `input ${number}: ${fault}`)
    if (outcome.error) found.push(outcome.error)
    faults.push(...found)
    for (const fault of found) console.log(fault)
    slowest = [...slowest, ...(outcome.slowest ?? [])]
      .sort((a, b) => b.perMegabyte - a.perMegabyte)
      .slice(0, 5)
    total.bytes += outcome.bytes ?? 0
    total.bounces += outcome.bounces ?? 0
    total.peak = Math.max(total.peak, outcome.peak ?? 0)
    total.done += outcome.error ? 0 : size
    const memory = (outcome.memory ?? []).map((value) => value.toFixed(0)).join(' ')
    console.log(`${at + size - from} of ${count}, ${faults.length} faults, memory in MB ${memory}`)
  }
  const minutes = (performance.now() - started) / 60_000
  console.log(
    `${total.done} inputs of ${(total.bytes / 1e6).toFixed(0)} MB in ${minutes.toFixed(0)} minutes, seed ${seed}: ${total.bounces} read as reports, ${faults.length} faults, peak memory ${total.peak.toFixed(0)} MB`,
  )
  console.log('\nSlowest inputs')
  console.log(table([['input', 'kB', 'ms', 'ms per started MB'], ...slowest.map(slowRow)]))
  return faults.length === 0 && slowest.every(({ perMegabyte }) => perMegabyte <= BAR)
}

const slowRow = ({ number, bytes, milliseconds, perMegabyte }: Slow) => [
  String(number),
  (bytes / 1000).toFixed(1),
  milliseconds.toFixed(2),
  perMegabyte.toFixed(2),
]
