import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { WordTable } from '../src/classifier/ruleSet.ts'
import { proposeByFeatures } from '../src/classifier/words.ts'
import { type Learning, type Lesson, learn } from './words/learn.ts'
import { readLessons } from './words/lessons.ts'

const root = resolve(import.meta.dirname, '..')
const USAGE = `node tools/run.mjs tools/learnWords.ts [--check]

Learns rules/words.toml anew from the examples and phrases of the rules and from the labelled replies of ../shared.
--check writes nothing: it leaves out a fifth of the labelled replies at a time and prints how often what was learned
from the others is right about them.`

const LEARNING: Learning = { least: 6, thrift: 0.003 }
const FOLDS = 5
const BARS = [0, 0.25, 0.35, 0.5, 0.7, 0.9]

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const { own, labelled } = await readLessons(root)
  if (values.check) {
    crossValidate(own, labelled)
    return 0
  }
  const table = learn([...own, ...labelled], LEARNING)
  await writeFile(resolve(root, 'rules/words.toml'), format(table))
  console.log(`${Object.keys(table.stems).length} words from ${own.length + labelled.length} lessons`)
  return 0
}

function crossValidate(own: readonly Lesson[], labelled: readonly Lesson[]): void {
  const answers: { share: number; right: boolean }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const table = learn([...own, ...labelled.filter((_, index) => index % FOLDS !== fold)], LEARNING)
    for (const { features, categories } of labelled.filter((_, index) => index % FOLDS === fold)) {
      const proposal = proposeByFeatures(features, table)
      if (proposal) answers.push({ share: proposal.share, right: categories.includes(proposal.category) })
    }
  }
  for (const bar of BARS) {
    const given = answers.filter(({ share }) => share >= bar)
    const right = given.filter((answer) => answer.right).length
    console.log(
      `share from ${bar}: ${given.length} of ${labelled.length} answered, ${((100 * right) / given.length).toFixed(1)} % right`,
    )
  }
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
