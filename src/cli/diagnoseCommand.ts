import { readableMails } from './inputs.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { write } from './output.ts'
import { workThrough } from './threads.ts'
import { readContext } from './verdict.ts'
import { localeOf, wordsIn } from './words.ts'
import type { Job } from './work.ts'

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
  const mails = readableMails(paths, words, () => {
    status = 1
  })
  const job: Job = {
    command: 'diagnose',
    locale: words.locale,
    json: flags.has('json'),
    saysVerdict: lists.size > 0,
    context,
  }
  // Another thread does not know whether its text is shown on a terminal.
  for await (const { text } of workThrough(mails, job, process.stdout.isTTY ? 1 : undefined))
    await write(text)
  return status
}
