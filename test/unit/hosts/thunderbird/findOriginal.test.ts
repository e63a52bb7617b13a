import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { DiagnosedReport } from '../../../../src/classifier/types.ts'
import { readMessage } from '../../../../src/mime/index.ts'
import type { MessageHeader, MessageQuery } from '../../../../src/platform/thunderbird.d.ts'
import { readReport } from '../../../../src/report/index.ts'
import { fakeBrowser } from '../../fakeBrowser.ts'

const BOUNCE = 1
const stored: (MessageHeader & { readonly folderId: string })[] = []
const known = new Set<string>()
/** Folders whose newest messages the server alone knows. */
const stale = new Set<string>()
/** Account of the bounce. */
let home = 'local'
let opened: string[] = []
let tabs: number[] = []
const open = vi.fn(async () => ({ id: 9, windowId: 1 }))

const api = fakeBrowser({
  folders: {
    query: async () =>
      ['local', 'imap'].map((accountId) => ({
        id: `${accountId}/Sent`,
        accountId,
        name: 'Sent',
        specialUse: ['sent'],
      })),
    getFolderInfo: async (id: string) => {
      if (!known.has(id) && !stale.has(id)) throw new Error('An unexpected error occurred')
      return { totalMessageCount: 1 }
    },
  },
  accounts: { list: async () => ['local', 'imap'].map((id) => ({ id, type: id, name: `My ${id}` })) },
  messages: {
    get: async () => ({ folder: { accountId: home } }),
    query: async (query: MessageQuery) => JSON.stringify(query),
    continueList: async (list: string) => {
      const { headerMessageId, folderId, subject, fromDate } = JSON.parse(list)
      const messages = stored.filter(
        (one) =>
          known.has(one.folderId) &&
          (!folderId || folderId.includes(one.folderId)) &&
          (!headerMessageId || one.headerMessageId === headerMessageId) &&
          (!subject || (one.subject.includes(subject) && Number(one.date) >= Date.parse(fromDate))),
      )
      return { id: null, messages }
    },
    getRaw: async () => new File([RAW], 'sent.eml'),
  },
  tabs: {
    query: async () => tabs.map((id) => ({ id })),
    remove: async (id: number) => {
      tabs = tabs.filter((one) => one !== id)
    },
  },
  mailTabs: {
    create: async ({ displayedFolderId }: { displayedFolderId: string }) => {
      opened.push(displayedFolderId)
      known.add(displayedFolderId)
      tabs.push(tabs.length + 1)
      throw new Error('An unexpected error occurred')
    },
  },
  messageDisplay: { open },
})
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
const { findOriginal, findStored, openSent } = await import(
  '../../../../src/hosts/thunderbird/findOriginal.ts'
)

const { glanceOriginal } = await import('../../../../src/hosts/thunderbird/glanceOriginal.ts')

const RAW = `From: Wang Wei <wang.wei@sender.example>
To: li.na@partner.example
Subject: October
Message-ID: <m1@sender.example>

the whole body
`

function bounce(original: string, type: string): DiagnosedReport {
  const text = `From: MAILER-DAEMON@mail.sender.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

<li.na@partner.example>: 550 5.1.1 User unknown
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example

Final-Recipient: rfc822; li.na@partner.example
Action: failed
Status: 5.1.1

--b
Content-Type: ${type}

${original}
--b--
`
  return { report: readReport(readMessage(new TextEncoder().encode(text))), recipients: [] }
}
const HEAD = RAW.split('\n\n', 1)[0] as string
const headersOnly = bounce(HEAD, 'text/rfc822-headers')

function store(folderId: string, more: Partial<MessageHeader> = {}): MessageHeader {
  const header = {
    id: 100 + stored.length,
    headerMessageId: 'm1@sender.example',
    author: 'Wang Wei <wang.wei@sender.example>',
    subject: 'October',
    size: 100,
    date: new Date('2026-11-20T01:14:18Z'),
    folder: { id: folderId, name: folderId, specialUse: folderId.endsWith('Sent') ? ['sent'] : [] },
    folderId,
    ...more,
  }
  stored.push(header)
  return header
}

beforeEach(() => {
  stored.length = 0
  known.clear()
  stale.clear()
  home = 'local'
  for (const id of ['local/Sent', 'imap/Sent', 'local/Inbox', 'local/Drafts']) known.add(id)
  opened = []
  tabs = [1]
  open.mockClear()
})

describe('findOriginal', () => {
  test('takes the copy of any account, whole', async () => {
    const { id } = store('imap/Sent')
    const found = await findOriginal(headersOnly, BOUNCE)
    expect(found).toMatchObject({ source: 'sent', stored: id, folder: 'imap/Sent' })
    expect(found.draft).toMatchObject({
      complete: 'full',
      bodyText: expect.stringContaining('the whole body'),
    })
    expect(opened).toEqual([])
  })

  test('has the account of the bounce ask its server for a copy that is new there', async () => {
    known.delete('imap/Sent')
    stale.add('imap/Sent')
    const { id } = store('imap/Sent')
    expect(await findStored(headersOnly, BOUNCE)).toBeNull()
    home = 'imap'
    expect((await findStored(headersOnly, BOUNCE))?.id).toBe(id)
    expect(opened).toEqual(['imap/Sent'])
    expect(tabs).toEqual([1])
  })

  test('has a folder read that was never opened, and leaves no tab behind', async () => {
    known.delete('imap/Sent')
    const { id } = store('imap/Sent')
    expect((await findOriginal(headersOnly, BOUNCE)).stored).toBe(id)
    expect(opened).toEqual(['imap/Sent'])
    expect(tabs).toEqual([1])
  })

  test('takes a copy that was filed elsewhere, but no draft and not the bounce', async () => {
    store('local/Drafts', { folder: { id: 'local/Drafts', specialUse: ['drafts'] } })
    store('local/Inbox', { id: BOUNCE })
    expect(await findStored(headersOnly, BOUNCE)).toBeNull()
    const { id } = store('local/Inbox')
    expect((await findStored(headersOnly, BOUNCE))?.id).toBe(id)
  })

  test('else reads what the bounce returned', async () => {
    const found = await findOriginal(bounce(RAW, 'message/rfc822'), BOUNCE)
    expect(found).toMatchObject({ source: 'returned', stored: null })
    expect(found.draft?.bodyText).toContain('the whole body')
  })

  test('else its headers, and says so', async () => {
    const found = await findOriginal(headersOnly, BOUNCE)
    expect(found).toMatchObject({
      source: 'headers',
      stored: null,
      draft: { subject: 'October', bodyText: null },
    })
  })

  test('without a Message-ID looks for subject and time, and takes nothing that is not alone', async () => {
    const date = 'Date: Fri, 20 Nov 2026 09:14:18 +0800'
    const nameless = bounce(HEAD.replace(/^Message-ID:.*$/m, date), 'text/rfc822-headers')
    const { id } = store('local/Sent')
    expect((await findStored(nameless, BOUNCE))?.id).toBe(id)
    store('imap/Sent', { headerMessageId: 'other@sender.example' })
    expect(await findStored(nameless, BOUNCE)).toBeNull()
  })
})

test('openSent displays the copy, or says that there is none', async () => {
  expect(await openSent(headersOnly, BOUNCE)).toBe(false)
  expect(open).not.toHaveBeenCalled()
  const { id } = store('local/Sent')
  expect(await openSent(headersOnly, BOUNCE)).toBe(true)
  expect(open).toHaveBeenCalledWith({ messageId: id, active: true })
})

describe('glanceOriginal', () => {
  test('names folder and account of the copy and what it holds', async () => {
    store('imap/Sent', { folder: { id: 'imap/Sent', name: 'Sent', accountId: 'imap', specialUse: ['sent'] } })
    const glance = await glanceOriginal(headersOnly, BOUNCE)
    expect(glance).toMatchObject({ source: 'sent', folder: 'Sent', account: 'My imap', sure: true })
    expect([...(glance.holdings ?? [])].sort()).toEqual(['readable', 'recipients'])
  })

  test('does not read a large copy to tell what it holds', async () => {
    store('local/Sent', { size: 30_000_000 })
    expect(await glanceOriginal(headersOnly, BOUNCE)).toMatchObject({ source: 'sent', holdings: null })
  })

  test.each([
    ['text/rfc822-headers', HEAD, 'headers', ['recipients']],
    ['message/rfc822', RAW, 'returned', ['readable', 'recipients']],
    ['text/plain', 'Sorry.', 'none', []],
  ])('without a copy: what %s of the bounce holds', async (type, original, source, holdings) => {
    const glance = await glanceOriginal(bounce(original, type), BOUNCE)
    expect(glance).toMatchObject({ source, sure: true, folder: null, account: null })
    expect([...(glance.holdings ?? [])].sort()).toEqual(holdings)
  })

  test('opens no folder, and takes nothing for settled while one was never read', async () => {
    known.delete('imap/Sent')
    expect(await glanceOriginal(headersOnly, BOUNCE)).toMatchObject({
      source: 'headers',
      sure: false,
      holdings: null,
    })
    expect(opened).toEqual([])
  })

  test('nor while a server may know more', async () => {
    home = 'imap'
    expect(await glanceOriginal(headersOnly, BOUNCE)).toMatchObject({ sure: false, holdings: null })
    expect(opened).toEqual([])
  })
})
