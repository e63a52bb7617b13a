import { diagnose } from '../classifier/index.ts'
import { adviseMail } from './advised.ts'
import { rules } from './core.ts'
import { readMails } from './inputs.ts'
import { mailFields } from './json.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { complain, write } from './output.ts'
import { mailText } from './text.ts'
import { localeOf, wordsIn } from './words.ts'

const OPTIONS = {
  json: 'flag',
  lang: 'text',
  sent: 'text',
  identity: 'text',
  'own-host': 'text',
} as const satisfies OptionKinds

/** Options that compare with the mail that was sent. No answer is better than an untrue one. */
const COMPARING = ['sent', 'identity', 'own-host']

/** `diagnose [--json] [--lang L] PATH...` */
export async function diagnoseCommand(args: readonly string[]): Promise<number> {
  const { flags, texts, paths } = readOptions(args, OPTIONS)
  const comparing = COMPARING.find((name) => texts.has(name))
  if (comparing) throw new UsageError('cli_error_not_compared', { option: `--${comparing}` })
  if (paths.length === 0) throw new UsageError('cli_error_no_path')
  const words = wordsIn(localeOf(texts.get('lang'), process.env))
  let status = 0
  for await (const mail of readMails(paths)) {
    if ('error' in mail) {
      complain(words.tell('cli_unreadable', { file: mail.file, error: mail.error }))
      status = 1
      continue
    }
    const advised = adviseMail(diagnose(mail.bytes, rules()), words)
    if (flags.has('json')) await write(`${JSON.stringify(mailFields(mail.file, mail.number, advised))}\n`)
    else await write(mailText(mail.file, mail.number, advised, words))
  }
  return status
}
