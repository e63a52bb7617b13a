import { outcomeOf } from '../advice/advise.ts'
import type { Category, DiagnosedReport } from '../classifier/types.ts'
import { type Marking, markContact, unmarkContact } from '../hosts/thunderbird/addressBook.ts'
import { formatDate } from '../i18n/format.ts'
import { translate } from '../i18n/translate.ts'
import { strictAddress } from '../outgoing/address.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { timeZone, uiLocale } from '../platform/locale.ts'
import { bounceById } from './bounce.ts'
import type { AddressOffer, MarkOutcome, PageRequest } from './messages.ts'

/** Causes that say nobody is behind an address any more. */
const NOBODY_THERE: ReadonlySet<Category> = new Set(['user-unknown', 'mailbox-disabled', 'mailbox-moved'])

/** Addresses of that bounce which may be marked in the address book. */
export async function offerAddresses(message: number): Promise<AddressOffer> {
  const bounce = await bounceById(message)
  return bounce ? deadAddresses(bounce.diagnosed) : []
}

/** Addresses that failed for good because nobody is behind them. */
export function deadAddresses({ recipients, report }: DiagnosedReport): readonly string[] {
  const dead = recipients.flatMap(({ facts, diagnosis }) => {
    const address = strictAddress(facts.originalRecipient ?? facts.finalRecipient)
    const failed = outcomeOf(facts, report.kind) === 'failed' && diagnosis.permanence !== 'temporary'
    return address && failed && NOBODY_THERE.has(diagnosis.category) ? [address] : []
  })
  return [...new Set(dead)]
}

type MarkRequest = Extract<PageRequest, { type: 'mark-address' | 'unmark-address' }>

/** Marks contacts, or takes the marks out again; only for addresses that the bounce itself offers. */
export async function markAddresses(request: MarkRequest): Promise<MarkOutcome> {
  const offered = await offerAddresses(request.message)
  const addresses = request.addresses.filter((address) => offered.includes(address))
  const text = await markText()
  const outcomes: Record<string, Marking> = {}
  for (const address of addresses)
    outcomes[address] = await (request.type === 'mark-address'
      ? markContact(address, text)
      : unmarkContact(address))
  return outcomes
}

async function markText(): Promise<string> {
  const locale = await uiLocale()
  const day = formatDate(new Date().toISOString(), locale, timeZone())
  return translate(await loadCatalogue(locale), locale, { key: 'addressMark', params: { date: day } })
}
