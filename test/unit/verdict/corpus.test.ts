import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import type { Part } from '../../../src/mime/types.ts'
import { readReport } from '../../../src/report/index.ts'
import type { Report } from '../../../src/report/types.ts'
import { indexSent, judge, type VerdictContext } from '../../../src/verdict/index.ts'
import { namedIds, returnedRoot } from '../../../src/verdict/returned.ts'
import { sharedAvailable, sharedPath } from '../shared.ts'
import { read } from './mails.ts'

const BOUNCES = new Set(['failure', 'delay', 'success', 'relayed', 'expanded'])
/** Real mail in a forged name that the collections hold as bounces. */
const MOST_BACKSCATTER = 0

interface Row {
  readonly file: string
  readonly kind: string
  readonly format?: string
}

function rowsOf(folder: string): Row[] {
  const lines = readFileSync(sharedPath(folder, 'labels.jsonl'), 'utf8').trim().split('\n')
  return lines
    .map((line) => JSON.parse(line) as Row)
    .filter(({ format }) => format !== 'body')
    .map((row) => ({ ...row, file: sharedPath(folder, row.file) }))
}

/** The mail that a Sent folder would hold of it. */
function sentCopy(report: Report, root: Part | null): readonly { root: Part }[] {
  const { original, recipients, date } = report
  const recipient = original?.to[0]?.address || recipients[0]?.finalRecipient || ''
  const made = [
    `Date: ${original?.date ?? date ?? ''}`,
    `From: ${original?.from?.address ?? 'me@own.example'}`,
    `To: <${recipient}>`,
    `Message-ID: ${original?.messageId ?? '<unknown@own.example>'}`,
    ...(original?.subject ? [`Subject: ${original.subject.replace(/\s+/g, ' ')}`] : []),
  ]
  return [...(root ? [{ root }] : []), read(`${made.join('\r\n')}\r\n\r\nHello\r\n`)]
}

describe.runIf(sharedAvailable('verdicts on the mail collections'))('the collections', () => {
  test('hold no genuine bounce that is called a trick, and know those whose mail is in Sent', () => {
    const wrong: string[] = []
    let backscattered = 0
    for (const { file, kind } of [...rowsOf('corpus'), ...rowsOf('mta'), ...rowsOf('layouts-zh')]) {
      const message = readMessage(readFileSync(file))
      const report = readReport(message)
      const root = returnedRoot(message, report)
      const ids = namedIds(message, report, root)
      const author = report.original?.from?.address
      const identities = author ? [author] : []
      const verdictWith = (sent: VerdictContext['sent']) =>
        judge(message, report, { sent, identities, ownHosts: [] }).verdict
      const alone = verdictWith(null)
      const without = verdictWith(indexSent([]))
      const found = verdictWith(indexSent(sentCopy(report, root)))
      if ([alone, without, found].includes('trick')) wrong.push(`${file}: trick`)
      if (alone === 'matches-sent' || without === 'matches-sent') wrong.push(`${file}: green without proof`)
      if (without === 'backscatter') backscattered++
      if (
        BOUNCES.has(kind) &&
        ids.returned.length > 0 &&
        BOUNCES.has(report.kind) &&
        found !== 'matches-sent'
      )
        wrong.push(`${file}: ${found} though it is in Sent`)
    }
    expect(wrong).toEqual([])
    expect(backscattered).toBeLessThanOrEqual(MOST_BACKSCATTER)
  }, 120_000)
})
