import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const pure = [
  'mime',
  'report',
  'classifier',
  'advice',
  'i18n',
  'view',
  'ticket',
  'outgoing',
  'verdict',
  'live',
]

/** docs/ARCHITECTURE.md "Who may import whom": folder -> folders, or single files, that it may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  mime: [],
  report: ['mime'],
  classifier: ['mime', 'report'],
  advice: ['mime', 'report', 'classifier', 'i18n'],
  verdict: ['mime', 'report'],
  i18n: ['../_locales/en/messages.json'],
  view: ['mime', 'report', 'classifier', 'advice', 'i18n', 'verdict', 'live'],
  ticket: ['mime', 'report', 'classifier', 'advice', 'i18n', 'verdict', 'live'],
  live: [],
  outgoing: ['mime', 'report', 'classifier', 'advice', 'i18n'],
  actions: [...pure, 'platform'],
  platform: pure,
  hosts: [...pure, 'actions', 'platform'],
  ui: [...pure, 'actions', 'platform', 'background/messages.ts'],
  content: [...pure, 'ui', 'actions', 'hosts', 'platform', 'background/messages.ts'],
  background: [...pure, 'actions', 'hosts', 'platform'],
  plan: [...pure, 'ui', 'actions', 'hosts', 'platform'],
  check: [...pure, 'ui', 'actions', 'hosts', 'platform'],
  // No network.
  cli: pure.filter((folder) => folder !== 'live'),
}

/** What else a file may import, by the start of its path under src. */
const packages: readonly (readonly [under: string, source: RegExp])[] = [
  ['ui/', /^preact(\/|$)/],
  ['ui/popup/', /^virtual:/],
  ['background/', /^virtual:/],
  ['content/', /^virtual:/],
  ['plan/', /^virtual:/],
  ['check/', /^virtual:/],
  ['cli/', /^(virtual|node):/],
  ['classifier/schema.ts', /^valibot$/],
  ['outgoing/zip.ts', /^fflate$/],
  ['live/wire.ts', /^@dnsquery\/dns-packet$/],
  ['platform/browser.ts', /^webextension-polyfill$/],
]

function importsOf(file: string): string[] {
  const text = readFileSync(resolve(root, 'src', file), 'utf8')
  const statements = /(?:^|\n)\s*(?:import|export)\b(?:[^'";]{0,2000}?\bfrom)?\s*'([^'\n]+)'/g
  const calls = /\bimport\(\s*'([^'\n]+)'/g
  return [...text.matchAll(statements), ...text.matchAll(calls)].map((match) => match[1] ?? '')
}

function isAllowed(file: string, source: string): boolean {
  if (!source.startsWith('.'))
    return packages.some(([under, pattern]) => file.startsWith(under) && pattern.test(source))
  const target = posix.join(posix.dirname(file), source)
  const folder = file.split('/')[0] ?? ''
  const reach = [folder, ...(allowed[folder] ?? [])]
  return reach.some((entry) => (/\.\w+$/.test(entry) ? target === entry : target.startsWith(`${entry}/`)))
}

const files = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .sort()

test('every import in src follows the table', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((source) => !isAllowed(file, source))
      .map((source) => `${file} imports ${source}`),
  )
  expect(wrong).toEqual([])
})

test('every folder of src has its row in the table', () => {
  expect(files.filter((file) => !((file.split('/')[0] ?? '') in allowed))).toEqual([])
})

test('no host imports another, and only the registries know them all', () => {
  const registries = ['registry', 'repairRegistry', 'composeRegistry'].map(
    (name) => `hosts/webmail/${name}.ts`,
  )
  const wrong = files
    .filter((file) => file.startsWith('hosts/') && !registries.includes(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((source) => source.startsWith('.'))
        .map((source) => posix.join(posix.dirname(file), source).split('/'))
        .filter(([folder, host]) => folder === 'hosts' && host !== file.split('/')[1] && host !== 'webmail')
        .map((target) => `${file} imports ${target.join('/')}`),
    )
  expect(wrong).toEqual([])
})

test('the core has no clock and no chance in it', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/
  const wrong = files
    .filter((file) => pure.includes(file.split('/')[0] ?? ''))
    .filter((file) => impure.test(readFileSync(resolve(root, 'src', file), 'utf8')))
  expect(wrong).toEqual([])
})

/** Lints probe files under the project's own biome.json; returns the rules that fired, by file. */
function lint(probes: Readonly<Record<string, string>>): Map<string, Set<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-lint-'))
  try {
    cpSync(resolve(root, 'biome.json'), join(folder, 'biome.json'))
    symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    for (const [file, text] of Object.entries(probes)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    return fired(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fired(folder: string): Map<string, Set<string>> {
  const biome = resolve(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', 'src']
  let output = ''
  try {
    output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    output = String((error as { stdout?: unknown }).stdout ?? '')
  }
  const found = new Map<string, Set<string>>()
  for (const [, rule, file] of output.matchAll(/^::\w+ title=lint\/(\S+?),file=([^,\n]+)/gm)) {
    const name = relative(folder, resolve(folder, file ?? '')).replaceAll('\\', '/')
    const key = name.slice(name.indexOf('src/'))
    found.set(key, (found.get(key) ?? new Set()).add(rule ?? ''))
  }
  return found
}

const probe = (source: string) => `import { thing } from '${source}'\n\nexport const probe = thing\n`
const importRule = 'style/noRestrictedImports'

test('Biome refuses each forbidden import and passes each allowed one', () => {
  const probes: Record<string, string> = {}
  const forbidden: string[] = []
  for (const [folder, reach] of Object.entries(allowed)) {
    for (const other of Object.keys(allowed)) {
      if (other === folder) continue
      const file = `src/${folder}/to-${other}.ts`
      probes[file] = probe(`../${other}/thing.ts`)
      if (!reach.includes(other)) forbidden.push(file)
    }
    for (const name of ['preact', 'webextension-polyfill', 'valibot', 'virtual:rules', 'node:fs']) {
      const file = `src/${folder}/package-${name.replace(/\W/g, '-')}.ts`
      probes[file] = probe(name)
      if (!packages.some(([under, pattern]) => under === `${folder}/` && pattern.test(name)))
        forbidden.push(file)
    }
  }
  probes['src/platform/browser.ts'] = probe('webextension-polyfill')
  probes['src/classifier/schema.ts'] = probe('valibot')
  probes['src/outgoing/zip.ts'] = probe('fflate')
  probes['src/live/wire.ts'] = probe('@dnsquery/dns-packet')
  probes['src/ui/popup/main.ts'] = probe('virtual:catalogue/en')
  probes['src/hosts/roundcube/shared.ts'] = probe('../webmail/types.ts')
  probes['src/hosts/webmail/registry.ts'] = probe('../roundcube/host.ts')
  probes['src/hosts/roundcube/other.ts'] = probe('../thunderbird/search.ts')
  forbidden.push('src/hosts/roundcube/other.ts')
  const found = lint(probes)
  const refused = Object.keys(probes).filter((file) => found.get(file)?.has(importRule))
  expect(refused.sort()).toEqual(forbidden.sort())
})

test('Biome refuses the browser, the network and timers in the core', () => {
  const globals = ['document', 'window', 'browser', 'chrome', 'messenger', 'fetch', 'setTimeout', 'process']
  const probes = Object.fromEntries(
    pure.flatMap((folder) =>
      globals.map((name) => [`src/${folder}/${name}.ts`, `export const probe = ${name}\n`]),
    ),
  )
  const found = lint(probes)
  const missed = Object.keys(probes).filter((file) => !found.get(file)?.has('style/noRestrictedGlobals'))
  expect(missed).toEqual([])
})
