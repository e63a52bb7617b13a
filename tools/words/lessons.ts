import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { compile } from '../../src/classifier/index.ts'
import { foldPattern } from '../../src/classifier/pattern.ts'
import { CATEGORIES, type Category } from '../../src/classifier/types.ts'
import { featuresOf } from '../../src/classifier/words.ts'
import { readReply } from '../../src/report/index.ts'
import type { RecipientFacts } from '../../src/report/types.ts'
import { readDisputes } from '../accuracy/disputes.ts'
import { readLabelled } from '../accuracy/labelled.ts'
import { type LabelledReply, readLabelledReplies } from '../accuracy/replies.ts'
import { compileRules, readRules } from '../compileRules.ts'
import type { Lesson } from './learn.ts'

const PLAIN_WEIGHT = 44
const OF_A_PHRASE = 0.5
const CHINESE = /\p{Script=Han}/u

/** A lesson with what it was made of, so that none counts twice. */
export interface Source extends Lesson {
  readonly text: string
  /** The folded phrase, where it is no more than one. */
  readonly phrase: string | null
}

function sourceOf(
  facts: RecipientFacts,
  categories: readonly Category[],
  weight = 1,
  phrase: string | null = null,
): Source[] {
  const text = facts.diagnosticText
  return text && !CHINESE.test(text)
    ? [{ text, phrase, categories, weight, features: featuresOf(text, facts) }]
    : []
}

function fromLine(line: string, categories: readonly Category[], weight?: number, phrase?: string): Source[] {
  const facts = readReply(line)
  return sourceOf({ ...facts, diagnosticText: facts.diagnosticText ?? line }, categories, weight, phrase)
}

/** The examples of all rules, and the phrases of those that need no more than words. */
async function fromRules(dir: string): Promise<Source[]> {
  return (await readRules(dir)).flatMap(({ rule }) => {
    const { category, contains = [], when, match, weight = 50 } = rule
    const speaks = weight >= PLAIN_WEIGHT && !when && !match
    const phrases = speaks ? contains : []
    return [
      ...rule.examples.flatMap((line) => fromLine(line, [category])),
      ...phrases.flatMap((phrase) =>
        fromLine(phrase.replace(/[…^$]/g, ' '), [category], OF_A_PHRASE, foldPattern(phrase)),
      ),
    ]
  })
}

const LessonFile = v.strictObject({
  format: v.literal(1),
  replies: v.record(v.picklist(CATEGORIES), v.array(v.string())),
})

/** rules/lessons.toml: replies that need no rule, by their meaning. */
export async function readReplies(dir: string): Promise<{ category: Category; reply: string }[]> {
  const { replies } = v.parse(LessonFile, parse(await readFile(resolve(dir, 'lessons.toml'), 'utf8')))
  return Object.entries(replies).flatMap(([category, own]) =>
    own.map((reply) => ({ category: category as Category, reply })),
  )
}

/** What a labelled reply teaches. */
export const lessonsOf = (replies: readonly LabelledReply[]): Source[] =>
  once(replies.flatMap(({ facts, categories }) => sourceOf(facts, categories)))

const once = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map((source) => [`${source.categories.join()} ${source.text}`, source])).values(),
]

/** The rules' examples and phrases, and the replies that need no rule. */
export async function readOwnLessons(dir: string): Promise<Source[]> {
  const alone = (await readReplies(dir)).flatMap(({ category, reply }) =>
    fromLine(reply, [category], OF_A_PHRASE, foldPattern(reply)),
  )
  return once([...(await fromRules(dir)), ...alone])
}

/** What can be learned from: our own rules, and the labelled replies of the shared collections. */
export async function readLessons(root: string): Promise<Lesson[]> {
  const dir = resolve(root, 'rules')
  const rules = compile((await compileRules(dir)).value)
  const disputes = await readDisputes(resolve(root, 'test/corpus/disputes.toml'))
  const labelled = await readLabelled(resolve(root, '../shared'))
  return [...(await readOwnLessons(dir)), ...lessonsOf(await readLabelledReplies(labelled, disputes, rules))]
}
