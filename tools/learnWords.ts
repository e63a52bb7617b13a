import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { WordTable } from '../src/classifier/ruleSet.ts'
import { LEARNING, learn } from './words/learn.ts'
import { readLessons } from './words/lessons.ts'

const root = resolve(import.meta.dirname, '..')
const USAGE = `node tools/run.mjs tools/learnWords.ts

Learns rules/words.toml anew from the examples and phrases of the rules and from the labelled replies of ../shared.
How right it is about replies that it was not learned from: npm run accuracy -- --unseen`

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const lessons = await readLessons(root)
  const table = learn(lessons, LEARNING)
  await writeFile(resolve(root, 'rules/words.toml'), format(table))
  console.log(`${Object.keys(table.stems).length} words from ${lessons.length} lessons`)
  return 0
}

function format({ bias, stems }: WordTable): string {
  const votes = (entries: object) =>
    Object.entries(entries)
      .sort(([, a], [, b]) => b - a)
      .map(([category, weight]) => `${category} = ${weight}`)
  return [
    '# What single words of a reply say for or against a category, where no phrase speaks: see src/classifier/words.ts.',
    '# Written by tools/learnWords.ts; do not edit. A word stands for all that begin like it, `#550` for a code.',
    'format = 1',
    '',
    '[bias]',
    ...votes(bias),
    '',
    '[stems]',
    ...Object.entries(stems).map(([stem, entries]) => `'${stem}' = { ${votes(entries).join(', ')} }`),
    '',
  ].join('\n')
}
