/**
 * Ids by which a provider finds a delivery in its own logs, as they stand in replies, Message-IDs and Received fields.
 * Sources: NetEase help_spam_16 (`DT:SPM 163 host,token time`), Tencent replies (`[token== IP: ...]`), Exchange Online
 * (`[server.prod.outlook.com time id]`), Gmail (`id - gsmtp`), Postfix, Exim and Sendmail queue ids, Amazon SES ids.
 */

export const TRACE_KINDS = [
  'netease',
  'netease-url',
  'qq',
  'exchange',
  'gmail',
  'ses',
  'queue',
  'request',
  'other',
] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

export interface TraceId {
  readonly kind: TraceKind
  readonly value: string
}

const MAX_TEXT = 20_000
const MAX_IDS = 24

const PATTERNS: readonly (readonly [TraceKind, RegExp])[] = [
  // "550 MI:SPB 163 smtp7,C8CowADncqaV5WJasUAJDg--.26719S2 1516430742,please see"; older replies have no domain word.
  [
    'netease',
    /\b[A-Z]{2}:[A-Z]{3}\s{1,3}(?:\S{1,40}\s)?([a-z][\w-]{0,30}\s?,\s?[\w+/=.-]{8,80}\s{1,3}\d{9,11})\b/g,
  ],
  // The same token where the code before it is another one, as in "553 Requested action not taken ... mx7,QMCo--.12S2 1762736350".
  ['netease', /\b([a-z][\w-]{0,30}\s?,\s?[\w+/=-]{8,60}\.\d{1,6}S\d\s{1,3}\d{9,11})\b/g],
  [
    'netease-url',
    /(https?:\/\/[\w.-]{1,60}(?:163|126|netease|yeah)\.\w{2,4}\/[^\s<>"'()]{0,80}[?&](?:hostid|time)=[^\s<>"'()]{1,120})/g,
  ],
  // Tencent: "550 SPF check failed [MMZQ...== IP: 203.0.113.7]. http://service.mail.qq.com/..."
  ['qq', /\[([\w+/=-]{24,160})\s{1,3}IP:\s?[\da-fA-F.:]{3,45}\]/g],
  [
    'exchange',
    /\[([A-Z0-9]{3,24}(?:\.[\w-]{1,30}){0,4}\.(?:outlook\.com|protection\.gbl)(?:\s\d{4}-\d\d-\d\dT[\d:.]{8,16}Z\s[0-9A-F]{8,24})?)\]/g,
  ],
  ['gmail', /([\w-]{8,90}\.\d{1,5})\s{1,3}-\s{1,3}gsmtp\b/g],
  ['ses', /\b([0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\d{6})(?=@|\b)/g],
  [
    'request',
    /\b(?:request|transaction|tracking|reference|incident|session|trace)[ _-]?id[:=#]?\s{0,3}[[(<"']?([\w-]{8,80}\d[\w-]{0,40})/gi,
  ],
  ['other', /\btid:([\w-]{4,80})/g],
  ['queue', /\bqueued as ([0-9A-Za-z]{6,20})\b/g],
]

/** Trace ids in these texts, each once, in the order of kinds above; at most 24. */
export function findTraceIds(texts: readonly string[]): TraceId[] {
  const found: TraceId[] = []
  for (const [kind, pattern] of PATTERNS)
    for (const text of texts)
      for (const match of text.slice(0, MAX_TEXT).matchAll(pattern)) {
        const value = (match[1] ?? '').replace(/[,.;]+$/, '')
        if (value && found.length < MAX_IDS && !found.some((one) => one.value === value))
          found.push({ kind, value })
      }
  return found
}

const BY_HOST = /\bby\s{1,3}([\w.-]{1,255})/i
const QUEUE_ID = /\bid\s{1,3}<?([\w+./-]{5,80})/i

/**
 * Queue ids the mail had on its way, from the Received fields of the returned mail (RFC 5321 4.4), latest first, as
 * `id (host)`. An id that is really an address or a Message-ID is left out.
 */
export function queueIdsOf(received: readonly string[]): string[] {
  const ids: string[] = []
  for (const field of received.slice(0, 30)) {
    const route = field.slice(0, 2000).split(';')[0] ?? ''
    const id = QUEUE_ID.exec(route)?.[1]?.replace(/[.>]+$/, '')
    const host = BY_HOST.exec(route)?.[1]
    if (!id || !/\d/.test(id)) continue
    const entry = host ? `${id} (${host})` : id
    if (!ids.includes(entry)) ids.push(entry)
  }
  return ids.slice(0, 8)
}
