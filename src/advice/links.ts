import type { AdviceTable } from './adviceTable.ts'
import { visible } from './visibleText.ts'

/** An address as it is shown: to be followed, or only to be read. */
export type LinkParam =
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'code'; readonly text: string }

/**
 * An address out of a mail: a link when it is https, names no user and leads to a host of the table, else plain code.
 */
export function linkFromMail(url: string, table: AdviceTable): LinkParam {
  const text = visible(url, 200)
  const parsed = parse(url)
  const known =
    parsed?.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    parsed.port === '' &&
    url.length <= 2000 &&
    table.linkHosts.some((host) => parsed.hostname === host || parsed.hostname.endsWith(`.${host}`))
  return known ? { kind: 'link', text, href: parsed.href } : { kind: 'code', text }
}

/** A page of our own table, shown without its scheme. */
export function linkFromTable(url: string): LinkParam {
  return { kind: 'link', text: url.replace(/^https:\/\//, '').replace(/\/$/, ''), href: url }
}

/** Host and path of an address that is shown; '' where there is none in it. */
export function pageOf(link: LinkParam): string {
  const parsed = parse(link.kind === 'link' ? link.href : link.text)
  return parsed ? parsed.hostname + parsed.pathname.replace(/\/$/, '') : ''
}

function parse(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
