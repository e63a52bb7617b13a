import { diagnose } from '../classifier/index.ts'
import { adviseMail } from './advised.ts'
import { rules } from './core.ts'
import { readMails } from './inputs.ts'
import { mailFields, verdictFields } from './json.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { complain, write } from './output.ts'
import { mailText } from './text.ts'
import { judgeMail, readContext } from './verdict.ts'
import { localeOf, wordsIn } from './words.ts'

const OPTIONS = {
  json: 'flag',
  lang: 'text',
  sent: 'texts',
  identity: 'texts',
  'own-host': 'texts',
} as const satisfies OptionKinds

/** `diagnose [--json] [--lang L] [--sent PATH] [--identity ADDRESS] [--own-host HOST] PATH...` */
export async function diagnoseCommand(args: readonly string[]): Promise<number> {
  const { flags, texts, lists, paths } = readOptions(args, OPTIONS)
  if (paths.length === 0) throw new UsageError('cli_error_no_path')
  const words = wordsIn(localeOf(texts.get('lang'), process.env))
  const { context, complete } = await readContext(lists, words)
  let status = complete ? 0 : 1
  for await (const mail of readMails(paths)) {
    if ('error' in mail) {
      complain(words.tell('cli_unreadable', { file: mail.file, error: mail.error }))
      status = 1
      continue
    }
    const { file, number } = mail
    const diagnosed = diagnose(mail.bytes, rules())
    const advised = adviseMail(diagnosed, words)
    const judged = judgeMail(diagnosed, context, words)
    if (flags.has('json'))
      await write(`${JSON.stringify({ ...mailFields(file, number, advised), ...verdictFields(judged) })}\n`)
    else {
      const isSaid = lists.size > 0 || judged.verdict.verdict === 'trick'
      await write(mailText(file, number, advised, words, isSaid ? judged : null))
    }
  }
  return status
}
