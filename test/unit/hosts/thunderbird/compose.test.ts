import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../fakeBrowser.ts'
import { draft, file } from '../../ui/plan/sample.ts'

const beginNew = vi.fn()
const beginReply = vi.fn()
const list = vi.fn()
const api = fakeBrowser({ compose: { beginNew, beginReply }, accounts: { list } })
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
const { asRecipient, openDraft } = await import('../../../../src/hosts/thunderbird/compose.ts')

const ALONE = { whole: null, parent: null }
beforeEach(() => {
  vi.clearAllMocks()
  for (const begin of [beginNew, beginReply]) begin.mockResolvedValue({ id: 3, windowId: 9 })
  list.mockResolvedValue([
    { id: 'account1', identities: [] },
    { id: 'account2', identities: [{ id: 'id1', email: 'Wang.Wei@sender.example' }] },
  ])
})

describe('openDraft', () => {
  test('sets every field, those that are empty too, so that nothing of Thunderbird stays in them', async () => {
    expect(await openDraft(draft({ cc: [] }), ALONE)).toEqual({ id: 3, windowId: 9 })
    expect(beginNew).toHaveBeenCalledWith(null, {
      identityId: 'id1',
      to: ['"Li Na" <li.na@partner.example>'],
      cc: [],
      bcc: [],
      replyTo: [],
      subject: 'October',
      isPlainText: false,
      body: expect.stringContaining('Hello'),
      attachments: [],
    })
  })

  test('leaves the sender to Thunderbird where no identity has that address', async () => {
    await openDraft(draft({ from: { name: '', address: 'x@other.example' } }), ALONE)
    expect(beginNew.mock.calls[0]?.[1]).not.toHaveProperty('identityId')
  })

  test('writes plain text as plain text', async () => {
    await openDraft(draft({ bodyHtml: null, bodyText: 'line\n  <b>' }), ALONE)
    expect(beginNew.mock.calls[0]?.[1]).toMatchObject({ isPlainText: true, plainTextBody: 'line\n  <b>' })
  })

  test('hands files over with their names and content; pictures of the body travel inside it', async () => {
    const picture = { ...file('p.png', 4), type: 'image/png', contentId: 'p' }
    const html = '<img src="cid:p">'
    await openDraft(draft({ bodyHtml: html, attachments: [picture, file('报告.pdf', 10)] }), ALONE)
    const details = beginNew.mock.calls[0]?.[1]
    expect(details.body).toMatch(/src="data:image\/png;[^"]*base64,/)
    expect(details.attachments.map(({ name }: File) => name)).toEqual(['报告.pdf'])
    expect(await details.attachments[0].file.arrayBuffer()).toEqual(new ArrayBuffer(10))
  })

  test('begins with the message that the mail answers, for the sake of the thread', async () => {
    await openDraft(draft(), { whole: null, parent: 12 })
    expect(beginReply).toHaveBeenCalledWith(
      12,
      'replyToSender',
      expect.objectContaining({ cc: expect.anything() }),
    )
    expect(beginNew).not.toHaveBeenCalled()
  })

  test('takes the stored copy whole where only the recipients change', async () => {
    await openDraft(draft({ attachments: [file('a', 5)] }), { whole: 7, parent: 12 })
    const [id, details] = beginNew.mock.calls[0] ?? []
    expect(id).toBe(7)
    expect(Object.keys(details)).not.toContain('body')
    expect(Object.keys(details)).not.toContain('attachments')
  })

  test('passes on that no window opened', async () => {
    beginNew.mockRejectedValue(new Error('An unexpected error occurred'))
    await expect(openDraft(draft(), ALONE)).rejects.toThrow('unexpected')
  })
})

test.each([
  [{ name: '', address: 'a@b.example' }, 'a@b.example'],
  [{ name: 'Wang, Wei', address: 'a@b.example' }, '"Wang, Wei" <a@b.example>'],
  [{ name: 'x" <evil@e.example>, "y', address: 'a@b.example' }, '"x   evil@e.example ,  y" <a@b.example>'],
])('asRecipient(%o) is %s', (mailbox, written) => {
  expect(asRecipient(mailbox)).toBe(written)
})
