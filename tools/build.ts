import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createBuilder } from 'vite'
import { readTree } from './build/files.ts'
import { zip } from './build/zip.ts'
import { TARGETS } from './manifest.ts'
import { printSizes } from './sizes.ts'

const root = resolve(import.meta.dirname, '..')
const ALL = [...TARGETS, 'cli']
const USAGE = `npm run build [-- --check] [TARGET...]

Builds ${ALL.join(', ')} (or the TARGETs named) into dist/, packs the extensions and prints their sizes.
--check builds twice and fails when the two differ in one byte.`

/** Builds the targets into `folder` and packs the extensions there. */
export async function buildInto(folder: string, targets: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const target of targets) {
    await buildTarget(folder, target)
    if (target === 'cli') await chmod(join(folder, 'cli/bounce-doctor.js'), 0o755)
    else await packTarget(folder, target)
  }
}

async function buildTarget(folder: string, target: string): Promise<void> {
  process.env.BUILD_DIR = folder
  try {
    const config = { root, configFile: join(root, 'vite.config.ts'), mode: target, logLevel: 'warn' } as const
    await (await createBuilder(config)).buildApp()
  } finally {
    delete process.env.BUILD_DIR
  }
}

async function packTarget(folder: string, target: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const files = await readTree(join(folder, target))
  const extension = target === 'chrome' ? 'zip' : 'xpi'
  await writeFile(join(folder, `bounce-doctor-${version}-${target}.${extension}`), zip(files))
}

/** Names of files that two builds into fresh folders do not have in common, byte for byte. */
export async function differingFiles(targets: readonly string[] = ALL): Promise<string[]> {
  await mkdir(join(root, 'out'), { recursive: true })
  const folders = [await mkdtemp(join(root, 'out/first-')), await mkdtemp(join(root, 'out/second-'))]
  try {
    for (const folder of folders) await buildInto(folder, targets)
    const [first, second] = await Promise.all(folders.map(readTree))
    if (!first || !second) return []
    const names = new Set([...first.keys(), ...second.keys()])
    return [...names].filter((name) => !same(first.get(name), second.get(name))).sort()
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

const same = (a: Buffer | undefined, b: Buffer | undefined) =>
  a !== undefined && b !== undefined && a.equals(b)

export async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith('-'))
  const unknown = args.filter((arg) => arg !== '--check' && !ALL.includes(arg))
  if (unknown.length > 0) {
    console.error(`${USAGE}\n\nNot known: ${unknown.join(' ')}`)
    return 2
  }
  const targets = named.length > 0 ? ALL.filter((target) => named.includes(target)) : ALL
  await buildInto(join(root, 'dist'), targets)
  const withinBudget = await printSizes(join(root, 'dist'), targets)
  if (!args.includes('--check')) return withinBudget ? 0 : 1
  const differing = await differingFiles(targets)
  console.log(
    differing.length === 0 ? 'Two builds: the same bytes.' : `Two builds differ in: ${differing.join(', ')}`,
  )
  return withinBudget && differing.length === 0 ? 0 : 1
}
