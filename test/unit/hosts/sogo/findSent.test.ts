// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { findSent, keepsSent } from '../../../../src/hosts/sogo/findSent.ts'
import { writtenTo } from '../../../../src/hosts/sogo/writtenTo.ts'
import { BASE, sogoPage, stubServer } from './support.ts'

const signal = new AbortController().signal
const FOLDERS = {
  mailboxes: [
    { path: 'INBOX', type: 'inbox', children: [{ path: 'INBOX/Sent 1', type: 'sent', children: [] }] },
    { path: 'Drafts', type: 'draft', children: [] },
  ],
}
const source = (id: string) => `From: a@b.example\r\nMessage-ID: &lt;${id}&gt;\r\n\r\nText`

afterEach(() => vi.unstubAllGlobals())

test('finds the mail whose own Message-ID it is, below another folder', async () => {
  const asked = stubServer((path) => {
    if (path === 'mailAccounts') return [{ identities: [] }]
    if (path === '0/view') return FOLDERS
    if (path.endsWith('/folderSent_SP_1/view')) return { uids: [9, [7, 0]] }
    return source(path.includes('/9/') ? 'answer@b.example' : 'a.1@b.example')
  })
  expect(await findSent(sogoPage(), ['<a.1@b.example>'], signal)).toEqual({
    key: '0/folderINBOX/folderSent_SP_1/7',
    folder: 'INBOX/Sent 1',
    sent: true,
    url: `${BASE}/view#!/Mail/0/INBOX%252FSent%25201/7`,
  })
  expect(asked.find(({ path }) => path.includes('Sent'))?.body).toMatchObject({
    filters: [{ searchBy: 'text', searchInput: 'a.1@b.example' }],
  })
})

test('takes no mail that merely holds it', async () => {
  stubServer((path) => {
    if (path === 'mailAccounts') return [{}]
    if (path === '0/view') return FOLDERS
    return path.endsWith('/view') ? { uids: [9] } : source('other@b.example')
  })
  expect(await findSent(sogoPage(), ['<a@b.example>'], signal)).toBeNull()
})

test('an account that does not answer hides no other', async () => {
  stubServer((path) => {
    if (path === 'mailAccounts') return [{}, {}]
    if (path === '0/view') return null
    if (path === '1/view') return FOLDERS
    return path.endsWith('/view') ? { uids: [3] } : source('a@b.example')
  })
  expect((await findSent(sogoPage(), ['<a@b.example>'], signal))?.key).toBe('1/folderINBOX/folderSent_SP_1/3')
})

test.each([`<a'b@c.example>`, '<a"b@c.example>', '<a\\b@c.example>', '<a%@c.example>'])(
  'asks nothing for %s',
  async (id) => {
    const asked = stubServer(() => null)
    expect(await findSent(sogoPage(), [id], signal)).toBeNull()
    expect(asked).toEqual([])
  },
)

test('knows whether sent mail is kept, and whom it went to', async () => {
  let uids: readonly number[] = []
  stubServer((path) => {
    if (path === 'mailAccounts') return [{}]
    if (path === '0/view') return FOLDERS
    const people = [{ name: 'A', email: 'a@b.example' }, { name: 'nobody' }]
    return { uids, headers: [['To', 'uid'], ...uids.map((uid) => [people, uid])] }
  })
  expect(await keepsSent(sogoPage(), signal)).toBe(false)
  uids = [1, 2]
  expect(await keepsSent(sogoPage(), signal)).toBe(true)
  expect(await writtenTo(sogoPage(), signal)).toEqual(['a@b.example', 'a@b.example'])
})
