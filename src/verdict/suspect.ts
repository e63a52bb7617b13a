/** A message under suspicion, and what several questions about it share. */
import { header } from '../mime/index.ts'
import type { Mailbox, Message } from '../mime/types.ts'
import { isNullPath, isPlainDaemon } from '../report/gate.ts'
import type { Report } from '../report/types.ts'
import type { Authentication } from './authentication.ts'
import { domainOf, isFreeMail } from './hosts.ts'
import type { Reader } from './reader.ts'
import type { Shown } from './shown.ts'

export interface Suspect {
  readonly message: Message
  readonly report: Report
  readonly from: Mailbox
  readonly shown: Shown
  readonly reader: Reader
  readonly authentication: Authentication
  /** The mail it speaks of was found in Sent by its Message-ID. */
  readonly matched: boolean
}

/** A person's address at a free provider is not that provider. */
export const speaksFor = (address: string) => !isFreeMail(domainOf(address)) || isPlainDaemon(address)

/** A notice as servers make them, about somebody else's mailbox. */
export function isServerReport({ message, report, reader }: Suspect): boolean {
  return (
    isNullPath(header(message.root, 'return-path')) &&
    (report.format === 'rfc3464' || report.original !== null) &&
    report.recipients.some(
      ({ finalRecipient }) => finalRecipient !== '' && !reader.isOwnAddress(finalRecipient),
    )
  )
}
