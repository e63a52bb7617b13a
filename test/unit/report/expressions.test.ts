import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { builtDuring, type Expression, isUnbounded, literalsBelow, Prover } from '../expressions.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/bounce')

/** Loads the readers anew and reads the fixtures with them: some expressions are built from strings only then. */
async function readFixtures(): Promise<void> {
  vi.resetModules()
  const { readMessage } = await import('../../../src/mime/index.ts')
  const { readReply, readReport, readText } = await import('../../../src/report/index.ts')
  for (const name of await readdir(FIXTURES)) {
    if (!name.endsWith('.eml')) continue
    const bytes = await readFile(resolve(FIXTURES, name))
    const report = readReport(readMessage(bytes))
    readText(bytes.toString('latin1'))
    for (const { diagnosticText } of report.recipients) readReply(diagnosticText ?? '')
  }
}

const provers = [new Prover(), new Prover()]
afterAll(() => Promise.all(provers.map((prover) => prover.end())))

/** What is not proved of these, each with what was said of it. */
async function unproved(expressions: readonly Expression[]): Promise<string[]> {
  const waiting = [...expressions]
  const found: string[] = []
  await Promise.all(
    provers.map(async (prover) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await prover.judge(next)
        if (status !== 'safe') found.push(`${status}: /${next.source}/${next.flags}`)
      }
    }),
  )
  return found
}

describe('regular expressions of the readers', () => {
  it('are safe from super-linear matching', async () => {
    const written = [...(await literalsBelow('src/mime')), ...(await literalsBelow('src/report'))]
    const built = await builtDuring(readFixtures)
    expect(written.length).toBeGreaterThan(300)
    expect(built.length).toBeGreaterThan(60)
    const all = new Map([...written, ...built].map((one) => [`/${one.source}/${one.flags}`, one]))
    const open = [...all.values()].filter(({ source }) => isUnbounded(source))
    expect(await unproved(open)).toEqual([])
  }, 300_000)

  it('would not pass for safe if they were quadratic', async () => {
    const slow = ['^550.+User.+unknown$', '(?!ab)user.*unknown', '(a+)+b', '[.]+$', 'a{3,}[a-z]{2,}\\d']
    for (const source of slow) {
      expect(isUnbounded(source), source).toBe(true)
      expect(await unproved([{ source, flags: 'i' }]), source).toHaveLength(1)
    }
  }, 120_000)

  it('are known as bounded only when nothing in them repeats without end', () => {
    for (const source of ['a{2,}', 'x+', '(?:ab)*', '[+]*', '\\{1,}+']) expect(isUnbounded(source)).toBe(true)
    for (const source of ['a{2,5}', '[*+]', '\\+\\*', '(?<to>a?)', '(?:b)?'])
      expect(isUnbounded(source)).toBe(false)
  })
})
