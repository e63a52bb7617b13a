import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { readTree } from './build/files.ts'
import { splitData } from './build/splitData.ts'
import { table } from './table.ts'

const root = resolve(import.meta.dirname, '..')
const gzip = (bytes: Uint8Array | string) => gzipSync(bytes, { level: 9 }).length
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** What telling genuine notices from tricks may cost; in Chrome's worker it is part of the one script. */
const JUDGING = 36_000
/** And the actions, which wait for a click elsewhere. */
const ACTIONS = 17_000

/** A figure that may not grow beyond its budget; both in bytes, gzip. */
export interface Budget {
  readonly what: string
  readonly size: number
  readonly limit: number
}

/**
 * Budgets of one built extension: what each document of a message loads, and what the background loads to judge one.
 * The rule data is a budget of its own; catalogues and advice are text.
 */
function budgetsOf(target: string, files: Files): Budget[] {
  const code = (...names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzip(splitData(files.get(name)?.toString('utf8') ?? '').code), 0)
  const page = target === 'thunderbird' ? 'content.js' : 'webmail.js'
  const asleep = withImports(files, ['background.js'])
  const awake = withImports(files, ['background.js', 'engine.js'])
  return [
    {
      what: `${target}: an ordinary message loads ${page}`,
      size: code(page),
      // The page script knows two dozen webmails.
      limit: target === 'thunderbird' ? 3_000 : 12_000,
    },
    {
      what: `${target}: a bounce loads ${page} and banner.js`,
      size: code(page, 'banner.js'),
      limit: 60_000,
    },
    // Chrome's worker is one script.
    ...(target === 'chrome'
      ? []
      : [
          {
            what: `${target}: the background starts with ${asleep.join(', ')}`,
            size: code(...asleep),
            limit: 40_000,
          },
        ]),
    {
      what: `${target}: the background has, for a bounce, without data`,
      size: code(...awake),
      limit: target === 'chrome' ? 95_000 + JUDGING + ACTIONS : 95_000,
    },
    ...(target === 'chrome'
      ? []
      : [
          {
            what: `${target}: and to judge the notice itself`,
            size: code(...withImports(files, ['verdict.js']).filter((name) => !awake.includes(name))),
            limit: JUDGING,
          },
        ]),
  ]
}

type Files = ReadonlyMap<string, Buffer>

/** The scripts and what they import statically; those that were not built are left out. */
function withImports(files: Files, names: readonly string[]): string[] {
  const found: string[] = []
  const open = [...names]
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const script = files.get(name)?.toString('utf8')
    if (script === undefined || found.includes(name)) continue
    found.push(name)
    for (const [, imported] of script.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      if (imported) open.push(imported)
  }
  return found
}

/** Rule data as shipped, and the minified classifier with what unpacks its rules. */
async function classifierBudget(engine: string): Promise<Budget> {
  const data = splitData(engine).data.find((text) => text.includes('replyCodes')) ?? ''
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome120', 'firefox140'],
      rolldownOptions: {
        input: ['index', 'packed'].map((name) => resolve(root, `src/classifier/${name}.ts`)),
        external: /\/(?:mime|report)\//,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', minify: true },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunks = output && 'output' in output ? output.output : []
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
  return {
    what: `rule data (${kilobytes(gzip(data))}) and classifier (${kilobytes(gzip(code))})`,
    size: gzip(data) + gzip(code),
    limit: 90_000,
  }
}

/** Prints the size of every file and every budget; false when one is exceeded. */
export async function printSizes(dist: string, targets: readonly string[]): Promise<boolean> {
  const rows: string[][] = []
  const budgets: Budget[] = []
  for (const target of targets) {
    if (!existsSync(join(dist, target))) continue
    const files = await readTree(join(dist, target))
    for (const [name, bytes] of files)
      if (/\.(?:js|css|html)$/.test(name))
        rows.push([`${target}/${name}`, kilobytes(bytes.length), kilobytes(gzip(bytes))])
    if (target === 'cli') continue
    budgets.push(...budgetsOf(target, files))
    if (files.has('engine.js')) budgets.push(await classifierBudget(String(files.get('engine.js'))))
  }
  console.log(table([['file', 'size', 'gzip'], ...rows]))
  if (budgets.length > 0)
    console.log(`\n${table([['budget', 'gzip', 'limit', ''], ...budgets.map(budgetRow)])}`)
  return budgets.every(({ size, limit }) => size <= limit)
}

const budgetRow = ({ what, size, limit }: Budget) => [
  what,
  kilobytes(size),
  kilobytes(limit),
  size <= limit ? 'ok' : 'OVER',
]

/** `node tools/run.mjs tools/sizes.ts`: sizes of what is built already. */
export async function main(): Promise<number> {
  return (await printSizes(join(root, 'dist'), ['thunderbird', 'firefox', 'chrome', 'cli'])) ? 0 : 1
}
