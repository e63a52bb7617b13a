/** Telling from a few header fields whether a message may be a delivery report at all. */
import { EXCHANGE_DELAY, EXCHANGE_SUBJECT } from './dialects/exchangeSubjects.ts'

/** What a host knows of a message without its source; null where it does not know. */
export interface HeaderFacts {
  /** The From field as it stands, name and address. */
  readonly from: string | null
  readonly subject: string | null
  readonly contentType?: string | null
  readonly returnPath?: string | null
  readonly autoSubmitted?: string | null
}

const DAEMON_ADDRESS =
  /(?:^|[<"\s])(?:mailer[-_.]?daemon|post[-_.]?master|mdaemon|mail[-_.]?delivery[\w.-]{0,20}|microsoftexchange[0-9a-f]{8,64}|bounces?|mail[-_.]?system|delivery[-_.]?(?:subsystem|failure|status)|mail[-_.]?errors?|smtp[-_.]?daemon|mailerdaemon|system|root|sysadmin|autoresponder|no-?reply|mail-administrator|automated[\w.-]{0,30})(?:[+=-][^@\s]{0,100})?(?:@|>|"|\s|$)/i
const DAEMON_NAME =
  /mail(?:er)?[ -]?daemon|mail deliver(?:y)? (?:sub)?system|message delivery (?:sub)?system|mail delivery (?:service|subsystem)|postmaster|post master|system administrator|microsoft (?:outlook|exchange)|internet mail delivery|delivery subsystem|content-filter|courier mail server|mail administrator|邮件系统|系统管理员|邮件管理员|郵件系統|邮局管理员|退信/i
const SUBJECT = new RegExp(
  [
    '^(?:undelivered mail|undeliverable|your (?:e-?mail|mail|message)(?: to \\S{3,255})? (?:could not|cannot|was not|has not been|bounced)|dbmail: deliver|processing error$|mail error$|undeliverable (?:mail|message)|delayed mail|successful mail delivery|mail delivery (?:fail|status|system|error|problem)|mail deliver|delivery (?:status|failure|failed|notification|report|error|problem|has failed)|returned mail|failure (?:notice|delivery)|failed delivery|failed mail|mail fail(?:ure|ed)|mail system error|warning: (?:could not send|message \\S{4,40} delayed)|warning--could not|non[- ]?deliver|nondeliverable|message (?:delivery|status|could not be|undeliverable|not delivered|(?:was |has been )?rejected)|permanent delivery|\\[postmaster\\] email delivery failure|notice: mail delivery|warning: delayed mail|could not (?:send|deliver)|rejected mail|there was an error sending your mail|returned to sender|bounce(?:d|:)|email (?:bounce|delivery)|postmaster notify|automatically rejected|undeliver|dsn|mailenable: message|relayed:|delivered:|mail could not be delivered|sorry, your message could not|considered unsolicited|banned contents|virus in your mail|bad-header from you|\\*\\*message you sent blocked|wiadomosc odrzucona|mdaemon notification|problem delivering|warning: delay in|mdaemon warning|failed to deliver|notification d.?.?[ée]tat|notificación|aviso de)',
    '退信|退件|邮件传输失败|投递失败|投遞失敗|无法(?:送达|投递)|無法(?:傳遞|投遞|送達)|未能送达|邮件被退回|郵件被退回|配信(?:不能|できません|エラー)|送信エラー|メッセージを配信|반송|배달(?:되지|할)|(?:발송|전송) ?(?:에 )?실패|전송되지|недоставленн|не доставлено|почта не доставлена|не может быть доставлен|mailversand fehlerbericht|unzustellbar|zustellungsfehler|zustellung fehlgeschlagen|nicht zugestellt|non (?:délivr|distribu)|mancata consegna|no entregad|não entregue|onbestelbaar|niet (?:afgeleverd|bezorgd)|nie (?:można dostarczyć|dostarczono)|niedostarczon|nedoručiteln|kézbesíthetetlen|無法遞送|邮件(?:未能|未)?投递|投递失敗|邮件无法',
  ].join('|'),
  'i',
)
/** Refusals of list managers and notifications of services, which come under subjects of their own. */
export const TELLING_SUBJECT =
  /^You \S{1,255} are not member \(|^Loop Alert: Duplicated|^AWS Notification Message$|^Post to \S{1,255} (?:denied|rejected)|的邮件被拒绝/
const PLAIN_DAEMON =
  /mailer[-_.]?daemon|post[-_.]?master|mail[-_. ]?deliver|delivery[-_. ]?subsystem|microsoftexchange[0-9a-f]{8}|internet mail delivery|mdaemon/i
const REPLY_OR_FORWARD =
  /^\s{0,4}(?:re|aw|sv|antw|fw|fwd|wg|tr|rv|vs|vb|vl|pd|odp|enc|res|i|r|rif|doorst|ynt|ilt|atb|回复|回覆|答复|答覆|转发|轉發|轉寄|전달|회신)\s?(?:\[\d{1,3}\])?\s?[:：]/i

/** True for senders such as `MAILER-DAEMON@...` or "Mail Delivery System". */
export function isDaemon(from: string | null): boolean {
  if (from === null) return false
  const text = from.slice(0, 1000).trim()
  return DAEMON_ADDRESS.test(text) || DAEMON_NAME.test(text) || /^<?>?$/.test(text)
}

/**
 * True for senders that are nothing but a mail system's, by their address: no `system@`, `no-reply@` and the like,
 * and not by the display name alone, which anybody may choose. `Postmaster <>` is one.
 */
export function isPlainDaemon(from: string | null): boolean {
  if (from === null) return false
  const address = /<([^<>]{0,320})>[^<>]{0,80}$/.exec(from.slice(0, 1000))?.[1] ?? from
  if (address.trim() === '' && from.trim() !== '') return true
  return PLAIN_DAEMON.test(address.includes('@') ? address : from)
}

/** True for a mail system's address, or a name that nothing else bears; for senders that a quotation names. */
export function isMailSystem(from: string): boolean {
  return isPlainDaemon(from) || DAEMON_NAME.test(from.slice(0, 1000))
}

/** True for subjects under which mail systems send notices. */
export function isBounceSubject(subject: string | null): boolean {
  if (subject === null || isReplyOrForward(subject)) return false
  const text = subject.slice(0, 1000).trim()
  return SUBJECT.test(text) || EXCHANGE_SUBJECT.test(text) || EXCHANGE_DELAY.test(text)
}

/** True for `Re:`, `Fwd:` and their like in the languages of our users. */
export function isReplyOrForward(subject: string): boolean {
  return REPLY_OR_FORWARD.test(subject)
}

/** A subject without any `Re: Fwd:` in front. */
export function withoutPrefixes(subject: string): string {
  let bare = subject
  for (let round = 0; round < 10 && isReplyOrForward(bare); round++) bare = bare.replace(REPLY_OR_FORWARD, '')
  return bare.trim()
}

/** True for the null return path of RFC 5321 6.1, also as some servers store it: empty, or MAILER-DAEMON. */
export function isNullPath(returnPath: string | null | undefined): boolean {
  return (
    returnPath != null &&
    /^(?:<\s{0,4}>|<?"?mailer[-_]?daemon"?(?:@[^<>\s]{0,255})?>?)?$/i.test(returnPath.slice(0, 400).trim())
  )
}

/**
 * A cheap guess from header fields alone: `yes` for what is a delivery report by all appearance, `no` for what
 * cannot be one, `look` when the message itself must be read. Ordinary mail gives `no`.
 */
export function mayBeBounce(facts: HeaderFacts): 'yes' | 'no' | 'look' {
  const type = (facts.contentType ?? '').toLowerCase()
  if (/report-type\s?=\s?"?(?:delivery-status|global-delivery)/.test(type)) return 'yes'
  if (/report-type\s?=\s?"?(?:feedback-report|disposition|tlsrpt)/.test(type)) return 'no'
  const daemon = isDaemon(facts.from)
  const subject = isBounceSubject(facts.subject)
  const nullPath = isNullPath(facts.returnPath)
  if ((isPlainDaemon(facts.from) || nullPath) && subject) return 'yes'
  if (
    daemon ||
    subject ||
    nullPath ||
    TELLING_SUBJECT.test(facts.subject ?? '') ||
    type.startsWith('multipart/report')
  )
    return 'look'
  return /^auto-(?:replied|generated) ?\(/i.test(facts.autoSubmitted ?? '') ? 'look' : 'no'
}
