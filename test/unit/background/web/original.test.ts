import { beforeEach, describe, expect, test, vi } from 'vitest'
import messages from '../../../../_locales/en/messages.json' with { type: 'json' }
import type { Located, Shown } from '../../../../src/background/messages.ts'
import { afterAWhile } from '../../afterAWhile.ts'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'

const storage = fakeStorage()
const executeScript = vi.fn(async () => [])
const createTab = vi.fn(async () => ({}))
/** What the page answers about the bounce, and about the sent mail. */
let bounce = ''
let glance: unknown = null

vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    storage: { ...storage, session: { get: async () => ({}) } },
    i18n: { getUILanguage: () => 'en-US' },
    runtime: { getManifest: () => ({ version: '1' }), getURL: (path: string) => path },
    action: {
      setBadgeText: async () => {},
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
      getTitle: async () => 'Bounce Doctor',
    },
    scripting: { executeScript: () => executeScript(), insertCSS: async () => {} },
    tabs: {
      get: async () => ({ index: 0 }),
      create: () => createTab(),
      async sendMessage(_tab: number, message: { readonly type: string }) {
        if (message.type === 'glance-sent') {
          if (glance instanceof Error) throw glance
          return glance
        }
        const source = { kind: 'raw', base64: btoa(bounce), cut: false }
        return { name: 'x', can: ['compose', 'find-sent'], source }
      },
    },
  }),
}))
vi.mock('../../../../src/platform/catalogue.ts', () => ({ loadCatalogue: async () => messages }))
const { answerOpen, answerRequest } = await import('../../../../src/background/web/answer.ts')

const choice = { locale: 'en', format: 'text', mask: false, audience: 'own-admin' } as const
let message = 100

const notice = (returned: string) => `Return-Path: <>
Date: Fri, 20 Nov 2026 09:14:22 +0800
From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>
Subject: Undelivered Mail Returned to Sender
To: wang.wei@sender.example
Message-ID: <n${++message}@mail.sender.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example

Final-Recipient: rfc822; li@partner.example
Action: failed
Status: 5.3.4
Diagnostic-Code: smtp; 552 5.3.4 Message size exceeds fixed limit

--b
Content-Type: ${returned}

Message-ID: <sent@sender.example>
From: wang.wei@sender.example
To: li@partner.example
Subject: hello
Date: Fri, 20 Nov 2026 09:14:18 +0800

the words
--b--
`
const stored = { key: '1', folder: 'Sent', url: 'https://mail.example/?1' }

async function locate(): Promise<{ readonly first: Shown; readonly located: Located }> {
  const first = (await answerOpen(message, { tab: 5, frame: 3 })) as Shown
  const located = (await answerRequest({ type: 'original', message }, 5)) as Located
  return { first, located }
}
const actionsOf = ({ view }: Pick<Located, 'view'>): readonly string[] =>
  [view, ...view.recipients].flatMap(({ actions }) => actions.map(({ id }) => id))

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  bounce = notice('message/rfc822')
  glance = {
    stored: { ...stored, sent: true },
    holdings: ['recipients', 'readable', 'files'],
    keepsSent: true,
  }
})

describe('the mail that failed, in a webmail', () => {
  test('is looked for once the banner stands, and named with its folder', async () => {
    const { first, located } = await locate()
    expect(first.origin?.source).toBe('looking')
    expect(first.view.verdict?.id).toBe('comparing')
    expect(located.origin).toMatchObject({ source: 'sent', text: expect.stringContaining('Sent') })
    expect(located.view.verdict?.id).toBe('matches-sent')
    expect(actionsOf(located)).not.toContain('open-sent')
  })

  test('offers what the copy has use for, and nothing else', async () => {
    expect(actionsOf((await locate()).located)).toContain('resend-split')
    bounce = notice('message/rfc822')
    glance = { stored: { ...stored, sent: true }, holdings: ['recipients', 'readable'], keepsSent: true }
    expect(actionsOf((await locate()).located)).not.toContain('resend-split')
  })

  test('is not taken for sent where a stranger may have put it', async () => {
    glance = { stored: { ...stored, folder: 'INBOX' }, holdings: null, keepsSent: true }
    const { located } = await locate()
    expect(located.origin).toMatchObject({ source: 'sent', text: expect.stringContaining('INBOX') })
    expect(located.view.verdict?.id).toBe('none')
  })

  test('that is not in Sent is not sent again until the reader says that it was theirs', async () => {
    glance = { stored: null, holdings: null, keepsSent: true }
    const { located } = await locate()
    expect(located.view.verdict?.id).toBe('not-in-sent')
    expect(actionsOf(located)).toContain('it-was-mine')
    expect(actionsOf(located)).not.toContain('resend-split')
    const act = { type: 'action', message, choice } as const
    expect(await answerRequest({ ...act, action: 'resend-split' }, 5)).toBe('failed')
    expect(await answerRequest({ ...act, action: 'it-was-mine' }, 5)).toBe('claimed')
    const again = (await answerRequest({ type: 'original', message }, 5)) as Located
    expect(actionsOf(again)).not.toContain('it-was-mine')
    expect(again.view.verdict?.id).toBe('not-in-sent')
  })

  test('tells nothing of the notice where the webmail keeps no sent mail', async () => {
    glance = { stored: null, holdings: null, keepsSent: false }
    const { located } = await locate()
    expect(located.view.verdict?.id).toBe('none')
    expect(located.origin?.source).toBe('returned')
  })

  test('of which only the headers came back is not offered to be sent again without a copy', async () => {
    bounce = notice('text/rfc822-headers')
    glance = { stored: null, holdings: null, keepsSent: false }
    const { located } = await locate()
    expect(located.origin?.source).toBe('headers')
    expect(actionsOf(located)).not.toContain('resend-split')
  })

  test('is asked for again after a try that failed; until then the line goes away', async () => {
    glance = new Error('the tab has gone')
    const { located } = await locate()
    expect(located.origin).toBeNull()
    expect(located.view.verdict?.id).toBe('none')
    glance = { stored: { ...stored, sent: true }, holdings: null, keepsSent: true }
    const again = (await answerRequest({ type: 'original', message }, 5)) as Located
    expect(again.origin?.source).toBe('sent')
    await answerRequest({ type: 'original', message }, 5)
    expect(executeScript).toHaveBeenCalledTimes(3)
  })

  test('is not waited for by a button where the webmail does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      glance = new Promise(() => {})
      await answerOpen(message, { tab: 5, frame: 3 })
      const pressed = answerRequest({ type: 'action', message, choice, action: 'resend-split' }, 5)
      expect(await afterAWhile(pressed)).toBe('opened')
      expect(createTab).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
