/** Messages that are no delivery reports: feedback, receipts, auto-replies, aggregate reports, challenges. */
import { header } from '../mime/index.ts'
import type { Message, Part } from '../mime/types.ts'
import { isBounceSubject, isDaemon, isNullPath, isPlainDaemon } from './gate.ts'
import type { MessageKind } from './types.ts'

/** Subjects of auto-replies, at their start, in the languages seen. */
const AUTO_SUBJECT =
  /^\s{0,4}(?:\[?auto(?:matic|mated|-)?[ -]?(?:reply|response|respond(?:er)?|answer)\]?\b|auto: |auto\b.{0,60}out of (?:the )?office|out[- ]of[- ](?:the[- ])?office|ooo:|auto-?respon|away (?:until|from)|vacation (?:reply|response|notice)|i am (?:out of|away)|automatische (?:antwort|abwesenheit)|abwesenheitsnotiz|abwesend|automatisch antwoord|afwezig|automaattinen vastaus|자동 ?회신|부재중|自动(?:回复|答复)|自動(?:回覆|回復|返信|応答|答覆)|不在(?:通知|のお知らせ)|réponse automatique|absence du bureau|absent du bureau|respostas? automáticas?|respuestas? automáticas?|fuera de la oficina|ausencia|risposta automatica|fuori sede|autosvar|automatiskt? svar|frånvaro|fravær|fraværsbesked|autom\. svar|автоответ|автоматический ответ|automatyczna odpowiedź|automatická odpověď|automatikus válasz|otomatik yanıt|αυτόματη απάντηση|răspuns automat|отсутствие на рабочем)/i

/** Feedback report, receipt, aggregate report or auto-reply by MIME type and header fields; null for all else. */
export function otherKind(message: Message): MessageKind | null {
  const root = message.root
  const types = topTypes(root)
  const reportType = (root.contentType.params['report-type'] ?? '').toLowerCase()
  if (types.has('message/feedback-report') || reportType === 'feedback-report') return 'feedback-report'
  if (isSieveReject(root)) return null
  if (
    types.has('message/disposition-notification') ||
    types.has('message/global-disposition-notification') ||
    reportType === 'disposition-notification'
  )
    return 'receipt'
  if (reportType === 'tlsrpt' || types.has('application/tlsrpt+gzip') || types.has('application/tlsrpt+json'))
    return 'not-bounce'
  if (isAggregate(header(root, 'subject') ?? '') || isChallenge(root)) return 'not-bounce'
  if (isReadReceipt(root, types)) return 'receipt'
  return isComplaint(root) ? 'feedback-report' : null
}

/** Sieve's reject (RFC 5429) may come as a receipt; it is a refusal. */
function isSieveReject(root: Part): boolean {
  return (
    /^auto-replied \(rejected\)/i.test(header(root, 'auto-submitted') ?? '') ||
    /^(?:Automatically rejected mail|Rejected: )/i.test(header(root, 'subject') ?? '')
  )
}

/** DMARC aggregate reports (RFC 7489 7.2.1.1) and TLS reports (RFC 8460). */
function isAggregate(subject: string): boolean {
  return (
    /report[ -]?domain:\s?\S{1,255}.{0,200}?(?:submitter|report-id)/i.test(subject.slice(0, 600)) ||
    /^\[?(?:preview\] )?report domain:/i.test(subject)
  )
}

/** Challenge-response systems, by the header fields they add. */
function isChallenge(root: Part): boolean {
  const marks = [
    'x-spamarrest-noauth',
    'x-boxtrapper',
    'x-bluebottle-request',
    'x-askversion',
    'x-tmda-confirm',
    'x-delivery-agent-tmda',
  ]
  return (
    marks.some((name) => header(root, name) !== null) ||
    /tmda-confirm/i.test(header(root, 'message-id') ?? '')
  )
}

/** Outlook's receipts to Outlook users hold nothing but TNEF. */
function isReadReceipt(root: Part, types: ReadonlySet<string>): boolean {
  const subject = header(root, 'subject') ?? ''
  return (
    types.has('application/ms-tnef') &&
    types.size <= 2 &&
    isNullPath(header(root, 'return-path')) &&
    /^(?:(?:not )?read|gelesen|ungelesen|lu|non lu|leído|letto|lida|gelezen|已读|未读|讀取|開封済み|прочитано)\s?[:：]/i.test(
      subject,
    )
  )
}

/** Complaints of providers that send them as plain mail (Hotmail's `complaint about message from`). */
function isComplaint(root: Part): boolean {
  const subject = header(root, 'subject') ?? ''
  const from = header(root, 'from') ?? ''
  return (
    (/^(?:DMARC|SPF|DKIM) (?:Forensic|Failure) Report/i.test(subject) && isDaemon(from)) ||
    (/^complaint about message from \[?\d/i.test(subject) &&
      /staff@hotmail|jmrp|abuse|feedback/i.test(from)) ||
    (/^Email Feedback Report for IP/i.test(subject) && /fbl|abuse|scomp|staff/i.test(from))
  )
}

/** RFC 3834 replies and out-of-office notes; never true for what a mail system itself sends. */
export function isAutoReply(root: Part): boolean {
  const from = header(root, 'from')
  if (header(root, 'x-failed-recipients') !== null || isPlainDaemon(from)) return false
  const subject = header(root, 'subject') ?? ''
  if (AUTO_SUBJECT.test(subject)) return !isList(root)
  if (/^(?:auto_reply|auto-reply|autoreply)$/i.test(header(root, 'precedence')?.trim() ?? '')) return true
  if (/vacation/i.test(header(root, 'x-apple-action') ?? '')) return true
  if (isList(root)) return false
  if (
    header(root, 'x-autoreply') !== null ||
    header(root, 'x-autorespond') !== null ||
    header(root, 'x-vacation') !== null
  )
    return true
  const submitted = header(root, 'auto-submitted')?.toLowerCase() ?? ''
  if (/^auto-replied/.test(submitted)) return !/reject|fail/.test(submitted) && !isBounceSubject(subject)
  if (
    /^(?:.{0,60}[-:] )?(?:acknowledge?ment of receipt|automatic acknowledge?ment|eingangsbest[äa]tigung|empfangsbest[äa]tigung|accusé de réception)/i.test(
      subject,
    ) &&
    isDaemon(from)
  )
    return true
  return (
    /^(?:auto_reply|bulk|junk)$/i.test(header(root, 'precedence')?.trim() ?? '') &&
    isNullPath(header(root, 'return-path')) &&
    /\bvacation|autoresponder/i.test(`${subject} ${from}`)
  )
}

/** Courtesy notes without any mark but the null return path: "thank you for your e-mail, we will reply". */
export function isCourtesyNote(root: Part, text: string): boolean {
  if (!isNullPath(header(root, 'return-path')) || isDaemon(header(root, 'from')) || isList(root)) return false
  return (
    text.length < 4000 &&
    /thank you for (?:you|contacting|writing)|will (?:reply|respond|get back|answer)|(?:have|has) (?:been )?received your (?:e-?mail|message)|out of (?:the )?office|away from (?:my|the) (?:office|desk)|自动回复|已收到您的(?:来信|邮件)|vielen dank für ihre/i.test(
      text,
    )
  )
}

function isList(root: Part): boolean {
  return (
    header(root, 'list-id') !== null ||
    header(root, 'list-post') !== null ||
    /^list$/i.test(header(root, 'precedence')?.trim() ?? '')
  )
}

/** Content types of the parts outside any message/*. */
export function topTypes(part: Part, into = new Set<string>()): Set<string> {
  into.add(part.contentType.type)
  if (!part.contentType.type.startsWith('message/')) for (const child of part.children) topTypes(child, into)
  return into
}

/** Parts of such a type outside any message/*. */
export function topParts(part: Part, types: ReadonlySet<string>, into: Part[] = []): Part[] {
  if (types.has(part.contentType.type)) into.push(part)
  else if (!part.contentType.type.startsWith('message/'))
    for (const child of part.children) topParts(child, types, into)
  return into
}
