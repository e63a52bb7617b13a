import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import { type Catalogue, LOCALES, type Locale } from '../../../src/i18n/types.ts'
import { readCatalogue, root } from '../advice/samples.ts'

const catalogues = {} as Record<Locale, Catalogue>
beforeAll(async () => {
  for (const locale of LOCALES) catalogues[locale] = await readCatalogue(locale)
})

/** What stands between a label and its value. */
const ENDS_IN_SPACE = new Set(['ticket_separator'])

const placeholders = (text: string) => [
  ...new Set([...text.matchAll(/\$([a-z0-9_]+)\$/gi)].map(([, name]) => name)),
]

describe.each(LOCALES)('%s', (locale) => {
  test('holds the keys of the English catalogue, in order', () => {
    const keys = Object.keys(catalogues[locale])
    expect(keys).toEqual(Object.keys(catalogues.en))
    expect(keys).toEqual(keys.toSorted((one, other) => (one < other ? -1 : 1)))
  })

  test('uses the placeholders of the English message and declares them', () => {
    for (const [key, entry] of Object.entries(catalogues[locale])) {
      expect(placeholders(entry.message).toSorted(), key).toEqual(
        placeholders(catalogues.en[key]?.message ?? '').toSorted(),
      )
      expect(Object.keys(entry.placeholders ?? {}).toSorted(), key).toEqual(
        placeholders(entry.message).toSorted(),
      )
    }
  })

  test('has no empty message, stray dollar sign or space at an end', () => {
    for (const [key, { message }] of Object.entries(catalogues[locale])) {
      if (!ENDS_IN_SPACE.has(key)) expect(message, key).toBe(message.trim())
      expect(message, key).not.toBe('')
      expect(message.replaceAll(/\$[a-z0-9_]+\$/gi, ''), key).not.toContain('$')
    }
  })
})

test('English has typographic apostrophes and quotation marks', () => {
  const typed = Object.entries(catalogues.en).filter(([, { message }]) => /["']/.test(message))
  expect(typed.map(([key]) => key)).toEqual([])
})

test('no two keys differ in case alone: browsers do not tell them apart', () => {
  const keys = Object.keys(catalogues.en).map((key) => key.toLowerCase())
  expect(new Set(keys).size).toBe(keys.length)
})

test('no message is left without use', async () => {
  const sources = await readSources()
  const stems = [...sources.matchAll(/`([A-Za-z]{3,}_[A-Za-z0-9_]*)\$\{/g)].map(([, stem]) => stem ?? '')
  const used = (key: string) =>
    new RegExp(`['"\`.]${key}\\b|__MSG_${key}__`).test(sources) || stems.some((stem) => key.startsWith(stem))
  const unused = Object.keys(catalogues.en).filter(
    (key) => !used(key) && !used(key.replace(/_(?:one|other)$/, '')),
  )
  expect(unused).toEqual([])
})

async function readSources(): Promise<string> {
  const inSrc = await readdir(resolve(root, 'src'), { recursive: true })
  const code = inSrc.filter((path) => /\.(?:tsx?|html)$/.test(path)).map((path) => `src/${path}`)
  const paths = [...code, 'rules/advice.toml', 'manifest.json', 'tools/manifest.ts']
  return (await Promise.all(paths.map((path) => readFile(resolve(root, path), 'utf8')))).join('\n')
}

test('every category has a title and a cause that need no figures', () => {
  for (const category of CATEGORIES) {
    const stem = category.replaceAll('-', '_')
    for (const part of ['title', 'cause'])
      expect(catalogues.en[`${stem}_${part}`]?.message, `${stem}_${part}`).toMatch(/^[^$]+$/)
  }
})
