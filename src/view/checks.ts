import type { Finding, FindingStatus } from '../live/types.ts'
import { findingRef } from '../live/words.ts'
import { type ViewContext, wordsOf } from './context.ts'
import type { ChecksView } from './types.ts'

/** How each status of a finding is coloured, wherever findings are shown. */
export const CHECK_TONES = {
  ok: 'ok',
  warn: 'wait',
  bad: 'fail',
  'cannot-tell': 'info',
} as const satisfies Record<FindingStatus, ChecksView['rows'][number]['tone']>
/** The message that names a status. */
export const CHECK_STATUS = {
  ok: 'live_status_ok',
  warn: 'live_status_warn',
  bad: 'live_status_bad',
  'cannot-tell': 'live_status_cannot_tell',
} as const satisfies Record<FindingStatus, string>

type Context = Pick<ViewContext, 'catalogue' | 'locale' | 'timeZone' | 'table'>

/** What was looked up on request, to stand beside the diagnosis; null where nothing was. */
export function viewOfChecks(findings: readonly Finding[], context: Context): ChecksView | null {
  if (findings.length === 0) return null
  const { word, text } = wordsOf(context)
  const rows = findings.map((finding) => ({
    tone: CHECK_TONES[finding.status],
    status: word(CHECK_STATUS[finding.status]),
    text: text(findingRef(finding)),
    source:
      finding.resolver === ''
        ? null
        : word('liveSource', {
            resolver: finding.resolver,
            time: { kind: 'date', iso: finding.time },
          }),
  }))
  return { label: word('ticket_label_checks'), rows }
}
