import { ALIMAIL } from '../alimail/data.ts'
import { COREMAIL } from '../coremail/data.ts'
import { CYPHT } from '../cypht/data.ts'
import { FASTMAIL } from '../fastmail/data.ts'
import { GMAIL } from '../gmail/data.ts'
import { GMX } from '../gmx/data.ts'
import { HORDE } from '../horde/data.ts'
import { ICLOUD } from '../icloud/data.ts'
import { MAIL_139 } from '../mail139/data.ts'
import { MAIL_RU } from '../mailru/data.ts'
import { NETEASE } from '../netease/data.ts'
import { NEXTCLOUD } from '../nextcloud/data.ts'
import { OUTLOOK } from '../outlook/data.ts'
import { PROTON } from '../proton/data.ts'
import { QQ_MAIL, QQ_MAIL_CLASSIC } from '../qqmail/data.ts'
import { roundcube } from '../roundcube/host.ts'
import { SNAPPYMAIL } from '../snappymail/data.ts'
import { sogo } from '../sogo/host.ts'
import { YAHOO } from '../yahoo/data.ts'
import { YANDEX } from '../yandex/data.ts'
import { CARBONIO, ZIMBRA } from '../zimbra/data.ts'
import { ZOHO } from '../zoho/data.ts'
import type { DeclaredWebmail } from './declared.ts'
import { declaredHost } from './declaredHost.ts'
import type { WebmailHost } from './types.ts'

/** Webmails that are data alone: services by their addresses first, then software that is found at any address. */
export const DECLARED: readonly DeclaredWebmail[] = [
  GMAIL,
  OUTLOOK,
  QQ_MAIL,
  QQ_MAIL_CLASSIC,
  NETEASE,
  ALIMAIL,
  MAIL_139,
  YAHOO,
  PROTON,
  FASTMAIL,
  ICLOUD,
  ZOHO,
  YANDEX,
  MAIL_RU,
  GMX,
  CARBONIO,
  NEXTCLOUD,
  COREMAIL,
  HORDE,
  SNAPPYMAIL,
  CYPHT,
  ZIMBRA,
]

/**
 * Every webmail that is known. Roundcube comes first: it starts anew in a frame for each message, where looking for all the
 * others would cost more than all else.
 */
export const WEBMAIL_HOSTS: readonly WebmailHost[] = [roundcube, sogo, ...DECLARED.map(declaredHost)]

/** The webmail that a document belongs to; null for any other page. */
export const findHost = (
  page: Document,
  url: URL,
  hosts: readonly WebmailHost[] = WEBMAIL_HOSTS,
): WebmailHost | null => hosts.find((host) => host.recognises(page, url)) ?? null
