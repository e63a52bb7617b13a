import { thunderbird } from '../../platform/browser.ts'
import { hasAddress, withMark, withoutMark } from './contactNote.ts'

/** What became of an address: `read-only` where its address book takes no changes. */
export type Marking = 'marked' | 'unmarked' | 'not-found' | 'read-only'

/** Writes that line into the note of every contact with the address. Needs the permission `addressBooks`. */
export const markContact = (address: string, text: string): Promise<Marking> =>
  changeContact(address, 'marked', (vCard) => withMark(vCard, text))

/** Takes it out again. */
export const unmarkContact = (address: string): Promise<Marking> =>
  changeContact(address, 'unmarked', withoutMark)

async function changeContact(
  address: string,
  done: 'marked' | 'unmarked',
  change: (vCard: string) => string,
): Promise<Marking> {
  // Without the permission this part of the API is not there, and the call rejects.
  const { contacts } = thunderbird.addressBooks
  const found = (await contacts.query({ searchString: address })).filter(({ vCard }) =>
    hasAddress(vCard, address),
  )
  const open = found.filter(({ readOnly }) => !readOnly)
  for (const { id, vCard } of open) {
    const changed = change(vCard)
    if (changed !== vCard) await contacts.update(id, changed)
  }
  if (open.length > 0) return done
  return found.length > 0 ? 'read-only' : 'not-found'
}
