import type { DeliveryStatus } from './deliveryStatus.ts'
import type { Dialect, NoticeHeaders } from './dialects/types.ts'

/** Senders whose address or host gives the service away. */
const SENDERS: readonly (readonly [RegExp, string])[] = [
  [/@(?:vip\.)?(?:qq|foxmail)\.com\b|exmail\.qq/i, 'qq'],
  [/@(?:163|126|yeah|188|vip\.163|vip\.126)\.(?:com|net)\b/i, 'netease'],
  [/mailer-daemon@(?:google|googlemail|gmail)\.com/i, 'google'],
  [
    /MicrosoftExchange[0-9a-f]{8,64}|\.(?:outlook|hotmail|office365)\.com\b|@(?:hotmail|outlook)\./i,
    'microsoft',
  ],
  [/amazonses\.com|@sns\.amazonaws\.com/i, 'amazonses'],
  [/@yahoo(?:-inc)?\.|@ymail\./i, 'yahoo'],
  [/@aol\.com/i, 'aol'],
  [/@(?:corp\.)?mail\.ru\b/i, 'mailru'],
  [/@yandex\./i, 'yandex'],
  [/zoho\.(?:com|eu|in)/i, 'zoho'],
  [/@(?:mx\.)?facebook\.com/i, 'facebook'],
  [/sendgrid\.(?:net|com)/i, 'sendgrid'],
  [/mailgun\.(?:org|net)/i, 'mailgun'],
  [/mimecast/i, 'mimecast'],
  [/messagelabs/i, 'messagelabs'],
  [/ezweb\.ne\.jp|dion\.ne\.jp/i, 'kddi'],
  [/docomo\.ne\.jp/i, 'docomo'],
  [/aliyun\.com|mxhichina\.com/i, 'aliyun'],
]

/** Any of SENDERS; most senders are none of them. */
const ANY_SENDER = new RegExp(SENDERS.map(([pattern]) => pattern.source).join('|'), 'i')

/** The software or service that wrote a notice: by its own layout, by its sender, by extension fields. */
export function mtaOf(
  headers: NoticeHeaders,
  status: DeliveryStatus | null,
  dialect: Dialect | null,
): string | null {
  if (ANY_SENDER.test(headers.from)) {
    const sender = SENDERS.find(([pattern]) => pattern.test(headers.from))?.[1]
    if (sender) return sender
  }
  if (dialect?.mta) return dialect.mta
  if (status?.fieldNames.has('x-postfix-queue-id') || status?.fieldNames.has('x-postfix-sender'))
    return 'postfix'
  if (status?.fieldNames.has('x-powermta-virtualmta')) return 'powermta'
  if (/Microsoft|Exchange|Internet Mail Service/i.test(headers.mailer)) return 'microsoft'
  return null
}
