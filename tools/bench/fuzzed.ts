/**
 * One process of `npm run bench -- --fuzz`: reads and judges mutated mails and says what went wrong. Argument: a JSON
 * file with what to do. Each input comes from the seed and its own number, so that any can be made again alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import ruleSet from 'virtual:rules'
import { compile, diagnose, diagnoseText, explain } from '../../src/classifier/index.ts'
import { judge, VERDICTS, type VerdictContext } from '../../src/verdict/index.ts'
import { faultOf, faultOfDiagnosis, faultOfFacts } from './contract.ts'
import { mutated, randomFrom } from './mutate.ts'

/** What one process is to do. */
export interface FuzzTask {
  readonly files: readonly string[]
  readonly seed: number
  readonly from: number
  readonly count: number
  /** Where the number of the input at work is written now and then, for the case that it never ends. */
  readonly progress: string
}

/** An input that took long; `perMegabyte` counts what is smaller as one megabyte. */
export interface Slow {
  readonly number: number
  readonly bytes: number
  readonly milliseconds: number
  readonly perMegabyte: number
}

export interface FuzzResult {
  readonly bytes: number
  readonly bounces: number
  readonly faults: readonly { readonly number: number; readonly fault: string }[]
  readonly slowest: readonly Slow[]
  /** Memory in MB after each fifth, and the peak. */
  readonly memory: readonly number[]
  readonly peak: number
}

const CONTEXT: VerdictContext = {
  sent: null,
  identities: ['wang@sender.example'],
  ownHosts: ['mail.sender.example'],
}
const MOST_FAULTS = 20
const MOST_SLOW = 10
/** From here on a time is taken again, for the machine may have been busy. */
const SUSPECT = 12
const REPEATS = 5
/** Every so many inputs are read as pasted text and as a pasted reply too. */
const PASTED = 2

const rules = compile(ruleSet)

/** Everything that happens to a mail and to what is pasted of it; what is wrong by the contract, or null. */
function check(mail: Uint8Array): { fault: string | null; isBounce: boolean } {
  const diagnosed = diagnose(mail, rules)
  const { message } = diagnosed.report
  const verdict = message ? judge(message, diagnosed.report, CONTEXT).verdict : 'none'
  const fault = (VERDICTS as readonly string[]).includes(verdict) ? faultOf(diagnosed) : `verdict ${verdict}`
  return { fault, isBounce: diagnosed.recipients.length > 0 }
}

function checkText(mail: Uint8Array, random: () => number): string | null {
  const text = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength).toString(
    random() < 0.5 ? 'utf8' : 'latin1',
  )
  const start = Math.floor(random() * text.length)
  const { facts, diagnosis } = explain(text.slice(start, start + 2000), rules)
  const fault = faultOfFacts(facts) ?? faultOfDiagnosis(diagnosis, facts)
  return fault ? `explain: ${fault}` : faultOf(diagnoseText(text, rules))
}

function timed(mail: Uint8Array): number {
  const start = performance.now()
  diagnose(mail, rules)
  return performance.now() - start
}

const perMegabyte = (milliseconds: number, bytes: number) => milliseconds / Math.max(1, bytes / 1e6)

function run({ files, seed, from, count, progress }: FuzzTask): FuzzResult {
  const sources = files.map((file) => new Uint8Array(readFileSync(file)))
  const faults: { number: number; fault: string }[] = []
  let slowest: Slow[] = []
  const memory: number[] = []
  let bytes = 0
  let bounces = 0
  for (let number = from; number < from + count; number++) {
    if (number % 500 === 0) writeFileSync(progress, String(number))
    const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b))
    const mail = mutated(sources, random)
    bytes += mail.length
    const start = performance.now()
    let fault: string | null
    try {
      const result = check(mail)
      if (result.isBounce) bounces++
      fault = result.fault ?? (number % PASTED === 0 ? checkText(mail, random) : null)
    } catch (error) {
      fault = String((error as Error).stack ?? error)
    }
    if (fault && faults.length < MOST_FAULTS) faults.push({ number, fault })
    const spent = performance.now() - start
    if (perMegabyte(spent, mail.length) > SUSPECT && !fault) {
      const milliseconds = Math.min(...Array.from({ length: REPEATS }, () => timed(mail)))
      slowest.push({
        number,
        bytes: mail.length,
        milliseconds,
        perMegabyte: perMegabyte(milliseconds, mail.length),
      })
      slowest = slowest.sort((a, b) => b.perMegabyte - a.perMegabyte).slice(0, MOST_SLOW)
    }
    if ((number - from + 1) % Math.ceil(count / 5) === 0) memory.push(process.memoryUsage().rss / 2 ** 20)
  }
  return { bytes, bounces, faults, slowest, memory, peak: process.resourceUsage().maxRSS / 1024 }
}

const task: FuzzTask = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
console.log(JSON.stringify(run(task)))
