/** Where a message leads, and whose places these are. */
import type { Report } from '../report/types.ts'
import { domainOf, isHelpHost, isHostedPage, isIpAddress, ownerOf } from './hosts.ts'
import type { Link } from './links.ts'
import type { Reader } from './reader.ts'
import type { Suspect } from './suspect.ts'
import type { ReasonId, VerdictReason } from './types.ts'

/** Folders of a site's own programs that no letter leads to. */
const INNER_PAGE =
  /^https?:\/\/[^/?#]{1,253}(?:\/[^/?#]{1,60}){0,2}\/(?:wp-(?:includes|admin|content\/(?:plugins|themes))|\.well-known|cgi-sys)\//i

/** One reason per kind of link, with the host of the first. Links to known help pages and to the reader's side are no reason. */
export function linkReasons(suspect: Suspect): VerdictReason[] {
  const { shown, reader, report } = suspect
  const found = new Map<ReasonId, VerdictReason>()
  const add = (id: ReasonId, weight: number, host: string) => {
    if (!found.has(id)) found.set(id, { id, weight, params: { host } })
  }
  if (shown.page.passwordFields > 0) add('html-form', 5, '')
  else if (shown.page.forms > 0) add('html-form', 3, '')
  for (const link of shown.links) {
    if (/^(?:data|blob|vbscript)$/.test(link.scheme)) add('data-link', 4, link.scheme)
    if (link.host === '') continue
    for (const host of trueHosts(link, reader, report)) addHost(add, host, suspect)
    const named = namedHost(link.text)
    if (named !== null && ownerOf(named) !== ownerOf(link.host) && !isRedirect(link))
      add('disguised-link', 3, `${named} → ${link.host}`)
    if (INNER_PAGE.test(link.href) && !known(link.host, reader)) add('inner-page-link', 2, link.host)
    if (reader.addresses.size > 0 && carriesAddress(link, reader) && !known(link.host, reader))
      add('link-carries-address', 1, link.host)
  }
  const letters = shown.text.replace(/\s/g, '').length
  if (
    letters < 40 &&
    shown.links.some(({ hasImage, host }) => hasImage && host !== '' && !known(host, reader))
  )
    add('image-link', 3, shown.links.find(({ hasImage }) => hasImage)?.host ?? '')
  return [...found.values()]
}

function addHost(
  add: (id: ReasonId, weight: number, host: string) => void,
  host: string,
  { reader, report, from }: Suspect,
): void {
  if (isIpAddress(host)) add('ip-link', 3, host)
  else if (isHostedPage(host)) add('hosted-page-link', 3, host)
  else if (known(host, reader)) return
  else if (isReporter(host, report) || ownerOf(host) === ownerOf(domainOf(from.address)))
    add('sender-only-link', 1, host)
  else {
    add('foreign-link', 2, host)
    if (/(?:^|\.)xn--/.test(host)) add('odd-host-link', 2, host)
  }
}

/** The host itself, and where a trusted or redirecting one sends on to. */
function trueHosts(link: Link, reader: Reader, report: Report): string[] {
  if (link.inner === '' || ownerOf(link.inner) === ownerOf(link.host)) return [link.host]
  return isRedirect(link) || known(link.host, reader) || isReporter(link.host, report)
    ? [link.inner]
    : [link.host]
}

const isRedirect = (link: Link) =>
  link.inner !== '' &&
  /(?:safelinks\.protection\.outlook\.(?:com|cn)|urldefense\.(?:com|proofpoint\.com)|linkprotect\.cudasvc\.com|^(?:www\.)?google\.\w{2,3}|safebrowsing)/.test(
    link.host,
  )

/** The reader's own side, a provider's own pages, or a help page. Pages that anybody can make there are not. */
function known(host: string, reader: Reader): boolean {
  if (isHostedPage(host) || isIpAddress(host)) return reader.servers.certain.has(host)
  return reader.owners.has(ownerOf(host)) || isHelpHost(host)
}

function isReporter(host: string, report: Report): boolean {
  return report.recipients.slice(0, 20).some(({ remoteMta, finalRecipient, reportingMta }) => {
    const owner = ownerOf(host)
    return [remoteMta, reportingMta, domainOf(finalRecipient)].some(
      (name) => name !== null && name !== '' && ownerOf(name) === owner,
    )
  })
}

/** A host that the link's words show. */
function namedHost(text: string): string | null {
  const match =
    /^\W{0,3}(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18})(?:[/:?#][^\s]{0,300})?\W{0,3}$/i.exec(
      text.trim(),
    )
  return match?.[1]?.toLowerCase() ?? null
}

function carriesAddress(link: Link, reader: Reader): boolean {
  let href = link.href.toLowerCase()
  try {
    href = decodeURIComponent(href)
  } catch {
    // An odd escape: looked at as it stands.
  }
  return [...reader.addresses]
    .slice(0, 50)
    .some((address) => href.includes(address) || href.includes(encoded(address)))
}

/** Base64 without its end, which depends on what follows. */
function encoded(address: string): string {
  const bytes = new TextEncoder().encode(address)
  return btoa(String.fromCharCode(...bytes))
    .replace(/=+$/, '')
    .slice(0, -1)
    .toLowerCase()
}
