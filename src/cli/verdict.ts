import type { DiagnosedReport } from '../classifier/types.ts'
import { parseMailboxes, readMessage } from '../mime/index.ts'
import {
  judge,
  reasonKey,
  SentIndexBuilder,
  type Verdict,
  type VerdictContext,
  verdictKey,
} from '../verdict/index.ts'
import { readMails } from './inputs.ts'
import { complain } from './output.ts'
import type { Words } from './words.ts'

/** Header fields of sent mail end long before; its body is not needed. */
const MOST_HEADER = 512 * 1024

export interface ReadContext {
  readonly context: VerdictContext
  /** False when some sent mail could not be read; each input was named. */
  readonly complete: boolean
}

/**
 * What the notices are compared with. Sent mail is read one message at a time, and only an index of it is kept. Where
 * none of it can be read, nothing is compared.
 */
export async function readContext(
  lists: ReadonlyMap<string, readonly string[]>,
  words: Words,
): Promise<ReadContext> {
  const paths = lists.get('sent') ?? []
  const index = new SentIndexBuilder()
  let unreadable = 0
  for await (const mail of readMails(paths)) {
    if ('error' in mail) {
      complain(words.tell('cli_unreadable', { file: mail.file, error: mail.error }))
      unreadable++
    } else index.add(readMessage(mail.bytes.subarray(0, MOST_HEADER)))
  }
  const isReadable = paths.length > 0 && !(unreadable > 0 && index.size === 0)
  const identities = (lists.get('identity') ?? [])
    .flatMap((value) => parseMailboxes(value))
    .map(({ address }) => address)
  return {
    context: { sent: isReadable ? index : null, identities, ownHosts: lists.get('own-host') ?? [] },
    complete: unreadable === 0,
  }
}

/** A verdict in the words of the run. */
export interface JudgedMail {
  readonly verdict: Verdict
  readonly title: string
  readonly reasons: readonly string[]
}

export function judgeMail({ report }: DiagnosedReport, context: VerdictContext, words: Words): JudgedMail {
  const verdict: Verdict = report.message
    ? judge(report.message, report, context)
    : { verdict: 'none', reasons: [], linkHosts: [] }
  const reasons = verdict.reasons.map(({ id, params }) => words.tell(reasonKey(id), params))
  return { verdict, title: words.tell(verdictKey(verdict.verdict)), reasons }
}
