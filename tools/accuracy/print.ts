import { CONFIDENCES } from '../../src/classifier/types.ts'
import { table } from '../table.ts'
import { FIELDS, type Judgement } from './judge.ts'
import type { Accuracy, Score } from './measure.ts'
import { type Answer, tally } from './unseen.ts'

const percent = ({ right, total }: Score) => (total === 0 ? '' : `${((100 * right) / total).toFixed(1)}`)
const share = (score: Score) => (score.total === 0 ? '' : `${percent(score)} (${score.right}/${score.total})`)

export function formatAccuracy(accuracy: Accuracy): string {
  const scores = [...accuracy.scores]
  const rows = scores.map(([source, score]) => [source, ...FIELDS.map((field) => cellOf(score[field]))])
  const totals = scores.filter(
    ([source]) => !source.includes('/') || (source.split('/').length === 2 && source.startsWith('kb/')),
  )
  return [
    'Percent right of the labels that a source has; the number of misses in brackets.',
    table([['source', ...FIELDS], ...rows]),
    '',
    'Totals',
    table([
      ['', ...FIELDS],
      ...totals.map(([source, score]) => [source, ...FIELDS.map((field) => share(score[field]))]),
    ]),
    '',
    'Calibration: how often a category of that confidence is accepted (certain is meant to be 99, likely 90)',
    table([
      ['', ...CONFIDENCES],
      ...[...accuracy.calibration].map(([source, row]) => [
        source,
        ...CONFIDENCES.map((name) => share(row[name])),
      ]),
    ]),
    '',
    'Categories: how often a labelled one is found, and how often a named one is right',
    table([
      ['', 'found', 'right'],
      ...[...accuracy.categories].map(([name, { recall, precision }]) => [
        name,
        share(recall),
        share(precision),
      ]),
    ]),
    '',
    'Most confused',
    table([
      ['label', 'ours', 'times'],
      ...accuracy.confusions.slice(0, 30).map(({ expected, got, count }) => [expected, got, String(count)]),
    ]),
    '',
    `${accuracy.misses.length} misses; ${accuracy.disputed} disputed labels left out.`,
  ].join('\n')
}

function cellOf(score: Score): string {
  const misses = score.total - score.right
  return misses > 0 ? `${percent(score)} [${misses}]` : percent(score)
}

/** One miss in three lines: where, what was wanted and got, and what spoke. */
export function formatMiss({ case: item, field, expected, got, diagnosis, said }: Judgement): string {
  const file = item.input.type === 'line' ? item.input.text : item.input.path
  const spoke = diagnosis
    ? `${diagnosis.confidence} ${diagnosis.ruleId ?? 'no rule'} «${diagnosis.evidence?.text ?? ''}»`
    : 'no recipient'
  return [
    `${item.source} ${item.id} (${item.where}) ${field}: wanted ${expected}, got ${got || 'nothing'}`,
    `    ${file}`,
    `    ${spoke}${said && item.input.type !== 'line' ? ` in: ${said.slice(0, 240)}` : ''}`,
  ].join('\n')
}

/** Answers about replies of houses that were left out, by house and in all. */
export function formatUnseen(answers: readonly Answer[]): string {
  const names = [...CONFIDENCES, 'unknown'] as const
  const houses = [...new Set(answers.map(({ reply }) => reply.house))].sort()
  const rowOf = (name: string, own: readonly Answer[]) => {
    const scores = tally(own)
    return [name, ...names.map((key) => share(scores[key]))]
  }
  return [
    'Each house left out with all that it alone has taught: percent right of the answers of each confidence',
    '(certain is meant to be 99, likely 90, unsure 80; else the answer should be unknown)',
    table([
      ['house', ...names],
      ...houses.map((house) =>
        rowOf(
          house,
          answers.filter(({ reply }) => reply.house === house),
        ),
      ),
      rowOf('all', answers),
    ]),
  ].join('\n')
}

/** Wrong answers in two lines each, the surest first. */
export function formatWrong(answers: readonly Answer[]): string {
  const wrong = answers.filter(({ right, diagnosis }) => !right && diagnosis.category !== 'unknown')
  return CONFIDENCES.flatMap((confidence) =>
    wrong
      .filter(({ diagnosis }) => diagnosis.confidence === confidence)
      .map(
        ({ reply, diagnosis }) =>
          `${confidence} ${reply.house}: wanted ${reply.categories.join('|')}, got ${diagnosis.category} ` +
          `(${diagnosis.ruleId} «${diagnosis.evidence?.text ?? ''}»)\n    ${reply.facts.diagnosticText ?? ''}`,
      ),
  ).join('\n')
}
