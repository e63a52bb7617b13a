/** A bounce by its words alone, from somebody who has nothing to do with the mail, that leads to a page to act on. */
import { domainOf, isHelpHost, isHostedPage, isMailService, ownerOf } from './hosts.ts'
import type { Link } from './links.ts'
import { isHoster, speaksOpenly } from './openName.ts'
import { LINK_DEED, SIGN_UP } from './phrases.ts'
import type { Suspect } from './suspect.ts'
import { plainWords } from './text.ts'
import type { VerdictReason } from './types.ts'

const MOST_LINKS = 30
const MOST_QUOTE = 80
const MOST_TEXT = 2000
/** What stands before a bare address and tells what it is for. */
const MOST_BEFORE = 160

/**
 * Servers lead to pages that explain; what would send the mail after all, or wants proof of who the reader is, leads to a
 * page to sign in at. Looked at only where nothing came back that a server would return, and the sender runs neither
 * side's mail.
 */
export function strangeBounceReasons(suspect: Suspect): VerdictReason[] {
  const { report, from } = suspect
  const returned = report.original?.returned ?? 'none'
  if (report.recipients.length === 0 || report.format === 'rfc3464' || returned !== 'none') return []
  if (!isStranger(suspect) || isHoster(from.address) || speaksOpenly(suspect)) return []
  return deedOf(suspect)
}

/** What a stranger that plays the mail system wants done by a link; not the end of a registration. */
export function wantedDeed(suspect: Suspect): VerdictReason[] {
  const { shown } = suspect
  if (
    speaksOpenly(suspect) ||
    SIGN_UP.test(plainWords(`${shown.subject}\n${shown.text.slice(0, MOST_TEXT)}`))
  )
    return []
  return deedOf(suspect)
}

function deedOf({ shown, reader }: Suspect): VerdictReason[] {
  for (const link of shown.links.slice(0, MOST_LINKS)) {
    const isHelp = isHelpHost(link.host) && !isHostedPage(link.host)
    if (link.host === '' || isHelp || reader.isOwnServer(link.host)) continue
    const words = plainWords(purposeOf(link, shown.text))
    if (LINK_DEED.test(words))
      return [{ id: 'password-asked', weight: 3, params: { words: words.trim().slice(0, MOST_QUOTE) } }]
  }
  return []
}

/** Neither the reader's side nor that of a failed recipient, nor a server that the notice names. */
function isStranger({ from, reader, report, shown }: Suspect): boolean {
  const domain = domainOf(from.address)
  if (domain === '' || reader.isOwnServer(domain) || isMailService(domain)) return false
  const owner = ownerOf(domain)
  const sides = report.recipients
    .slice(0, 20)
    .flatMap((one) => [domainOf(one.finalRecipient), one.remoteMta ?? '', one.reportingMta ?? ''])
  if (sides.some((host) => host !== '' && ownerOf(host) === owner)) return false
  return !shown.text
    .replace(/[^\s<>()]{0,300}[@/][^\s<>()]{0,300}/g, ' ')
    .toLowerCase()
    .includes(owner)
}

/** The words of a link; of a bare address those before it on its line, or those of the line above. */
function purposeOf({ text, href }: Link, body: string): string {
  if (text !== '' && !text.includes('://')) return text
  const at = body.indexOf(href)
  const lines = at < 0 ? [] : body.slice(Math.max(0, at - MOST_BEFORE), at).split('\n')
  const [above = '', same = ''] = lines.slice(-2)
  return lines.length === 1 ? above : same.trim() || above
}
