import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { check } from 'recheck'
import { describe, expect, it } from 'vitest'
import { compile, explain } from '../../src/classifier/index.ts'
import { CATEGORIES } from '../../src/classifier/types.ts'
import { readRules } from '../../tools/compileRules.ts'
import { readReplies } from '../../tools/words/lessons.ts'
import { RULES_DIR, shippedRuleSet } from './classifier/rules.ts'

const ruleSet = await shippedRuleSet()
const rules = compile(ruleSet)
const written = await readRules(RULES_DIR)

describe('rules', () => {
  it('have ids of their own, sorted in each file', () => {
    const ids = written.map(({ rule }) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const file of new Set(written.map(({ file }) => file))) {
      const own = written.filter((rule) => rule.file === file).map(({ rule }) => rule.id)
      expect(own, file).toEqual([...own].sort())
    }
  })

  it('ship without what only tests need', () => {
    for (const rule of ruleSet.rules)
      expect(Object.keys(rule)).not.toEqual(expect.arrayContaining(['examples']))
    expect(JSON.parse(JSON.stringify(ruleSet))).toEqual(ruleSet)
  })

  it('name for every category what it is', () => {
    expect(Object.keys(ruleSet.categories).sort()).toEqual([...CATEGORIES].sort())
  })

  it.each(written.map(({ file, rule }) => [`${file} ${rule.id}`, rule] as const))('%s', (_, rule) => {
    for (const example of rule.examples)
      expect(explain(example, rules).diagnosis.category, example).toBe(rule.category)
    for (const line of rule.not ?? [])
      expect(explain(line, rules).diagnosis.category, line).not.toBe(rule.category)
  })
})

describe('replies without a rule', async () => {
  it.each(await readReplies(RULES_DIR))('$reply is $category', ({ category, reply }) => {
    expect(explain(`550 ${reply}`, rules).diagnosis.category).toBe(category)
  })
})

/** The registry up to X.7.30 (IANA SMTP Enhanced Status Codes), details by subject. */
const REGISTERED: readonly (readonly [subject: number, details: readonly number[]])[] = [
  [0, [0]],
  [1, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  [2, [0, 1, 2, 3, 4]],
  [3, [0, 1, 2, 3, 4, 5, 6]],
  [4, [0, 1, 2, 3, 4, 5, 6, 7]],
  [5, [0, 1, 2, 3, 4, 5, 6]],
  [6, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  [7, Array.from({ length: 31 }, (_, detail) => detail)],
]

describe('codes', () => {
  it('hold every reply code of RFC 5321 4.2.3', () => {
    const codes = [211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 455]
    for (const code of [...codes, 500, 501, 502, 503, 504, 550, 551, 552, 553, 554, 555])
      expect(ruleSet.replyCodes, String(code)).toHaveProperty([String(code)])
  })

  it('hold every registered enhanced status code', () => {
    for (const [subject, details] of REGISTERED)
      for (const detail of details) expect(ruleSet.statusCodes).toHaveProperty([`x.${subject}.${detail}`])
  })
})

describe('regular expressions', () => {
  it('are safe from super-linear matching', async () => {
    const sources = [...new Set(ruleSet.rules.flatMap(({ match }) => (match === undefined ? [] : [match])))]
    const unsafe: string[] = []
    for (const source of sources) if (!(await isSafe(source))) unsafe.push(source)
    expect(unsafe).toEqual([])
  }, 600_000)

  it('would not pass for safe if they were quadratic', async () => {
    expect(await isSafe('^550.+User.+unknown$')).toBe(false)
    expect(await isSafe('(?!ab)user.*unknown')).toBe(false)
  })
})

/** Looks ahead or behind at alternatives of plain text: they cost as much at every place as they are long. */
const LOOK = /\(\?<?[!=](?:[^()\\[\]*+{}?]|\\b|\((?:\?:)?[^()\\[\]*+{}?]*\))*\)/g

/**
 * Proved by recheck's automaton, which knows no looking ahead: without it an expression matches in more ways, so what is
 * safe without it is safe with it. (Its other way, trying inputs out, calls bounded gaps now safe and now vulnerable.)
 */
async function isSafe(source: string): Promise<boolean> {
  const folder = resolve(import.meta.dirname, '../../node_modules/.cache/recheck')
  const file = resolve(folder, createHash('sha256').update(source).digest('hex'))
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known === 'proved') return true
  const { status } = await check(source.replace(LOOK, ''), 'iu', { checker: 'automaton', timeout: 60_000 })
  await mkdir(folder, { recursive: true })
  if (status === 'safe') await writeFile(file, 'proved')
  return status === 'safe'
}
