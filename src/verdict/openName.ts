/** Whether a sender tells who it is: a firm that writes in its own name, from the domain of that name. */
import { domainOf, isFreeMail, isMailService, ownerOf, registeredDomain } from './hosts.ts'
import { PROVIDERS } from './providerNames.ts'
import type { Suspect } from './suspect.ts'
import { plainWords } from './text.ts'

/** Parts of domains that anybody takes who wants to look like a mail system. */
const COMMON = new Set(
  (
    'mail email emails webmail mailer mailbox inbox secure security safe account accounts admin support service ' +
    'services server verify notice notify notification notifications alert alerts center centre portal system ' +
    'systems quarantine team help helpdesk desk info online cloud update login signin box post smtp imap owa cpanel ' +
    'hosting host web site net mx cert auth renew review release guard filter gateway relay sync storage quota the'
  ).split(' '),
)
const MOST_TEXT = 5000

/** The provider that a sender's name names and whose domain it does not have; null when there is none. */
export function providerPlayed({ name, address }: Suspect['from']): string | null {
  const words = plainWords(name.slice(0, 200))
  const domain = domainOf(address)
  const found = PROVIDERS.find(([named]) => named.test(words))
  if (found === undefined || isMailService(domain)) return null
  const [named, theirs] = found
  return theirs.test(registeredDomain(domain)) ? null : (named.exec(words)?.[0].trim() ?? null)
}

/** A domain that has the name of the reader's in its own, and is not the reader's: `firm-mail.example` for `firm.example`. */
export function isCousin({ address }: Suspect['from'], { addresses, owners }: Suspect['reader']): boolean {
  const domain = domainOf(address)
  if (owners.has(ownerOf(domain))) return false
  const name = registeredDomain(domain).split('.')[0] ?? ''
  return [...addresses].slice(0, 50).some((own) => {
    const label = registeredDomain(domainOf(own)).split('.')[0] ?? ''
    return (
      label.length >= 4 && !isFreeMail(domainOf(own)) && name !== label && name.split('-').includes(label)
    )
  })
}

/**
 * True when the name of the sender's domain stands in its From name, the subject or the text, too. A common word such
 * as `secure-mail` is no name, nor is one that resembles the reader's domain or a provider's.
 */
export function speaksOpenly({ from, shown, reader }: Suspect): boolean {
  const domain = domainOf(from.address)
  if (domain === '' || isFreeMail(domain) || isCousin(from, reader)) return false
  if (reader.owners.has(ownerOf(domain)) || providerPlayed(from) !== null) return false
  const label = registeredDomain(domain).split('.')[0] ?? ''
  const names = label.split('-').filter((part) => part.length >= 2 && !COMMON.has(part))
  if (names.length === 0) return false
  const text = `${from.name}\n${shown.subject}\n${shown.text.slice(0, MOST_TEXT)}`
  const words = plainWords(text).replace(/[^\s<>()]{0,300}[@/][^\s<>()]{0,300}/g, ' ')
  const compact = words.replace(/[^\p{L}\p{N}]+/gu, '')
  const alone = new Set(words.split(/[^\p{L}\p{N}]+/u))
  return names.some((name) => (name.length < 5 ? alone.has(name) : compact.includes(name)))
}

/** A domain whose very name says that it keeps harm from the mail of others. */
export const isFilterer = (address: string): boolean =>
  isHoster(address) || /filter|spam|guard|secur|protect|clean|shield|gate|defen/.test(labelOf(address))

/** A domain whose very name says that it runs servers or lines for others. */
export const isHoster = (address: string): boolean =>
  /host|telecom|telekom|provider|internet|isp/.test(labelOf(address))

const labelOf = (address: string): string => registeredDomain(domainOf(address)).split('.')[0] ?? ''
