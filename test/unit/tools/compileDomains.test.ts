import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileActions } from '../../../tools/compileActions.ts'
import { compileDomains } from '../../../tools/compileDomains.ts'
import { root } from '../advice/samples.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'domains-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function compile(text: string) {
  await writeFile(join(dir, 'domains.toml'), `format = 1\n${text}`)
  return (await compileDomains(dir)).value
}

test('joins the groups in order', async () => {
  const text =
    "[known]\none = ['b.example', 'a.example']\ntwo = ['c.example']\n[corrections]\n'd.example' = 'a.example'"
  expect(await compile(text)).toEqual({
    known: ['b.example', 'a.example', 'c.example'],
    corrections: { 'd.example': 'a.example' },
  })
})

test.each([
  ['a domain that stands twice', "[known]\na = ['x.example']\nb = ['x.example']\n[corrections]", /twice/],
  [
    'a correction of what is right',
    "[known]\na = ['x.example']\n[corrections]\n'x.example' = 'x.example'",
    /corrected/,
  ],
  [
    'a correction to nowhere',
    "[known]\na = ['x.example']\n[corrections]\n'y.example' = 'z.example'",
    /z\.example/,
  ],
  ['capitals', "[known]\na = ['X.example']\n[corrections]", /known\.a/],
])('refuses %s', async (_, text, message) => {
  await expect(compile(text)).rejects.toThrow(message)
})

test('no correction starts from a domain below a known one', async () => {
  const { known, corrections } = (await compileDomains(`${root}/rules`)).value
  const wrong = Object.keys(corrections).filter((domain) => known.some((one) => domain.endsWith(`.${one}`)))
  expect(wrong).toEqual([])
})

test('a table of actions names its fault', async () => {
  await writeFile(join(dir, 'actions.toml'), 'format = 1\n[actions]\nresend = { client = ["fly"] }')
  await expect(compileActions(dir)).rejects.toThrow(/actions\.resend\.client/)
})
