import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compile } from '../src/classifier/index.ts'
import { readDisputes } from './accuracy/disputes.ts'
import { readLabelled } from './accuracy/labelled.ts'
import { type Accuracy, measure } from './accuracy/measure.ts'
import { formatAccuracy, formatMiss, formatUnseen, formatWrong } from './accuracy/print.ts'
import { readLabelledReplies } from './accuracy/replies.ts'
import { type Answer, askUnseen } from './accuracy/unseen.ts'
import { compileRules } from './compileRules.ts'
import { readOwnLessons } from './words/lessons.ts'

const root = resolve(import.meta.dirname, '..')
const USAGE = `npm run accuracy -- [--misses] [--field NAME] [--json] [SOURCE]
       npm run accuracy -- --unseen [--misses]

Measures the diagnosis on the labelled mails and lines of ../shared. SOURCE limits it to sources that begin so
(corpus/sisimai, mta, kb/codes, seeds/example ...). --misses lists every miss, --field only those of one field.

--unseen asks about replies as if each came from a house (project, site, guide) never heard of: what that one alone has
taught is forgotten first. It shows what certain, likely and unsure are worth on unseen mail; it takes a few minutes.`

/** Measures on all sources that begin with `source`. */
export async function accuracyOf(source = ''): Promise<Accuracy> {
  const shared = resolve(root, '../shared')
  if (!existsSync(shared)) throw new Error(`${shared} is missing: there is nothing to measure with`)
  const { value } = await compileRules(resolve(root, 'rules'))
  const labelled = (await readLabelled(shared)).filter((item) => item.source.startsWith(source))
  return measure(labelled, compile(value), await readDisputes(resolve(root, 'test/corpus/disputes.toml')))
}

/** Asks every labelled reply of rules and words that its own house has no part in. */
async function answersUnseen(): Promise<Answer[]> {
  const dir = resolve(root, 'rules')
  const { value } = await compileRules(dir)
  const disputes = await readDisputes(resolve(root, 'test/corpus/disputes.toml'))
  const labelled = await readLabelled(resolve(root, '../shared'))
  const replies = await readLabelledReplies(labelled, disputes, compile(value))
  return askUnseen(replies, await readOwnLessons(dir), value)
}

export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      misses: { type: 'boolean' },
      field: { type: 'string' },
      unseen: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  if (values.unseen) {
    const answers = await answersUnseen()
    console.log(values.misses ? formatWrong(answers) : formatUnseen(answers))
    return 0
  }
  const accuracy = await accuracyOf(positionals[0])
  if (values.json) console.log(JSON.stringify(plain(accuracy), null, 2))
  else if (values.misses)
    for (const miss of accuracy.misses.filter(({ field }) => !values.field || field === values.field))
      console.log(formatMiss(miss))
  else console.log(formatAccuracy(accuracy))
  return 0
}

function plain(accuracy: Accuracy): unknown {
  return {
    ...accuracy,
    scores: Object.fromEntries(accuracy.scores),
    categories: Object.fromEntries(accuracy.categories),
    calibration: Object.fromEntries(accuracy.calibration),
    misses: accuracy.misses.map(({ case: { id, source, where }, field, expected, got, diagnosis }) => ({
      id,
      source,
      where,
      field,
      expected,
      got,
      ruleId: diagnosis?.ruleId ?? null,
      confidence: diagnosis?.confidence ?? null,
    })),
  }
}
