import { BYTE_ORDER_MARK, csvRow } from './csv.ts'
import { readableMails } from './inputs.ts'
import { type OptionKinds, readOptions, UsageError } from './options.ts'
import { write } from './output.ts'
import { addSummary, emptySummary, type Summary } from './summary.ts'
import { CSV_COLUMNS } from './summaryCsv.ts'
import { summaryHtml } from './summaryHtml.ts'
import { summaryFields, summaryText } from './summaryText.ts'
import { workThrough } from './threads.ts'
import { localeOf, type Words, wordsIn } from './words.ts'
import type { Job } from './work.ts'

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
  const mails = readableMails(paths, words, () => {
    summary.unreadable++
  })
  const job: Job = { command: 'report', locale: words.locale, csv: format === 'csv' }
  for await (const done of workThrough(mails, job)) {
    if (done.summary) addSummary(summary, done.summary)
    if (done.text !== '') await write(done.text)
  }
  if (format !== 'csv') await write(formatted(summary, format, words))
  return summary.unreadable > 0 ? 1 : 0
}

function formatted(summary: Summary, format: string, words: Words): string {
  if (format === 'json') return `${JSON.stringify(summaryFields(summary, words))}\n`
  return format === 'html' ? summaryHtml(summary, words) : summaryText(summary, words)
}
