import { diagnose } from '../classifier/index.ts'
import { adviseMail } from './advised.ts'
import { rules } from './core.ts'
import { BYTE_ORDER_MARK, csvRow } from './csv.ts'
import { readMails } from './inputs.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { complain, write } from './output.ts'
import { addToSummary, emptySummary, type Summary } from './summary.ts'
import { CSV_COLUMNS, csvValues } from './summaryCsv.ts'
import { summaryHtml } from './summaryHtml.ts'
import { summaryFields, summaryText } from './summaryText.ts'
import { localeOf, type Words, wordsIn } from './words.ts'

const OPTIONS = {
  format: ['text', 'csv', 'json', 'html'],
  lang: 'text',
} as const satisfies OptionKinds

/** `report [--format F] [--lang L] PATH...`: what came back in a mailbox, and why. CSV has a row per failing recipient. */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const { texts, paths } = readOptions(args, OPTIONS)
  if (paths.length === 0) throw new UsageError('cli_error_no_path')
  const words = wordsIn(localeOf(texts.get('lang'), process.env))
  const format = texts.get('format') ?? 'text'
  const summary = emptySummary()
  if (format === 'csv') await write(BYTE_ORDER_MARK + csvRow(CSV_COLUMNS))
  for await (const mail of readMails(paths)) {
    if ('error' in mail) {
      complain(words.tell('cli_unreadable', { file: mail.file, error: mail.error }))
      summary.unreadable++
      continue
    }
    const advised = adviseMail(diagnose(mail.bytes, rules()), words)
    addToSummary(summary, advised)
    if (format !== 'csv') continue
    for (const recipient of advised.recipients.filter(({ failing }) => failing))
      await write(csvRow(csvValues(mail.file, mail.number, advised, recipient)))
  }
  if (format !== 'csv') await write(formatted(summary, format, words))
  return summary.unreadable > 0 ? 1 : 0
}

function formatted(summary: Summary, format: string, words: Words): string {
  if (format === 'json') return `${JSON.stringify(summaryFields(summary, words))}\n`
  return format === 'html' ? summaryHtml(summary, words) : summaryText(summary, words)
}
