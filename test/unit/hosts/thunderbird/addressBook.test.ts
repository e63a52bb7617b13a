import { beforeEach, expect, test, vi } from 'vitest'

const query = vi.fn()
const update = vi.fn(async () => {})
const api: { addressBooks?: object } = { addressBooks: { contacts: { query, update } } }
vi.mock('../../../../src/platform/browser.ts', () => ({ thunderbird: api }))
const { markContact, unmarkContact } = await import('../../../../src/hosts/thunderbird/addressBook.ts')

const ADDRESS = 'li.na@partner.example'
const vCard = (email: string) => `BEGIN:VCARD\r\nVERSION:4.0\r\nEMAIL:${email}\r\nEND:VCARD`
beforeEach(() => vi.clearAllMocks())

test('marks every contact with just that address, and takes the marks away', async () => {
  query.mockResolvedValue([
    { id: 'a', vCard: vCard(ADDRESS) },
    { id: 'b', vCard: vCard(`x${ADDRESS}`) },
    { id: 'c', vCard: vCard(ADDRESS), readOnly: true },
  ])
  expect(await markContact(ADDRESS, 'gone')).toBe('marked')
  expect(update.mock.calls).toEqual([['a', expect.stringContaining('NOTE:gone')]])
  query.mockResolvedValue([{ id: 'a', vCard: (update.mock.calls as unknown as string[][])[0]?.[1] }])
  expect(await unmarkContact(ADDRESS)).toBe('unmarked')
  expect(update).toHaveBeenLastCalledWith('a', vCard(ADDRESS))
})

test('says where there is nothing to mark', async () => {
  query.mockResolvedValue([])
  expect(await markContact(ADDRESS, 'gone')).toBe('not-found')
  query.mockResolvedValue([{ id: 'c', vCard: vCard(ADDRESS), readOnly: true }])
  expect(await markContact(ADDRESS, 'gone')).toBe('read-only')
  expect(update).not.toHaveBeenCalled()
})

test('does nothing without the permission', async () => {
  const { addressBooks } = api
  delete api.addressBooks
  await expect(markContact(ADDRESS, 'gone')).rejects.toThrow()
  Object.assign(api, { addressBooks })
})
