import type { MessageParam } from '../i18n/types.ts'
import type { AdviceTable } from './adviceTable.ts'
import { visible } from './visibleText.ts'

/**
 * An address out of a mail: a link when it is https, names no user and leads to a host of the table, else plain code.
 */
export function linkFromMail(url: string, table: AdviceTable): MessageParam {
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
export function linkFromTable(url: string): MessageParam {
  return { kind: 'link', text: url.replace(/^https:\/\//, '').replace(/\/$/, ''), href: url }
}

function parse(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
