import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { howToInstall, install, missing, type Need } from './clients/missing.ts'
import { endRecorded, RECORD_VARIABLE } from './clients/processes.ts'
import { runPackage, runTool } from './clients/scripts.ts'
import { ROOT, throwAwayFolder } from './clients/session.ts'
import { TARGETS } from './manifest.ts'

const NEEDS: readonly Need[] = [
  'thunderbird',
  'thunderbird-chinese',
  'chinese-font',
  'dovecot',
  'postfix',
  'sevenzip',
  'openssl',
  'firefox',
  'chromium',
  'xvfb',
  'xdotool',
  'php',
  'roundcube',
  'roundcube-larry',
  'sogo',
  'horde',
]

/** Tests that passed; tests and steps that failed. */
interface Score {
  passed: number
  failed: number
}

/** What a step answers: null when all is well, else the sentence that says what is wrong. */
type Outcome = Promise<string | null> | string | null

interface Run {
  /** Everything that the run writes outside of the project; goes away at its end. */
  readonly folder: string
  readonly score: Score
}

const STEPS: readonly (readonly [name: string, step: (run: Run) => Outcome])[] = [
  ['shared data', sharedData],
  ['system packages', systemPackages],
  ['typecheck', () => runPackage('typescript/bin/tsc', '-p', '.')],
  ['lint', () => runPackage('@biomejs/biome/bin/biome', 'ci', '.')],
  ['unit tests', (run) => vitest('unit', run)],
  ['build and sizes', build],
  ['store check', storeCheck],
  ['tests in the real clients', clients],
]

/**
 * Runs everything that must hold, and prints `N passed, N failed` as its last line: the tests, and each step that
 * failed for another reason than a failed test. Returns the exit status. A failed step hides a later one only where
 * that one needs it.
 */
export async function main(): Promise<number> {
  const folder = await throwAwayFolder()
  const run: Run = {
    folder: folder.path,
    score: { passed: 0, failed: 0 },
  }
  const end = async () => {
    endRecorded(recordsOf(run))
    await folder.remove()
  }
  await mkdir(recordsOf(run))
  process.env[RECORD_VARIABLE] = recordsOf(run)
  process.env.TMPDIR = run.folder
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => end().finally(() => process.exit(1)))
  try {
    for (const [name, step] of STEPS) await runStep(name, step, run)
  } finally {
    await end()
  }
  console.log(`${run.score.passed} passed, ${run.score.failed} failed`)
  return run.score.failed > 0 ? 1 : 0
}

const recordsOf = (run: Run): string => join(run.folder, 'processes')

async function runStep(name: string, step: (run: Run) => Outcome, run: Run): Promise<void> {
  const start = performance.now()
  const failedBefore = run.score.failed
  console.log(`\n== ${name}`)
  const wrong = await step(run)
  if (wrong !== null) {
    run.score.failed++
    console.error(wrong)
  }
  const verdict = run.score.failed > failedBefore ? 'FAILED' : 'done'
  console.log(`== ${name}: ${verdict} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

/** Data that the project is measured with lies beside it; without it a good part of the unit tests cannot run. */
function sharedData(): string | null {
  if (existsSync(join(ROOT, '..', 'shared', 'seeds.jsonl'))) return null
  const notice =
    'The folder ../shared is missing: no test against the seed table and the collected bounces can run.'
  if (process.env.CI) return notice
  console.warn(`${'!'.repeat(notice.length)}\n${notice}\n${'!'.repeat(notice.length)}`)
  return null
}

/** What stays missing fails the step that needs it, not this one. */
function systemPackages(): null {
  const rest = install(NEEDS)
  if (rest.length > 0) console.warn(howToInstall(rest))
  return null
}

/** Builds from nothing, so that no older build is tested; builds twice, since packages must come out the same. */
async function build(): Promise<string | null> {
  await rm(join(ROOT, 'dist'), { recursive: true, force: true })
  return runTool('build', '--check')
}

/** The check of addons.mozilla.org. For Thunderbird it knows neither permissions nor keys, but would still find errors. */
async function storeCheck(): Promise<string | null> {
  for (const target of ['firefox', 'thunderbird']) {
    const wrong = await runPackage(
      'web-ext/bin/web-ext.js',
      'lint',
      '-s',
      `dist/${target}`,
      '--no-config-discovery',
    )
    if (wrong) return wrong
  }
  return null
}

async function clients(run: Run): Promise<string | null> {
  const built = TARGETS.every((target) => existsSync(join(ROOT, 'dist', target, 'manifest.json')))
  if (!built) return 'The clients need the build, which failed.'
  const rest = missing(NEEDS)
  const wrong = await vitest('e2e', run)
  return rest.length > 0 ? howToInstall(rest) : wrong
}

/** Runs a vitest project and adds its figures to the score; a run without figures is a failed step. */
async function vitest(project: string, { folder, score }: Run): Promise<string | null> {
  const outputFile = join(folder, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`]
  const wrong = await runPackage('vitest/vitest.mjs', 'run', '--project', project, ...reporters)
  if (!existsSync(outputFile)) return wrong ?? `vitest left no figures for ${project}`
  const report = JSON.parse(await readFile(outputFile, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  score.passed += report.numPassedTests
  score.failed += report.numFailedTests
  // A file that cannot be loaded, and an error outside of any test, count as no failed test.
  return report.numFailedTests > 0 ? null : wrong
}
