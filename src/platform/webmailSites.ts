/** A webmail that many people use. Its name is the message `site_<id>`. */
export interface WebmailSite {
  readonly id: string
  /** Match patterns of its pages, to be allowed together. */
  readonly matches: readonly string[]
}

/** Offered by name; any other webmail is allowed by its address. */
export const WEBMAIL_SITES: readonly WebmailSite[] = [
  { id: 'gmail', matches: ['https://mail.google.com/*'] },
  {
    id: 'outlook',
    matches: [
      'https://outlook.live.com/*',
      'https://outlook.office.com/*',
      'https://outlook.office365.com/*',
      'https://outlook.cloud.microsoft/*',
    ],
  },
  { id: 'qqmail', matches: ['https://*.mail.qq.com/*'] },
  { id: 'exmail', matches: ['https://*.exmail.qq.com/*'] },
  {
    id: 'netease',
    matches: [
      'https://*.mail.163.com/*',
      'https://*.mail.126.com/*',
      'https://*.mail.yeah.net/*',
      'https://webmail.vip.163.com/*',
      'https://webmail.vip.126.com/*',
    ],
  },
  {
    id: 'alimail',
    matches: [
      'https://qiye.aliyun.com/*',
      'https://*.mail.aliyun.com/*',
      'https://mail.sg.aliyun.com/*',
      'https://mail.hichina.com/*',
      'https://*.mxhichina.com/*',
    ],
  },
  { id: 'mail139', matches: ['https://*.mail.10086.cn/*'] },
  { id: 'yahoo', matches: ['https://*.mail.yahoo.com/*', 'https://*.mail.aol.com/*'] },
  {
    id: 'icloud',
    // A message stands in a frame of a server of its own.
    matches: [
      'https://www.icloud.com/*',
      'https://www.icloud.com.cn/*',
      'https://www-mail.icloud-sandbox.com/*',
    ],
  },
  { id: 'proton', matches: ['https://mail.proton.me/*'] },
  { id: 'fastmail', matches: ['https://*.fastmail.com/*'] },
  {
    id: 'zoho',
    matches: [
      'https://mail.zoho.com/*',
      'https://mail.zoho.com.cn/*',
      'https://mail.zoho.eu/*',
      'https://mail.zoho.in/*',
      'https://mail.zoho.com.au/*',
      'https://mail.zoho.jp/*',
    ],
  },
  {
    id: 'gmx',
    matches: ['https://*.gmx.net/*', 'https://*.gmx.com/*', 'https://*.web.de/*', 'https://*.mail.com/*'],
  },
  {
    id: 'yandex',
    matches: [
      'https://mail.yandex.ru/*',
      'https://mail.yandex.com/*',
      'https://mail.yandex.by/*',
      'https://mail.yandex.kz/*',
      'https://mail.yandex.com.tr/*',
      'https://mail.360.yandex.ru/*',
    ],
  },
  { id: 'mailru', matches: ['https://e.mail.ru/*', 'https://octavius.mail.ru/*'] },
]

/**
 * Match pattern of the webmail at an address that a reader types or pastes, with or without `https://`; null for what is
 * no address of a web page. Ports and paths are left out: browsers differ in what they make of them.
 */
export function patternOf(text: string): string | null {
  const typed = text.normalize('NFKC').trim().replaceAll('。', '.')
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  if (typed === '' || /[\s*<>"\\]/.test(typed) || !URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  const isHost = /\.[^.]/.test(hostname) || hostname === 'localhost' || hostname.startsWith('[')
  return isHost && (protocol === 'https:' || protocol === 'http:') ? `${protocol}//${hostname}/*` : null
}

/** What of the allowed patterns belongs to no webmail that is offered by name. */
export function ownPatterns(allowed: readonly string[]): readonly string[] {
  const known = new Set(WEBMAIL_SITES.flatMap(({ matches }) => matches))
  return allowed.filter((pattern) => !known.has(pattern))
}

/** The address in a pattern, as a reader knows it. */
export const addressOf = (pattern: string): string => pattern.replace(/\/\*$/, '').replace(/^https:\/\//, '')
