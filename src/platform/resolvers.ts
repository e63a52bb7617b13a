import type { Locale } from '../i18n/types.ts'
import { FIRST_RESOLVER, RESOLVERS } from '../live/resolvers.ts'
import { LONGEST_ANSWER, type Resolver, type Send, TIMEOUT } from '../live/types.ts'
import { browser } from './browser.ts'
import type { Settings } from './settings.ts'

/** The resolvers that the reader can pick from; their own is the last. */
export function offeredResolvers({ ownResolver }: Settings): readonly Resolver[] {
  if (ownResolver === null) return RESOLVERS
  const { host, hostname } = new URL(ownResolver)
  const permission = `https://${hostname}/*`
  return [...RESOLVERS, { id: 'own', name: host, url: ownResolver, permission, open: false }]
}

/** The resolver that is picked at first: the reader's, else that of their language. */
export function firstResolver({ resolver, ownResolver }: Settings, locale: Locale): string {
  const isThere = RESOLVERS.some(({ id }) => id === resolver) || (resolver === 'own' && ownResolver !== null)
  return resolver !== null && isThere ? resolver : FIRST_RESOLVER[locale]
}

/** Whether the reader has allowed the extension to ask a resolver. */
export const isAllowed = ({ permission }: Resolver): Promise<boolean> =>
  browser.permissions.contains({ origins: [permission] }).catch(() => false)

/** Asks the reader for leave to ask a resolver; has to be called in their click itself. */
export async function allowResolver({ permission }: Resolver): Promise<boolean> {
  const origins = [permission]
  // Firefox has a consent of its own for what is told to somebody else.
  const wanted =
    __TARGET__ === 'firefox' ? { origins, data_collection: ['personalCommunications' as const] } : { origins }
  return browser.permissions.request(wanted).catch(() => false)
}

/**
 * Takes back the leave to ask a resolver that was the reader's own before and no longer is: left behind, it would count as
 * leave to run in the pages of that host.
 */
export async function takeBackLeave(before: Settings, after: Settings): Promise<void> {
  const kept = offeredResolvers(after).map(({ permission }) => permission)
  const left = offeredResolvers(before).filter(({ permission }) => !kept.includes(permission))
  for (const { permission } of left)
    await browser.permissions.remove({ origins: [permission] }).catch(() => false)
}

/** Sends queries (RFC 8484 4.1, GET) until `cancel` is aborted; without cookies, referrer or a detour. */
export const sendUntil =
  (cancel: AbortSignal): Send =>
  async ({ url }, query) => {
    const timeout = AbortSignal.timeout(TIMEOUT)
    try {
      const response = await fetch(`${url}?dns=${base64url(query)}`, {
        headers: { accept: 'application/dns-message' },
        signal: AbortSignal.any([cancel, timeout]),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      })
      return (response.ok && (await answerIn(response))) || 'unreachable'
    } catch {
      cancel.throwIfAborted()
      return timeout.aborted ? 'timeout' : 'unreachable'
    }
  }

/** The bytes of an answer; null for more than DNS can answer, which is not read to its end. */
async function answerIn({ body }: Response): Promise<Uint8Array | null> {
  const reader = body?.getReader()
  let bytes = new Uint8Array()
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    if (bytes.length + piece.value.length > LONGEST_ANSWER) {
      void reader?.cancel().catch(() => undefined)
      return null
    }
    const longer = new Uint8Array(bytes.length + piece.value.length)
    longer.set(bytes)
    longer.set(piece.value, bytes.length)
    bytes = longer
  }
  return bytes
}

/** RFC 4648 5 without padding. */
const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
