import { isPlainDaemon, isReplyOrForward } from '../report/gate.ts'
import {
  ABOUT_MAILBOX,
  CLAIMS_SYSTEM,
  HELD,
  INBOUND,
  MAIL,
  PARCEL,
  PASSWORD,
  PASSWORD_DEED,
} from './phrases.ts'
import { plainWords } from './text.ts'

/** Both as they stand in the header, decoded; From with name and address. */
interface HeaderFacts {
  readonly from: string
  readonly subject: string
}

/**
 * Whether a message may play the mail system, from its sender and subject alone: what judge() may call a trick although
 * it is no bounce by its form. Answers and forwarded mail do not, nor does what a carrier sends.
 */
export function mayPose({ from, subject }: HeaderFacts): boolean {
  const title = plainWords(subject.slice(0, 500))
  if (isReplyOrForward(subject)) return false
  if (MAIL.test(title) && HELD.test(title) && INBOUND.test(title)) return true
  if (PARCEL.test(title)) return false
  const name = plainWords(from.slice(0, 500).replace(/<[^<>]{0,320}>[^<>]{0,80}$/, ''))
  if (PASSWORD.test(title) && PASSWORD_DEED.test(title)) return true
  return ABOUT_MAILBOX.test(title) || CLAIMS_SYSTEM.test(name) || isPlainDaemon(from)
}
