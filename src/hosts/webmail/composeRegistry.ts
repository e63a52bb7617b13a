import { FASTMAIL, FASTMAIL_COMPOSE } from '../fastmail/data.ts'
import { GMAIL, GMAIL_COMPOSE } from '../gmail/data.ts'
import { HORDE, HORDE_COMPOSE } from '../horde/data.ts'
import { MAIL_RU, MAIL_RU_COMPOSE } from '../mailru/data.ts'
import { NEXTCLOUD, NEXTCLOUD_COMPOSE } from '../nextcloud/data.ts'
import { OUTLOOK, OUTLOOK_COMPOSE } from '../outlook/data.ts'
import { YAHOO, YAHOO_COMPOSE } from '../yahoo/data.ts'
import { YANDEX, YANDEX_COMPOSE } from '../yandex/data.ts'
import { ZIMBRA, ZIMBRA_COMPOSE } from '../zimbra/data.ts'
import type { ComposeAddress, DeclaredCompose } from './declared.ts'
import { isHost } from './declaredHost.ts'

/** Webmails whose address fills in a new mail, by their id. Everywhere else a `mailto:` link is all there is. */
export const COMPOSE_ADDRESSES: ReadonlyMap<string, DeclaredCompose> = new Map([
  [GMAIL.id, GMAIL_COMPOSE],
  [OUTLOOK.id, OUTLOOK_COMPOSE],
  [YAHOO.id, YAHOO_COMPOSE],
  [FASTMAIL.id, FASTMAIL_COMPOSE],
  [YANDEX.id, YANDEX_COMPOSE],
  [MAIL_RU.id, MAIL_RU_COMPOSE],
  [NEXTCLOUD.id, NEXTCLOUD_COMPOSE],
  [ZIMBRA.id, ZIMBRA_COMPOSE],
  [HORDE.id, HORDE_COMPOSE],
])

/** Where the webmail of that id, which stands open at that page, writes a new mail; null where nothing is known. */
export function composeAddressOf(id: string, page: URL): ComposeAddress | null {
  const declared = COMPOSE_ADDRESSES.get(id)
  if (!declared || !/^https?:$/.test(page.protocol)) return null
  const { base, hosts, fields, longest } = declared
  if (hosts && !hosts.some((host) => isHost(page.hostname, host))) return null
  const path = base ? base.exec(page.pathname)?.[0] : ''
  if (path === undefined) return null
  const address = new URL(
    declared.page.replace('{base}', () => path),
    page.origin,
  ).href
  return { page: address, fields, ...(longest === undefined ? {} : { longest }) }
}
