import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')
const decisions = (await readdir(join(root, 'docs', 'decisions'))).toSorted()
const pages = [
  ...(await readdir(root)).filter((name) => name.endsWith('.md')),
  ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  ...decisions.map((name) => `docs/decisions/${name}`),
]

test('each decision has a number of its own, which its title tells', async () => {
  const numbers = decisions.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const name of decisions) {
    const text = await readFile(join(root, 'docs', 'decisions', name), 'utf8')
    expect(text, name).toMatch(new RegExp(`^# ${name.slice(0, 4)}: \\S`))
  }
})

test.each(pages)('%s leads to pages and pictures that are there', async (page) => {
  const text = await readFile(join(root, page), 'utf8')
  for (const [, link = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
    if (!/^[a-z]+:/.test(link)) expect(existsSync(join(root, dirname(page), link)), link).toBe(true)
  for (const [, number = ''] of text.matchAll(/decisions?[/ ](\d{4})/g))
    expect(decisions.map((name) => name.slice(0, 4))).toContain(number)
})
