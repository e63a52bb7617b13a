import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { fuzz } from './bench/fuzz.ts'
import { bounceOf, ordinaryOf } from './bench/inputs.ts'
import { haveSisimai, type Round, type Rounds, runSisimai } from './bench/sisimai.ts'
import { dataPlugin } from './dataPlugin.ts'
import { table } from './table.ts'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared')
const work = join(root, 'out/bench')
const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7, 5e7]
/** The peer is not asked about a message that would take it longer. */
const MOST_SECONDS = 5
const USAGE = `npm run bench [-- --quick]
npm run bench -- --fuzz COUNT [--seed SEED] [--from NUMBER]

Measures the speed and memory of the diagnosis: against libsisimai-perl on the same files, with more rules, with bigger
messages, over 100,000 messages and on ordinary mail. --quick leaves out the peer and the 100,000 messages. --fuzz
reads and judges so many mutated mails instead; --from begins at another input of the same seed.`

/** Builds a measured process as a plain script, so that no tool shares its memory. */
async function buildMeasured(name: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [dataPlugin()],
    build: {
      ssr: resolve(root, `tools/bench/${name}.ts`),
      outDir: work,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { external: builtinModules.flatMap((name) => [name, `node:${name}`]) },
    },
    ssr: { noExternal: true },
  })
  return join(work, `${name}.js`)
}

/** Runs one task of bench/ours.ts in a process of its own. */
async function ours<T>(script: string, task: string, given: unknown): Promise<T> {
  const file = join(work, `${task}.json`)
  await writeFile(file, JSON.stringify(given))
  return JSON.parse(
    execFileSync(process.execPath, [script, task, file], { encoding: 'utf8', maxBuffer: 1e8 }),
  )
}

async function mailsBelow(...names: string[]): Promise<string[]> {
  return mailsIn(join(shared, ...names))
}

async function mailsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Ordinary mail by its label: what most messages that a user opens are. */
async function ordinaryMails(): Promise<string[]> {
  const labels = (await readFile(join(shared, 'corpus/labels.jsonl'), 'utf8')).split('\n').filter(Boolean)
  return labels
    .map((line) => JSON.parse(line))
    .filter(({ kind, format }) => kind === 'not-bounce' && format === 'message')
    .map(({ file }) => join(shared, 'corpus', file))
}

const fixed = (value: number, digits = 1) => value.toFixed(digits)
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Several processes over the same files. */
interface Figures {
  readonly messages: number
  /** Microseconds of processor time for one message: in the first round of a process, and in the last ones. */
  readonly first: number
  readonly later: number
  readonly perSecond: number
  readonly peak: number
  readonly found: number
}

function figuresOf(runs: readonly Rounds[]): Figures {
  const { messages } = runs[0] as Rounds
  const later = runs.flatMap(({ rounds }) => rounds.slice(-WARM_ROUNDS))
  const each = (rounds: readonly Round[]) => (1e6 * median(rounds.map(({ cpu }) => cpu))) / messages
  return {
    messages,
    first: each(runs.map(({ rounds }) => rounds[0] as Round)),
    later: each(later),
    perSecond: messages / median(later.map(({ seconds }) => seconds)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    found: later[0]?.found ?? 0,
  }
}

const figuresRow = (name: string, figures: Figures) => [
  name,
  fixed(figures.perSecond, 0),
  fixed(figures.later, 0),
  fixed(figures.first, 0),
  `${fixed(figures.peak, 0)} MB`,
  String(figures.found),
]
const HEADINGS = ['', 'messages/s', 'µs of processor each', 'in the first round', 'peak memory', 'recipients']

const ROUNDS = 8
/** Rounds of a process that count as warm: its last ones. */
const WARM_ROUNDS = 4
const PROCESSES = 3

/** Ours alone, where the peer is not asked for or cannot be had. */
async function measureAlone(script: string, files: readonly string[]): Promise<void> {
  const own = figuresOf([await ours<Rounds>(script, 'throughput', { files, rounds: ROUNDS })])
  console.log(`\n${own.messages} messages, files read from disk`)
  console.log(table([HEADINGS, figuresRow('Bounce Doctor', own)]))
}

/**
 * The same files through both: one process and one thread each, each file read from disk, starting and loading left
 * out, ours with the engine set as the command line sets it. Processes take turns and medians count, as the machine may
 * be busy.
 */
async function comparePeer(script: string, name: string, files: readonly string[]): Promise<void> {
  const own: Rounds[] = []
  const peer: Rounds[] = []
  let version = ''
  for (let turn = 0; turn < PROCESSES; turn++) {
    own.push(await ours<Rounds>(script, 'throughput', { files, rounds: ROUNDS }))
    const run = runSisimai(files, ROUNDS)
    peer.push(run)
    version = run.version
  }
  const [one, other] = [figuresOf(own), figuresOf(peer)]
  console.log(
    `\n${files.length} ${name}, ${PROCESSES} processes of ${ROUNDS} rounds each, files read from disk`,
  )
  console.log(
    table([HEADINGS, figuresRow('Bounce Doctor', one), figuresRow(`libsisimai-perl ${version}`, other)]),
  )
  console.log(
    `Ratio: ${fixed(other.later / one.later)} by processor time (${fixed(other.first / one.first)} in the first round), ${fixed(one.perSecond / other.perSecond)} by the clock`,
  )
}

/** One process of ours again, which may use every processor: what an administrator with a full mailbox has of it. */
async function measureParallel(script: string, files: readonly string[]): Promise<void> {
  type Parallel = { threads: number; perSecond: number; peak: number }
  const { threads, perSecond, peak } = await ours<Parallel>(script, 'parallel', { files, rounds: ROUNDS })
  console.log(
    `Not part of the ratio: one process of ours with ${threads} threads reads ${fixed(perSecond, 0)} messages/s by the clock, peak memory ${fixed(peak, 0)} MB`,
  )
}

/** Bounces that the peer reads too, ordinary mail, and everything. */
async function measureThroughput(
  script: string,
  bounces: readonly string[],
  others: readonly string[],
  quick: boolean,
): Promise<void> {
  if (quick || !haveSisimai()) {
    await measureAlone(script, bounces)
    if (!quick) console.log('libsisimai-perl is missing and could not be installed')
    return
  }
  const { known } = runSisimai(bounces, 1)
  console.log(`libsisimai-perl finds a bounce in ${known.length} of ${bounces.length}`)
  await comparePeer(
    script,
    'bounces that both read',
    known.map((index) => bounces[index] as string),
  )
  await comparePeer(script, 'messages that are no bounces', await ordinaryMails())
  await comparePeer(script, 'messages, bounces and others', [...bounces, ...others])
  await measureParallel(script, bounces)
}

async function measureHostile(script: string): Promise<void> {
  const rows = await ours<{ name: string; bytes: number; milliseconds: number; perMegabyte: number }[]>(
    script,
    'hostile',
    {},
  )
  const worst = rows.sort((a, b) => b.perMegabyte - a.perMegabyte).slice(0, 10)
  console.log(`\nMessages made to be slow, the slowest ${worst.length} of ${rows.length}`)
  console.log(
    table([
      ['', 'MB', 'ms', 'ms per MB'],
      ...worst.map((row) => [
        row.name,
        fixed(row.bytes / 1e6, 2),
        fixed(row.milliseconds),
        fixed(row.perMegabyte),
      ]),
    ]),
  )
}

async function measureGrowth(script: string, files: readonly string[]): Promise<void> {
  const rows = await ours<{ factor: number; rules: number; milliseconds: number }[]>(script, 'growth', {
    files,
    factors: [1, 2, 4],
  })
  console.log(`\nMore rules: ${files.length} bounces, files read beforehand`)
  const first = rows[0]?.milliseconds ?? 1
  console.log(
    table([
      ['', 'rules', 'ms', 'of 1x'],
      ...rows.map((row) => [
        `${row.factor}x`,
        String(row.rules),
        fixed(row.milliseconds, 0),
        fixed(row.milliseconds / first, 2),
      ]),
    ]),
  )
}

/** Milliseconds that the peer takes for each message; null from where one would take too long. */
function peerTimes(mails: readonly { readonly size: number; readonly bounce: string }[]): (number | null)[] {
  let spent = 0
  return mails.map(({ size, bounce }, index) => {
    const grown = size / (mails[index - 1]?.size ?? size)
    if (spent * grown > MOST_SECONDS) return null
    const copies = Math.max(1, Math.min(200, Math.round(1e6 / size)))
    const { rounds } = runSisimai(new Array<string>(copies).fill(bounce), 4)
    spent = median(rounds.slice(1).map(({ seconds }) => seconds)) / copies
    return 1000 * spent
  })
}

async function writeMails() {
  const folder = join(work, 'mails')
  await mkdir(folder, { recursive: true })
  return Promise.all(
    SIZES.map(async (size) => {
      const [bounce, ordinary] = [join(folder, `bounce-${size}.eml`), join(folder, `ordinary-${size}.eml`)]
      await writeFile(bounce, bounceOf(size))
      await writeFile(ordinary, ordinaryOf(size))
      return { size, bounce, ordinary }
    }),
  )
}

async function measureSizes(script: string, quick: boolean): Promise<void> {
  const mails = await writeMails()
  const rows = await ours<{ size: number; bounce: number; ordinary: number }[]>(script, 'sizes', { mails })
  const peer = quick || !haveSisimai() ? [] : peerTimes(mails)
  const other = (time: number | null | undefined, write: (time: number) => string) =>
    time === undefined || time === null ? '-' : write(time)
  console.log('\nBigger messages, an attachment each, read from disk; ms by the clock')
  console.log(
    table([
      ['size', 'bounce that returns it', 'libsisimai-perl', 'ratio', 'ordinary'],
      ...rows.map(({ size, bounce, ordinary }, index) => [
        `${size / 1000} kB`,
        fixed(bounce, 2),
        other(peer[index], (time) => fixed(time, 2)),
        other(peer[index], (time) => fixed(time / bounce)),
        fixed(ordinary, 2),
      ]),
    ]),
  )
  if (peer.includes(null))
    console.log(`-: libsisimai-perl was not asked where it would take more than ${MOST_SECONDS} seconds`)
  await rm(join(work, 'mails'), { recursive: true })
}

async function measureOrdinary(script: string, bounces: readonly string[]): Promise<void> {
  const files = await ordinaryMails()
  const no = await ours<{ microseconds: number; messages: number }>(script, 'perMessage', { files })
  const yes = await ours<{ microseconds: number; messages: number }>(script, 'perMessage', { files: bounces })
  console.log('\nCost of one message, file read beforehand')
  console.log(
    table([
      ['', 'messages', 'µs each'],
      ['not a bounce', String(no.messages), fixed(no.microseconds, 0)],
      ['bounce', String(yes.messages), fixed(yes.microseconds, 0)],
    ]),
  )
  const slow = await ours<{ file: string; bytes: number; milliseconds: number }[]>(script, 'slowest', {
    files: [...bounces, ...files],
  })
  console.log('\nSlowest messages')
  console.log(
    table([
      ['', 'kB', 'ms'],
      ...slow.map(({ file, bytes, milliseconds }) => [
        file.slice(shared.length + 1),
        fixed(bytes / 1000),
        fixed(milliseconds, 2),
      ]),
    ]),
  )
}

async function measureEndurance(script: string, files: readonly string[]): Promise<void> {
  const { memory, messages } = await ours<{ memory: number[]; messages: number }>(script, 'endurance', {
    files,
    messages: 100_000,
  })
  console.log(
    `\nMemory in MB after each tenth of ${messages} messages: ${memory.map((value) => fixed(value, 0)).join(' ')}`,
  )
}

/** Selecting a message until the banner stands, in the real client, where that measurement is at hand. */
async function measureBanner(): Promise<void> {
  const file = join(root, 'tools/bench/banner.ts')
  if (!existsSync(file)) return
  execFileSync(process.execPath, [join(root, 'tools/run.mjs'), file], { cwd: root, stdio: 'inherit' })
}

/** What the script in a webmail's page costs on ordinary mail; its targets are its own to check. */
function measurePageScript(): void {
  const script = join(root, 'tools/bench/pageScript.ts')
  spawnSync(process.execPath, [join(root, 'tools/run.mjs'), script], { cwd: root, stdio: 'inherit' })
}

/** The mails to mutate: the collections, or our own fixtures where those are missing. */
async function fuzzedMails(): Promise<string[]> {
  if (!existsSync(shared)) return mailsIn(join(root, 'test/fixtures'))
  const folders = ['corpus/bounce', 'corpus/other', 'mta', 'layouts-zh']
  return (await Promise.all(folders.map((folder) => mailsBelow(folder)))).flat()
}

interface Wish {
  readonly quick: boolean
  readonly fuzz: { readonly count: number; readonly seed: number; readonly from: number } | null
}

const OPTIONS = {
  quick: { type: 'boolean' },
  fuzz: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
} as const

function readWish(args: readonly string[]): Wish | null {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const [count, seed, from] = [values.fuzz ?? '1', values.seed ?? '1', values.from ?? '0'].map(Number)
    if (!count || count < 1 || seed === undefined || from === undefined) return null
    if (![count, seed, from].every(Number.isSafeInteger)) return null
    return { quick: values.quick === true, fuzz: values.fuzz === undefined ? null : { count, seed, from } }
  } catch {
    return null
  }
}

export async function main(args: readonly string[]): Promise<number> {
  const wish = readWish(args)
  if (!wish) {
    console.error(USAGE)
    return 2
  }
  await mkdir(work, { recursive: true })
  if (wish.fuzz) return fuzz(await buildMeasured('fuzzed'), work, await fuzzedMails(), wish.fuzz) ? 0 : 1
  if (!existsSync(shared)) {
    console.error(`${shared} is missing: there is nothing to measure with`)
    return 1
  }
  const { quick } = wish
  const script = await buildMeasured('ours')
  const bounces = [...(await mailsBelow('corpus/bounce')), ...(await mailsBelow('mta'))]
  const others = await mailsBelow('corpus/other')
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`)
  await measureThroughput(script, bounces, others, quick)
  await measureGrowth(script, bounces)
  await measureSizes(script, quick)
  await measureHostile(script)
  await measureOrdinary(script, bounces)
  if (quick) return 0
  await measureEndurance(script, [...bounces, ...others])
  await measureBanner()
  measurePageScript()
  return 0
}
