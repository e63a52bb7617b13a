import { header, headerAll } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { allAddresses } from './addresses.ts'
import type { NoticeHeaders } from './dialects/types.ts'
import type { HeaderFacts } from './gate.ts'

const MOST_FAILED = 2000

/** The header facts that layouts are told by. */
export function noticeHeaders(root: Part): NoticeHeaders {
  return {
    from: header(root, 'from') ?? '',
    subject: header(root, 'subject')?.trim() ?? '',
    mailer: header(root, 'x-mailer') ?? '',
    failed: allAddresses(headerAll(root, 'x-failed-recipients').join('\n'), MOST_FAILED),
  }
}

/** The header facts that the gate asks for. */
export function headerFacts(root: Part): HeaderFacts {
  return {
    from: header(root, 'from'),
    subject: header(root, 'subject'),
    contentType: header(root, 'content-type'),
    returnPath: header(root, 'return-path'),
    autoSubmitted: header(root, 'auto-submitted'),
  }
}
