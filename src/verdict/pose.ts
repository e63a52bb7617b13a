import type { Mailbox } from '../mime/types.ts'
import { isPlainDaemon, isReplyOrForward } from '../report/gate.ts'
import { ownerOf } from './hosts.ts'
import {
  ABOUT_MAILBOX,
  CLAIMS_SYSTEM,
  HELD,
  INBOUND,
  MAIL,
  PARCEL,
  PASSWORD,
  PASSWORD_DEED,
  SYSTEM,
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
  if (/[\w.+-]@[\w-]{1,63}\.\w/.test(title)) return true
  if (PARCEL.test(title)) return false
  const name = plainWords(from.slice(0, 500).replace(/<[^<>]{0,320}>[^<>]{0,80}$/, ''))
  if (PASSWORD.test(title) && PASSWORD_DEED.test(title)) return true
  const [, local = '', domain = ''] = /([^<>@\s]{1,100})@([^<>@\s]{1,253})>?[^<>@]{0,80}$/.exec(from) ?? []
  if (namesOther(name, domain)) return true
  return (
    ABOUT_MAILBOX.test(title) ||
    claimsSystem({ name: name.trim(), address: `${local}@${domain}` }) ||
    isPlainDaemon(from)
  )
}

/** A name that is somebody's domain, but not the sender's. */
function namesOther(name: string, domain: string): boolean {
  const named = /(?:^|[\s@([<"'])((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18})(?=$|[\s)\]>"':,|-])/.exec(name)?.[1]
  return named !== undefined && ownerOf(named) !== ownerOf(domain.toLowerCase())
}

/** Whether a sender plays a mail system, by its name and the left side of its address; by all of it without a name. */
export function claimsSystem({ name, address }: Mailbox): boolean {
  const [local = '', domain = ''] = address.split('@')
  const words = plainWords(name === '' ? `${local}\n${domain}` : `${name}\n${local}`)
  return CLAIMS_SYSTEM.test(words) || SYSTEM.test(words)
}
