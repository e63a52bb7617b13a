import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { haveSisimai, type PeerRun, runSisimai } from './bench/sisimai.ts'
import { dataPlugin } from './dataPlugin.ts'
import { table } from './table.ts'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared')
const work = join(root, 'out/bench')
const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7, 5e7]
const USAGE = `npm run bench [-- --quick]

Measures the speed and memory of the diagnosis: against libsisimai-perl on the same files, with more rules, with bigger
messages, over 100,000 messages and on ordinary mail. --quick leaves out the peer and the 100,000 messages.`

/** Builds the measured process as a plain script, so that no tool shares its memory. */
async function buildMeasured(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [dataPlugin()],
    build: {
      ssr: resolve(root, 'tools/bench/ours.ts'),
      outDir: work,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { external: builtinModules.flatMap((name) => [name, `node:${name}`]) },
    },
    ssr: { noExternal: true },
  })
  return join(work, 'ours.js')
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
  const folder = join(shared, ...names)
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
const perSecond = ({ messages, seconds }: Run) => messages / seconds
const processorTime = ({ messages, cpu }: Run) => (1e6 * cpu) / messages

type Run = Omit<PeerRun, 'version'>

const runRow = (name: string, run: Run, rounds: number) => [
  name,
  fixed(perSecond(run), 0),
  fixed(processorTime(run), 0),
  `${fixed(run.peak, 0)} MB`,
  String(run.found / rounds),
]

/** The same files through both; wall time for the rate, processor time beside it for a machine that is busy. */
async function comparePeer(script: string, files: readonly string[], quick: boolean): Promise<void> {
  const rounds = 5
  const own = await ours<Run>(script, 'throughput', { files, rounds })
  const peer = !quick && haveSisimai() ? runSisimai(files) : null
  console.log(`\n${files.length} files of corpus and mta, one process each, reading included`)
  console.log(
    table([
      ['', 'messages/s', 'µs of processor each', 'peak memory', 'recipients'],
      runRow('Bounce Doctor', own, rounds),
      ...(peer ? [runRow(`libsisimai-perl ${peer.version}`, peer, 1)] : []),
    ]),
  )
  if (peer)
    console.log(
      `Ratio: ${fixed(perSecond(own) / perSecond(peer))} times the messages per second, ${fixed(processorTime(peer) / processorTime(own))} by processor time`,
    )
  else if (!quick)
    console.log('libsisimai-perl is missing and could not be installed: apt-get install libsisimai-perl')
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

async function measureSizes(script: string): Promise<void> {
  const rows = await ours<{ size: number; bounce: number; ordinary: number }[]>(script, 'sizes', {
    sizes: SIZES,
  })
  console.log('\nBigger messages, an attachment each')
  console.log(
    table([
      ['size', 'bounce that returns it, ms', 'ordinary, ms'],
      ...rows.map(({ size, bounce, ordinary }) => [
        `${size / 1000} kB`,
        fixed(bounce, 2),
        fixed(ordinary, 2),
      ]),
    ]),
  )
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

export async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg !== '--quick')) {
    console.error(USAGE)
    return 2
  }
  if (!existsSync(shared)) {
    console.error(`${shared} is missing: there is nothing to measure with`)
    return 1
  }
  const quick = args.includes('--quick')
  await mkdir(work, { recursive: true })
  const script = await buildMeasured()
  const bounces = [...(await mailsBelow('corpus/bounce')), ...(await mailsBelow('mta'))]
  const all = [...bounces, ...(await mailsBelow('corpus/other'))]
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`)
  await comparePeer(script, bounces, quick)
  await measureGrowth(script, bounces)
  await measureSizes(script)
  await measureOrdinary(script, bounces)
  if (quick) return 0
  await measureEndurance(script, all)
  await measureBanner()
  return 0
}
