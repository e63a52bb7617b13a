import type { Message } from '../../../src/mime/types.ts'
import { readReport } from '../../../src/report/index.ts'
import { indexSent, judge, type Verdict, type VerdictContext } from '../../../src/verdict/index.ts'
import { SENT } from './backscatter.ts'
import { READER, read } from './mails.ts'

export const NOTHING_KNOWN: VerdictContext = { sent: null, identities: [], ownHosts: [] }
export const READERS: VerdictContext = { ...NOTHING_KNOWN, identities: [READER] }
export const WITH_SENT: VerdictContext = { ...READERS, sent: indexSent(SENT.map(read)) }

export const judged = (message: Message, context: VerdictContext): Verdict =>
  judge(message, readReport(message), context)
