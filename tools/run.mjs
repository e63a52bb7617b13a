// Starts a TypeScript tool: `node tools/run.mjs tools/x.ts [arguments]`. Installs the packages first when they are
// missing, so that one command is enough on a fresh clone. Plain JavaScript because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bounce Doctor needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

/** True when node_modules holds what package-lock.json asks for. */
function installed() {
  const marker = resolve(root, 'node_modules/.package-lock.json')
  if (!existsSync(marker)) return false
  const wanted = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(marker, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

/** True for a node_modules that other checkouts share: installing through the link would empty it under them. */
function isShared() {
  return lstatSync(resolve(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

if (!installed() && isShared()) {
  console.warn(
    'node_modules is a link, and what it leads to is not what package-lock.json asks for. ' +
      'Nothing is installed through a link: run `npm ci` where it leads to. Going on with what is there.',
  )
} else if (!installed()) {
  console.log('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const [tool, ...args] = process.argv.slice(2)
if (!tool) throw new Error('usage: node tools/run.mjs tools/NAME.ts [ARGUMENTS]')
const { runnerImport } = await import('vite')
const { module } = await runnerImport(resolve(root, tool), { root, configFile: false, logLevel: 'warn' })
process.exitCode = (await module.main(args)) ?? 0
