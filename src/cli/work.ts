import { diagnose } from '../classifier/index.ts'
import type { Locale } from '../i18n/types.ts'
import type { VerdictContext } from '../verdict/index.ts'
import { adviseMail } from './advised.ts'
import { rules } from './core.ts'
import { csvRow } from './csv.ts'
import { mailFields, verdictFields } from './json.ts'
import { addToSummary, emptySummary, type Summary } from './summary.ts'
import { csvValues } from './summaryCsv.ts'
import { mailText } from './text.ts'
import { judgeMail } from './verdict.ts'
import { type Words, wordsIn } from './words.ts'

/** A message that could be read; `number` counts the messages of an mbox from 1. */
export interface ReadMail {
  readonly file: string
  readonly number: number | null
  readonly bytes: Uint8Array
}

/** What is to be done with every message: plain data, so that another thread can be told. */
export type Job =
  | {
      readonly command: 'diagnose'
      readonly locale: Locale
      readonly json: boolean
      /** Whether every verdict is said, and not tricks alone. */
      readonly saysVerdict: boolean
      readonly context: VerdictContext
    }
  | { readonly command: 'report'; readonly locale: Locale; readonly csv: boolean }

/** What some messages came to: what to print, and what to count. */
export interface Done {
  readonly text: string
  readonly summary: Summary | null
}

/** Does a job on one batch of messages after the other, in their order. */
export function workerOn(job: Job): (mails: readonly ReadMail[]) => Done {
  const words = wordsIn(job.locale)
  if (job.command === 'report') return (mails) => reportOn(mails, job.csv, words)
  const { context, json, saysVerdict } = job
  const textOf = ({ file, number, bytes }: ReadMail): string => {
    const diagnosed = diagnose(bytes, rules())
    const advised = adviseMail(diagnosed, words)
    const judged = judgeMail(diagnosed, context, words)
    if (json) return `${JSON.stringify({ ...mailFields(file, number, advised), ...verdictFields(judged) })}\n`
    const isSaid = saysVerdict || judged.verdict.verdict === 'trick'
    return mailText(file, number, advised, words, isSaid ? judged : null)
  }
  return (mails) => ({ text: mails.map(textOf).join(''), summary: null })
}

function reportOn(mails: readonly ReadMail[], csv: boolean, words: Words): Done {
  const summary = emptySummary()
  const rows: string[] = []
  for (const { file, number, bytes } of mails) {
    const advised = adviseMail(diagnose(bytes, rules()), words)
    addToSummary(summary, advised)
    if (!csv) continue
    for (const recipient of advised.recipients.filter(({ failing }) => failing))
      rows.push(csvRow(csvValues(file, number, advised, recipient)))
  }
  return { text: rows.join(''), summary }
}
