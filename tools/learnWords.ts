import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { WordTable } from '../src/classifier/ruleSet.ts'
import { CATEGORIES } from '../src/classifier/types.ts'
import { voteOfFeatures } from '../src/classifier/words.ts'
import { type Learning, type Lesson, learn } from './words/learn.ts'
import { readLessons, type SourcedLesson } from './words/lessons.ts'

const root = resolve(import.meta.dirname, '..')
const USAGE = `node tools/run.mjs tools/learnWords.ts [--check]

Learns rules/words.toml anew from the examples and phrases of the rules and from the labelled replies of ../shared.
--check writes nothing: it leaves out one collection at a time, with all that reads the same elsewhere, and prints how
often what was learned from the others is right about it.`

const LEARNING: Learning = { least: 6, thrift: 0.001 }
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

function crossValidate(own: readonly Lesson[], labelled: readonly SourcedLesson[]): void {
  const answers: { share: number; right: boolean }[] = []
  for (const collection of new Set(labelled.map(collectionOf))) {
    const asked = labelled.filter((lesson) => collectionOf(lesson) === collection)
    const known = new Set(asked.map(readingOf))
    const others = [...own, ...labelled.filter((lesson) => collectionOf(lesson) !== collection)]
    const table = learn(
      others.filter((lesson) => !known.has(readingOf(lesson))),
      LEARNING,
    )
    for (const lesson of asked) answers.push(...answerTo(lesson, table))
  }
  for (const bar of BARS) {
    const given = answers.filter(({ share }) => share >= bar)
    const right = given.filter((answer) => answer.right).length
    console.log(
      `share from ${bar}: ${given.length} of ${labelled.length} answered, ${((100 * right) / given.length).toFixed(1)} % right`,
    )
  }
}

const collectionOf = ({ source }: SourcedLesson) => source.split('/')[0]

/** Lessons of the same reading teach the same. */
const readingOf = ({ features }: Lesson) =>
  [...features].filter((feature) => !feature.startsWith('#')).join(' ')

function answerTo({ features, categories }: Lesson, table: WordTable): { share: number; right: boolean }[] {
  const vote = voteOfFeatures(features, table)
  if (!vote) return []
  const most = Math.max(...vote)
  return [{ share: Math.exp(most), right: categories.some((own) => vote[CATEGORIES.indexOf(own)] === most) }]
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
