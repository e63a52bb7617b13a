/** Finds the regular expressions of source files, and has recheck prove that they match in linear time. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { parseSync } from 'vite'

const root = resolve(import.meta.dirname, '../..')

export interface Expression {
  readonly source: string
  readonly flags: string
}

/** The regular expressions written out in the files below a folder. */
export async function literalsBelow(folder: string): Promise<Expression[]> {
  const entries = await readdir(resolve(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  const found = await Promise.all(
    files.map(async (file) => {
      const path = join(file.parentPath, file.name)
      return literalsIn(parseSync(path, await readFile(path, 'utf8')).program)
    }),
  )
  return found.flat()
}

function literalsIn(node: unknown): Expression[] {
  if (typeof node !== 'object' || node === null) return []
  if (node instanceof RegExp) return []
  const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } }
  if (type === 'Literal' && regex) return [{ source: regex.pattern, flags: regex.flags }]
  return Object.values(node).flatMap(literalsIn)
}

/** The expressions that are put together from strings while `work` runs. */
export async function builtDuring(work: () => Promise<void>): Promise<Expression[]> {
  const built: Expression[] = []
  const native = globalThis.RegExp
  globalThis.RegExp = new Proxy(native, {
    construct(target, given, self) {
      const made = Reflect.construct(target, given, self) as RegExp
      built.push({ source: made.source, flags: made.flags })
      return made
    },
  })
  try {
    await work()
  } finally {
    globalThis.RegExp = native
  }
  return built
}

/** Whether anything in it may repeat without end: what may not takes no longer for longer texts at one place. */
export function isUnbounded(source: string): boolean {
  const bare = source
    .replace(/\\./gs, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?<?[:=!]|\(\?<\w+>/g, '(')
  return /[*+]|\{\d+,\}/.test(bare)
}

/** Looks ahead or behind at alternatives of plain text: they cost as much at every place as they are long. */
const LOOK = /\(\?<?[!=](?:[^()\\[\]*+{}?]|\\b|\((?:\?:)?[^()\\[\]*+{}?]*\))*\)/g

/**
 * The expression as recheck's automaton is asked about it. Bounded repeats become short ones: how matching grows with the
 * text depends on the unbounded ones alone. Letters become small instead of meaning both, and looks are left out: an
 * expression matches in more ways without, so what is safe without is safe with them.
 */
function plainer({ source, flags }: Expression): string {
  const short = source
    .replace(LOOK, '')
    .replace(/(?<!\\)\{(\d+)(,?)(\d*)\}/g, (whole, least: string, comma: string, most: string) => {
      if (comma !== '' && most === '') return `{${Math.min(Number(least), 2)},}`
      if (Number(most || least) <= 2) return whole
      return comma === '' ? '{2}' : `{${Math.min(Number(least), 1)},2}`
    })
  const fixed = flags.includes('y') ? `^(?:${short})` : short
  if (!flags.includes('i')) return fixed
  const unit = /\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\p\{[^}]*\}|\\k<\w+>|\(\?<\w+>|\\.|[^\\]/gisu
  return fixed.replace(unit, (piece) => (piece.length > 1 ? piece : piece.toLowerCase()))
}

const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { check } = require('node:module').createRequire(workerData)('recheck')
  parentPort.on('message', ({ source, flags }) =>
    check(source, flags, { checker: 'automaton', timeout: 60000 }).then(
      ({ status }) => parentPort.postMessage(status),
      (error) => parentPort.postMessage(String(error)),
    ))`
/** Milliseconds that one proof may take; none needs half of it on a slow machine. */
const LIMIT = 20_000
const folder = resolve(root, 'node_modules/.cache/recheck')

/** Proves expressions one after the other in a thread of its own, which is ended when a proof takes too long. */
export class Prover {
  #worker: Worker | null = null

  /** `safe`, or what recheck says instead; `no proof in time` when it says nothing. Proofs are kept between runs. */
  async judge(expression: Expression): Promise<string> {
    const source = plainer(expression)
    const flags = expression.flags.replace(/[dgiy]/g, '')
    const file = resolve(folder, createHash('sha256').update(`${source}/${flags}`).digest('hex'))
    if ((await readFile(file, 'utf8').catch(() => null)) === 'proved') return 'safe'
    const status = await this.#ask({ source, flags })
    await mkdir(folder, { recursive: true })
    if (status === 'safe') await writeFile(file, 'proved')
    return status
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  async #ask(question: Expression): Promise<string> {
    this.#worker ??= new Worker(CHECK, {
      eval: true,
      env: { ...process.env, RECHECK_BACKEND: 'pure' },
      workerData: join(root, 'package.json'),
    })
    const worker = this.#worker
    const answer = await new Promise<string | null>((settle) => {
      const timer = setTimeout(() => settle(null), LIMIT)
      worker.once('message', (status: string) => {
        clearTimeout(timer)
        settle(status)
      })
      worker.postMessage(question)
    })
    if (answer === null) await this.end()
    return answer ?? 'no proof in time'
  }
}
