import { parseMailboxes } from '../../mime/index.ts'
import type { DomainTable } from '../../outgoing/index.ts'
import { browser, thunderbird } from '../../platform/browser.ts'
import type { MessageList } from '../../platform/thunderbird.d.ts'
import { sentFolders } from './sentFolders.ts'

/** So many sent mails, the newest, are looked at in each folder. */
const MAILS = 2000
/** So many addresses of the address books are read. */
const CONTACTS = 20_000
const PERMISSION = { permissions: ['addressBooks' as never] }

export interface AddressEvidence {
  /** Addresses of the address books; empty without the permission. */
  readonly contacts: readonly string[]
  readonly sent: readonly string[]
  /** Lower-cased address to the number of mails that went to it. */
  readonly written: ReadonlyMap<string, number>
  readonly domains: DomainTable
  readonly addressBook: boolean
}

/** Addresses that may have been meant: of mail sent before, and of the address books where the reader allows it. */
export async function gatherEvidence(domains: DomainTable, ask: 'ask' | 'quiet'): Promise<AddressEvidence> {
  // First of all, while the click still counts.
  const addressBook = await (ask === 'ask'
    ? browser.permissions.request(PERMISSION)
    : browser.permissions.contains(PERMISSION)
  ).catch(() => false)
  const [contacts, written] = await Promise.all([
    addressBook ? contactAddresses().catch(() => []) : [],
    writtenAddresses().catch(() => new Map<string, number>()),
  ])
  return { contacts, sent: [...written.keys()], written, domains, addressBook }
}

async function writtenAddresses(): Promise<Map<string, number>> {
  const written = new Map<string, number>()
  for (const folder of await sentFolders()) {
    let seen = 0
    let page: MessageList | null = await thunderbird.messages.list(folder, {
      sortType: 'date',
      sortOrder: 'descending',
    })
    while (page && seen < MAILS) {
      seen += page.messages.length
      for (const { recipients = [], ccList = [], bccList = [] } of page.messages)
        for (const address of new Set([...recipients, ...ccList, ...bccList].flatMap(addressesIn)))
          written.set(address, (written.get(address) ?? 0) + 1)
      page = page.id ? await thunderbird.messages.continueList(page.id) : null
    }
    if (page?.id) await thunderbird.messages.abortList(page.id).catch(() => {})
  }
  return written
}

const addressesIn = (field: string): readonly string[] =>
  parseMailboxes(field).map(({ address }) => address.toLowerCase())

async function contactAddresses(): Promise<readonly string[]> {
  const books = await thunderbird.addressBooks.list(true)
  const cards = books.flatMap(({ contacts = [] }) => contacts.map(({ vCard = '' }) => vCard))
  return cards.flatMap((card) => [...emailsOf(card)]).slice(0, CONTACTS)
}

/** The EMAIL lines of a vCard (RFC 6350 6.4.2), unfolded. */
export function emailsOf(vCard: string): readonly string[] {
  const lines = vCard.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  return lines.flatMap((line) => {
    const match = /^(?:[\w-]{1,40}\.)?EMAIL(?:;[^:]{0,400})?:(.{1,400})$/i.exec(line)
    return match?.[1] ? [match[1].trim()] : []
  })
}
