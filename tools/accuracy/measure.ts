import { readFile } from 'node:fs/promises'
import { diagnose, diagnoseText, explain, type Rules } from '../../src/classifier/index.ts'
import { CONFIDENCES, type Confidence } from '../../src/classifier/types.ts'
import type { Dispute } from './disputes.ts'
import {
  FIELDS,
  type Field,
  type Judgement,
  judge,
  type Outcome,
  outcomeOfReply,
  outcomeOfReport,
} from './judge.ts'
import type { Labelled } from './labelled.ts'

export interface Score {
  readonly right: number
  readonly total: number
}
export type Scores = Readonly<Record<Field, Score>>

/** Everything `npm run accuracy` prints. */
export interface Accuracy {
  /** By source, by collection, and `all`. */
  readonly scores: ReadonlyMap<string, Scores>
  /** By collection and `all`: how often a diagnosis of that confidence names an accepted category. */
  readonly calibration: ReadonlyMap<string, Readonly<Record<Confidence, Score>>>
  /** How often a labelled category is found, and how often one that we name is right. */
  readonly categories: ReadonlyMap<string, { readonly recall: Score; readonly precision: Score }>
  readonly confusions: readonly { readonly expected: string; readonly got: string; readonly count: number }[]
  readonly misses: readonly Judgement[]
  readonly disputed: number
}

async function outcomeOf({ input }: Labelled, rules: Rules): Promise<Outcome> {
  if (input.type === 'line') return outcomeOfReply(explain(input.text, rules))
  const bytes = await readFile(input.path)
  if (input.type === 'text') return outcomeOfReport(diagnoseText(bytes.toString('utf8'), rules))
  return outcomeOfReport(diagnose(bytes, rules))
}

/** Runs every labelled mail and line through the core and compares; disputed labels are left out. */
export async function measure(
  labelled: readonly Labelled[],
  rules: Rules,
  disputes: readonly Dispute[],
): Promise<Accuracy> {
  const judgements: Judgement[] = []
  let disputed = 0
  for (const item of labelled) {
    for (const judgement of judge(item, await outcomeOf(item, rules))) {
      if (isDisputed(judgement, disputes)) disputed++
      else judgements.push(judgement)
    }
  }
  return summarise(judgements, disputed)
}

function isDisputed({ case: { id, source }, field }: Judgement, disputes: readonly Dispute[]): boolean {
  return disputes.some(
    (dispute) => dispute.id === id && source.startsWith(dispute.collection) && dispute.fields.includes(field),
  )
}

/** `corpus/sisimai` counts for itself, for `corpus` and for `all`. */
export const groupsOf = (source: string): string[] => {
  const parts = source.split('/')
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), 'all']
}

function summarise(judgements: readonly Judgement[], disputed: number): Accuracy {
  const scores = new Map<string, Record<Field, Score>>()
  const calibration = new Map<string, Record<Confidence, Score>>()
  const categories: Categories = new Map()
  const confusions = new Map<string, number>()
  for (const judgement of judgements) {
    const groups = groupsOf(judgement.case.source)
    for (const group of groups) count(scores, group, FIELDS, judgement.field, judgement.right)
    if (judgement.field !== 'category' || !judgement.diagnosis) continue
    for (const group of groups)
      count(calibration, group, CONFIDENCES, judgement.diagnosis.confidence, judgement.right)
    countCategory(categories, judgement)
    if (judgement.right) continue
    const pair = `${judgement.expected.split('|')[0]} ${judgement.got}`
    confusions.set(pair, (confusions.get(pair) ?? 0) + 1)
  }
  return {
    scores: new Map([...scores].sort(([a], [b]) => order(a, b))),
    calibration: new Map([...calibration].filter(([group]) => !group.includes('/'))),
    categories: new Map([...categories].sort(([a], [b]) => order(a, b))),
    confusions: ranked(confusions),
    misses: judgements.filter(({ right }) => !right),
    disputed,
  }
}

type Categories = Map<string, Record<'recall' | 'precision', Score>>

/** A row that accepts several categories counts for the one that was given, or else for the first. */
function countCategory(categories: Categories, { right, expected, got }: Judgement): void {
  const keys = ['recall', 'precision'] as const
  count(categories, right ? got : (expected.split('|')[0] ?? ''), keys, 'recall', right)
  count(categories, got, keys, 'precision', right)
}

const order = (a: string, b: string) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1)

function count<K extends string>(
  table: Map<string, Record<K, Score>>,
  group: string,
  keys: readonly K[],
  key: K,
  right: boolean,
): void {
  const row =
    table.get(group) ??
    (Object.fromEntries(keys.map((name) => [name, { right: 0, total: 0 }])) as Record<K, Score>)
  row[key] = { right: row[key].right + (right ? 1 : 0), total: row[key].total + 1 }
  table.set(group, row)
}

function ranked(confusions: ReadonlyMap<string, number>): Accuracy['confusions'] {
  return [...confusions]
    .map(([pair, count]) => ({ expected: pair.split(' ')[0] ?? '', got: pair.split(' ')[1] ?? '', count }))
    .sort((a, b) => b.count - a.count || (a.expected + a.got < b.expected + b.got ? -1 : 1))
}
