import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import type { Rules } from '../../src/classifier/compile.ts'
import { compile, diagnose, diagnoseText } from '../../src/classifier/index.ts'
import { CATEGORIES, type Category } from '../../src/classifier/types.ts'
import { featuresOf } from '../../src/classifier/words.ts'
import { readReply } from '../../src/report/index.ts'
import type { RecipientFacts } from '../../src/report/types.ts'
import { type Dispute, readDisputes } from '../accuracy/disputes.ts'
import { type Labelled, readLabelled } from '../accuracy/labelled.ts'
import { compileRules, readRules } from '../compileRules.ts'
import type { Lesson } from './learn.ts'

const PLAIN_WEIGHT = 44
const OF_A_PHRASE = 0.5
const CHINESE = /\p{Script=Han}/u

/** A lesson with the part of a collection that it comes from: empty for our own rules. */
export interface SourcedLesson extends Lesson {
  readonly source: string
}

/** The same with what it was made of, so that none counts twice. */
interface Source extends SourcedLesson {
  readonly text: string
}

function sourceOf(facts: RecipientFacts, categories: readonly Category[], weight = 1): Source[] {
  const text = facts.diagnosticText
  return text && !CHINESE.test(text)
    ? [{ text, source: '', categories, weight, features: featuresOf(text, facts) }]
    : []
}

function fromLine(line: string, categories: readonly Category[], weight?: number): Source[] {
  const facts = readReply(line)
  return sourceOf({ ...facts, diagnosticText: facts.diagnosticText ?? line }, categories, weight)
}

/** The examples of all rules, and the phrases of those that need no more than words. */
async function fromRules(dir: string): Promise<Source[]> {
  return (await readRules(dir)).flatMap(({ rule }) => {
    const { category, contains = [], when, match, weight = 50 } = rule
    const speaks = weight >= PLAIN_WEIGHT && !when && !match
    const phrases = speaks ? contains.map((phrase) => phrase.replace(/[…^$]/g, ' ')) : []
    return [
      ...rule.examples.flatMap((line) => fromLine(line, [category])),
      ...phrases.flatMap((phrase) => fromLine(phrase, [category], OF_A_PHRASE)),
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

const DISPUTABLE = ['category', 'candidates'] as const

async function fromLabelled(item: Labelled, disputes: readonly Dispute[], rules: Rules): Promise<Source[]> {
  const [verdict, ...more] = item.expected.verdicts
  if (!verdict || more.length > 0) return []
  const disputed = disputes.some(
    ({ id, collection, fields }) =>
      id === item.id &&
      item.source.startsWith(collection) &&
      DISPUTABLE.some((field) => fields.includes(field)),
  )
  if (disputed) return []
  const categories = verdict.categories as readonly Category[]
  if (item.input.type === 'line') return fromLine(item.input.text, categories)
  const bytes = await readFile(item.input.path)
  const read =
    item.input.type === 'text' ? diagnoseText(bytes.toString('utf8'), rules) : diagnose(bytes, rules)
  const [first] = read.recipients
  return first ? sourceOf(first.facts, categories) : []
}

const once = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map((source) => [`${source.categories.join()} ${source.text}`, source])).values(),
]

/** What can be learned from: our own rules, and the labelled replies of the shared collections. */
export async function readLessons(root: string): Promise<{ own: Lesson[]; labelled: SourcedLesson[] }> {
  const dir = resolve(root, 'rules')
  const rules = compile((await compileRules(dir)).value)
  const disputes = await readDisputes(resolve(root, 'test/corpus/disputes.toml'))
  const labelled: Source[] = []
  for (const item of await readLabelled(resolve(root, '../shared')))
    for (const source of await fromLabelled(item, disputes, rules))
      labelled.push({ ...source, source: item.source })
  const alone = (await readReplies(dir)).flatMap(({ category, reply }) =>
    fromLine(reply, [category], OF_A_PHRASE),
  )
  return { own: once([...(await fromRules(dir)), ...alone]), labelled: once(labelled) }
}
