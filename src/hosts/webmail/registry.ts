import { roundcube } from '../roundcube/host.ts'
import type { WebmailHost } from './types.ts'

/** Every webmail that is known, the cheapest to tell first. A new one is added here and in sites.ts, nowhere else. */
export const WEBMAIL_HOSTS: readonly WebmailHost[] = [roundcube]

/** The webmail that a document belongs to; null for any other page. */
export const findHost = (
  page: Document,
  url: URL,
  hosts: readonly WebmailHost[] = WEBMAIL_HOSTS,
): WebmailHost | null => hosts.find((host) => host.recognises(page, url)) ?? null
