import { adviseReply } from '../advice/adviseReply.ts'
import { explain } from '../classifier/index.ts'
import type { ExplainedReply } from '../classifier/types.ts'
import { type AdvisedWords, inWords } from './advised.ts'
import { rules, table } from './core.ts'
import { readStandardText } from './inputs.ts'
import { replyFields } from './json.ts'
import { type OptionKinds, readOptions } from './options.ts'
import { write } from './output.ts'
import { replyText } from './text.ts'
import { localeOf, wordsIn } from './words.ts'

const OPTIONS = { json: 'flag', lang: 'text' } as const satisfies OptionKinds

/** `explain [--json] [--lang L] [TEXT...]`: one reply a line, from standard input where no TEXT is given. */
export async function explainCommand(args: readonly string[]): Promise<number> {
  const { flags, texts, paths } = readOptions(args, OPTIONS)
  const words = wordsIn(localeOf(texts.get('lang'), process.env))
  const lines = paths.length > 0 ? paths : linesOf(await readStandardText())
  for (const line of lines) {
    const explained = explain(line, rules())
    const advised = inWords(adviseReply(explained, table), words)
    if (flags.has('json')) await write(`${JSON.stringify(explainedFields(line, explained, advised))}\n`)
    else await write(replyText(line, explained, advised, words))
  }
  return 0
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')

const failing = ({ kind }: ExplainedReply) => kind === 'failure' || kind === 'delay'

function explainedFields(text: string, explained: ExplainedReply, { title, steps }: AdvisedWords) {
  const { kind, facts, diagnosis } = explained
  const judged = failing(explained) || kind === 'not-bounce' ? diagnosis : null
  return { text, kind, ...replyFields(facts, judged), title, advice: steps }
}
