/** How much a message's header speaks for its being a mail system's notice. */
import { header } from '../mime/index.ts'
import type { Part } from '../mime/types.ts'
import { DELAY_WORDS, FAILURE_WORDS } from './dialects/generic.ts'
import { hasSign } from './dialects/index.ts'
import type { Dialect } from './dialects/types.ts'
import {
  isBounceSubject,
  isDaemon,
  isNullPath,
  isPlainDaemon,
  isReplyOrForward,
  TELLING_SUBJECT,
} from './gate.ts'
import type { Notice } from './notice.ts'

export interface HeaderEvidence {
  /** MAILER-DAEMON, postmaster and their like. */
  readonly plainDaemon: boolean
  /** Any sender that is no person: `no-reply@`, `system@`. */
  readonly anyDaemon: boolean
  readonly nullPath: boolean
  readonly bounceSubject: boolean
  /** X-Failed-Recipients, a notice-only mail program, a report's content type, a list manager's refusal. */
  readonly tell: boolean
  /** Came over a mailing list. */
  readonly listed: boolean
  /** `Re:` or `Fwd:` of a person. */
  readonly passedOn: boolean
}

const MAILERS = /SMTP32|m-FILTER|GWAVA Notification/i
/** Subjects of postmasters' other mail: digests, moderation, reports, transcripts for the administrator. */
const OTHER_SUBJECT =
  /quarantine|\bdigest\b|summary|moderat|awaits?\b|pending|newsletter|隔离|摘要|^Postfix SMTP server: errors from|daily report|weekly report|statistics|backup|cron|logwatch|\[(?:ticket |case )?#\d|\bticket\b|^your request\b/i

/** What has not happened yet: a full mailbox is warned of before anything comes back. */
const TO_COME =
  /(?:will|would|may|might) (?:then |soon )?be (?:rejected|returned|refused|bounced)|(?:将|将会|会|會|將|可能)(?:被)?(?:退回|退信|拒收|拒绝|拒絕)/gi

/** Addresses that a list manager takes notices at, and may mark like the list's own mail when it passes them on. */
const LIST_OWNER = /-(?:bounces?|admin|owner)(?:\+[^\s@]{0,255})?@/i

/** What phishing asks for in the guise of a bounce; no mail server does. */
const LURE =
  /release (?:(?:all|the|your|pending|these|held) ){0,3}(?:e-?mails?|messages?)|retry delivery|(?:confirm|verify|update|re-?activate|validate) (?:your |the )?(?:password|account|mailbox|e-?mail)|keep (?:using )?(?:the )?(?:current|same) password|password (?:will )?expires?|验证(?:您的)?(?:账户|账号|邮箱)|立即恢复|重新投递|释放(?:邮件|隔离)/i

/** Reads the evidence from header fields; bodies stay untouched. */
export function headerEvidence(root: Part): HeaderEvidence {
  const subject = header(root, 'subject') ?? ''
  const from = header(root, 'from')
  const plainDaemon = isPlainDaemon(from)
  return {
    plainDaemon,
    anyDaemon: from === null || isDaemon(from),
    nullPath: isNullPath(header(root, 'return-path')),
    bounceSubject: isBounceSubject(subject),
    tell:
      header(root, 'x-failed-recipients') !== null ||
      root.contentType.type === 'multipart/report' ||
      MAILERS.test(header(root, 'x-mailer') ?? '') ||
      TELLING_SUBJECT.test(subject),
    listed:
      (header(root, 'list-id') ?? header(root, 'list-post') ?? header(root, 'list-unsubscribe')) !== null &&
      !LIST_OWNER.test(header(root, 'to') ?? ''),
    passedOn: isReplyOrForward(subject) && !isDaemon(from),
  }
}

/** Whether the body is worth reading at all. */
export function worthReading(evidence: HeaderEvidence): boolean {
  if (evidence.passedOn) return false
  return evidence.anyDaemon || evidence.nullPath || evidence.bounceSubject || evidence.tell
}

/** Whether a layout may be believed: the sender is a mail system, or the notice opens with the layout's own words. */
export function trustsLayout(evidence: HeaderEvidence, dialect: Dialect, notice: Notice): boolean {
  if (isStrong(evidence)) return true
  if (evidence.listed || !(evidence.bounceSubject || evidence.anyDaemon)) return false
  return hasSign(dialect, notice.text.split(/\n[ \t]*\n/, 1)[0] ?? '')
}

/**
 * Whether even a notice of unknown layout may be believed. `refuses` tells whether it gives a server's reply beside an
 * address: what no other mail of a mail system's does.
 */
export function trustsAnything(
  evidence: HeaderEvidence,
  notice: Notice,
  subject: string,
  refuses: () => boolean,
): boolean {
  if (
    OTHER_SUBJECT.test(withoutOriginal(subject)) ||
    LURE.test(notice.text.slice(0, 8000)) ||
    !isStrong(evidence)
  )
    return false
  const words = speaksOfFailure(notice.text) || speaksOfFailure(subject)
  const weight =
    2 * Number(evidence.plainDaemon) +
    2 * Number(evidence.nullPath) +
    2 * Number(evidence.tell) +
    3 * Number(evidence.bounceSubject) +
    2 * Number(words) +
    Number(evidence.anyDaemon && evidence.nullPath) -
    2 * Number(evidence.listed)
  if (weight >= 5 && (words || evidence.bounceSubject)) return true
  return evidence.plainDaemon && !evidence.listed && refuses()
}

/**
 * Whether a notice without any mark of a mail system's may be believed when its first sentence says whom it did not
 * reach: services send such under their own name.
 */
export function mayTell(evidence: HeaderEvidence, notice: Notice, subject: string): boolean {
  if (evidence.listed || !evidence.bounceSubject) return false
  return !OTHER_SUBJECT.test(withoutOriginal(subject)) && !LURE.test(notice.text.slice(0, 8000))
}

/** `Undeliverable: weekly digest` is no digest: what follows the notice's own words is the returned mail's subject. */
function withoutOriginal(subject: string): string {
  const own = /^[^:：]{3,60}[:：]/.exec(subject)?.[0] ?? ''
  return isBounceSubject(own) ? own : subject
}

/** Whether such a notice needs neither an address nor a reply nor the mail itself to be believed. */
export function needsNoProof(evidence: HeaderEvidence): boolean {
  return evidence.tell || (evidence.plainDaemon && evidence.bounceSubject)
}

/** Whether a text warns of a refusal that has not happened yet. */
export const isToCome = (text: string): boolean => text.search(TO_COME) >= 0

function speaksOfFailure(text: string): boolean {
  const happened = text.replace(TO_COME, '')
  return FAILURE_WORDS.test(happened) || DELAY_WORDS.test(happened)
}

function isStrong({ plainDaemon, nullPath, tell }: HeaderEvidence): boolean {
  return plainDaemon || nullPath || tell
}
