import { visible } from '../advice/visibleText.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { headerAll } from '../mime/index.ts'
import type { Verdict } from '../verdict/types.ts'
import { type ViewContext, wordsOf } from './context.ts'
import type { VerdictView } from './types.ts'

const FIELDS = [
  'Return-Path',
  'Received',
  'Authentication-Results',
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
] as const
const MOST_FIELDS = 12
const MOST_FIELD = 800

/**
 * What the people who run the reader's mail need to know about a trick: why it is taken for one, where its links lead
 * (written so that nothing makes a link of them), and the fields that tell where it came from. Plain text, LF.
 */
export function trickReport(
  diagnosed: DiagnosedReport,
  verdict: Verdict,
  shown: VerdictView,
  context: ViewContext,
): string {
  const { word } = wordsOf(context)
  const root = diagnosed.report.message?.root
  const fields = FIELDS.flatMap((name) =>
    (root ? headerAll(root, name.toLowerCase()) : [])
      .slice(0, MOST_FIELDS)
      .map((value) => `${name}: ${visible(value, MOST_FIELD)}`),
  )
  const hosts = verdict.linkHosts.map((host) => `- ${unlinked(visible(host, 255))}`)
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [`${title}\n${lines.join('\n')}`] : []
  return [
    word('verdict_report_intro'),
    ...section(
      `${shown.labels.reasons}:`,
      shown.reasons.map((reason) => `- ${unlinked(reason)}`),
    ),
    ...section(`${shown.labels.hosts}:`, hosts),
    ...section(word('verdict_report_fields'), fields),
  ].join('\n\n')
}

/** `evil[.]example`, as those who handle such mail write it. */
const unlinked = (text: string): string => text.replace(/(?<=[\p{L}\p{N}-])\.(?=[\p{L}\p{N}-])/gu, '[.]')
