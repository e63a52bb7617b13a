import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backscatter, returnedMail, SENT, TEMPLATES, TO, TRUE_PATHS } from '../verdict/backscatter.ts'
import { READER, sourceOf } from '../verdict/mails.ts'
import { SIXTH_LOOK_ALIKES } from '../verdict/sixthLookAlikes.ts'
import { SIXTH_TRICKS } from '../verdict/sixthTricks.ts'
import { buildProgram } from './buildProgram.ts'
import { mbox } from './samples.ts'

let folder = ''
let program = ''
const inFolder = (name: string) => join(folder, name)

interface Line {
  readonly verdict: string
  readonly verdictReasons: readonly string[]
  readonly verdictReasonIds: readonly string[]
}

/** Bounces of the first sent mail, as five mail systems make them of it. */
const genuine = TEMPLATES.map((template) => {
  const path = TRUE_PATHS[0] ?? { id: '', received: [], messageId: '' }
  return template.build(returnedMail({ ...path, messageId: '<s1@jinqiao.example>' }, template.host, TO), TO)
})
const forged = backscatter().map(({ source }) => source)
const tricks = SIXTH_TRICKS.map(sourceOf)
const lookAlikes = SIXTH_LOOK_ALIKES.filter(({ to }) => to === undefined).map(sourceOf)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-verdicts-'))
  program = buildProgram(folder)
  writeFileSync(inFolder('Sent.mbox'), mbox(...SENT))
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(inFolder(`Sent/${part}`), { recursive: true })
  SENT.forEach((mail, index) => {
    writeFileSync(inFolder(`Sent/cur/17631${index}.M1P1.host:2,S`), mail)
  })
  const folders = { genuine, forged, tricks, lookAlikes }
  for (const [name, sources] of Object.entries(folders)) {
    mkdirSync(inFolder(name))
    sources.forEach((source, index) => {
      writeFileSync(inFolder(`${name}/${String(index).padStart(3, '0')}.eml`), source)
    })
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function judged(name: string, ...options: readonly string[]): Line[] {
  const { status, stdout } = spawnSync(
    process.execPath,
    [program, 'diagnose', '--json', ...options, inFolder(name)],
    { encoding: 'utf8', maxBuffer: 1e8, env: { PATH: process.env.PATH ?? '', LANG: 'C', TZ: 'UTC' } },
  )
  expect(status).toBe(0)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
const verdicts = (name: string, ...options: readonly string[]) => [
  ...new Set(judged(name, ...options).map(({ verdict }) => verdict)),
]

describe.each([
  ['an mbox', 'Sent.mbox'],
  ['a Maildir', 'Sent'],
])('verdicts with sent mail in %s', (_, sent) => {
  const options = () => ['--sent', inFolder(sent)]

  test('bounces of sent mail match it', () => {
    expect(verdicts('genuine', ...options())).toEqual(['matches-sent'])
  })

  test('bounces of mail in the name of the reader are backscatter', () => {
    expect(verdicts('forged', ...options())).toEqual(['backscatter'])
    expect(verdicts('forged', ...options(), '--identity', READER)).toEqual(['backscatter'])
  })

  test('tricks are called so, with their reasons in words', () => {
    const lines = judged('tricks', ...options())
    expect(lines.length).toBe(tricks.length)
    for (const { verdict, verdictReasons, verdictReasonIds } of lines) {
      expect(verdict).toBe('trick')
      expect(verdictReasons.length).toBe(verdictReasonIds.length)
      expect(verdictReasons.length).toBeGreaterThanOrEqual(2)
      expect(verdictReasons.every((words) => words !== '' && !words.includes('$'))).toBe(true)
    }
  })

  test('honest mail that resembles them gets no verdict', () => {
    expect(verdicts('lookAlikes', ...options())).toEqual(['none'])
  })
})

describe('verdicts without sent mail', () => {
  test('are none for genuine bounces and backscatter, and trick for tricks', () => {
    const identity = ['--identity', READER]
    expect(verdicts('genuine', ...identity)).toEqual(['none'])
    expect(verdicts('forged', ...identity)).toEqual(['none'])
    expect(verdicts('tricks', ...identity)).toEqual(['trick'])
    expect(verdicts('lookAlikes', ...identity)).toEqual(['none'])
  })

  test('know backscatter by the servers that are named', () => {
    expect(verdicts('forged', '--identity', READER, '--own-host', '192.0.2.10')).toEqual(['backscatter'])
  })
})
