import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../fakeBrowser.ts'

const contains = vi.fn()
const request = vi.fn()
const list = vi.fn()
const continueList = vi.fn()
const api = fakeBrowser({
  permissions: { contains, request },
  folders: { query: async () => [{ id: 'Sent', specialUse: ['sent'] }] },
  messages: { list, continueList, abortList: async () => {} },
  addressBooks: {
    list: async () => [
      {
        contacts: [{ vCard: 'BEGIN:VCARD\r\nitem1.EMAIL;TYPE=work:li.na@par\r\n tner.example\r\nEND:VCARD' }],
      },
    ],
  },
})
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
const { gatherEvidence } = await import('../../../../src/hosts/thunderbird/evidence.ts')
const domains = { known: [], corrections: {} }
const mailTo = (...recipients: string[]) => ({ recipients, ccList: [], bccList: [] })

beforeEach(() => {
  vi.clearAllMocks()
  contains.mockResolvedValue(false)
  request.mockResolvedValue(true)
  list.mockResolvedValue({
    id: 'next',
    messages: [mailTo('"Li, Na" <Li.Na@partner.example>', 'a@x.example')],
  })
  continueList.mockResolvedValue({ id: null, messages: [mailTo('li.na@partner.example')] })
})

test('counts how often each address was written to, page by page', async () => {
  const { written, sent, contacts, addressBook } = await gatherEvidence(domains, 'quiet')
  expect([...written]).toEqual([
    ['li.na@partner.example', 2],
    ['a@x.example', 1],
  ])
  expect(sent).toEqual(['li.na@partner.example', 'a@x.example'])
  expect({ contacts, addressBook }).toEqual({ contacts: [], addressBook: false })
  expect(request).not.toHaveBeenCalled()
})

test('reads the address book only when the reader allows it', async () => {
  expect((await gatherEvidence(domains, 'ask')).contacts).toEqual(['li.na@partner.example'])
  request.mockResolvedValue(false)
  expect((await gatherEvidence(domains, 'ask')).contacts).toEqual([])
})

test('a folder that cannot be read leaves no proposals rather than none of the page', async () => {
  list.mockRejectedValue(new Error('An unexpected error occurred'))
  expect((await gatherEvidence(domains, 'quiet')).sent).toEqual([])
})
