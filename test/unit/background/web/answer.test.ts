import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TicketChoice } from '../../../../src/actions/types.ts'
import type { Shown } from '../../../../src/background/messages.ts'
import type { SentMessage } from '../../../../src/hosts/webmail/frameMessages.ts'
import { SAMPLES } from '../../../../src/ui/dev/samples.ts'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'

const storage = fakeStorage()
const executeScript = vi.fn(async () => [])
const createTab = vi.fn(async (_tab: object) => ({}))
const insertCSS = vi.fn(async () => {})
const setBadgeText = vi.fn(async (_badge: object) => {})
const sendMessage = vi.fn(
  async (_tab: number, _message: { type: string; message?: number }): Promise<unknown> => null,
)
const runAction = vi.fn()
const diagnoseMessage = vi.fn()
const diagnoseText = vi.fn()
const judge = vi.fn(async () => ({ verdict: 'none', reasons: [], linkHosts: [] }))
const engineFor = vi.fn((_can: readonly string[]) => ({
  view: async () => SAMPLES[1],
  withChecks: async (view: unknown) => view,
}))

vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    storage: { ...storage, session: { get: async () => ({}) } },
    i18n: { getUILanguage: () => 'en-US' },
    action: {
      setBadgeText: (badge: object) => setBadgeText(badge),
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
      getTitle: async () => 'Bounce Doctor',
    },
    scripting: { executeScript: () => executeScript(), insertCSS: () => insertCSS() },
    tabs: {
      sendMessage: (tab: number, message: never) => sendMessage(tab, message),
      get: async () => ({ url: 'https://mail.example/#5', index: 0, windowId: 1 }),
      create: (tab: object) => createTab(tab),
    },
    runtime: { getURL: (path: string) => path },
  }),
}))
vi.mock('../../../../src/platform/catalogue.ts', () => ({ loadCatalogue: async () => ({}) }))
vi.mock('../../../../src/actions/index.ts', () => ({ runAction: (...args: unknown[]) => runAction(...args) }))
vi.mock('../../../../src/background/web/engine.ts', () => ({
  engine: {
    judge: () => judge(),
    diagnoseMessage: (bytes: Uint8Array) => diagnoseMessage(bytes),
    diagnoseText: (text: string) => diagnoseText(text),
    ticketOptions: async (choice: TicketChoice) => ({ ticketFor: choice.locale }),
  },
  engineFor: (can: readonly string[]) => engineFor(can),
}))
const { answerOpen, answerRequest } = await import('../../../../src/background/web/answer.ts')

const AT = { tab: 5, frame: 3 }
const choice: TicketChoice = { locale: 'zh_TW', format: 'markdown', mask: false, audience: 'own-admin' }
let nextId = 1

/** Has the page show a message with a number of its own; null: one that the page cannot read any more. */
function display(source: SentMessage['source'] | null = raw('bounce'), kind = 'failure'): number {
  const id = nextId++
  const name = `roundcube\nhttps://mail.example\n${id}`
  sendMessage.mockImplementation(async (_tab, { type, message }) => {
    if (type === 'candidates') return [id]
    return message === id && source ? { name, can: ['compose'], source } : undefined
  })
  const diagnosed = { report: { kind, message: null }, recipients: [] }
  diagnoseMessage.mockReturnValue(diagnosed)
  diagnoseText.mockReturnValue(diagnosed)
  return id
}
const raw = (text: string, cut = false): SentMessage['source'] => ({ kind: 'raw', base64: btoa(text), cut })

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  runAction.mockResolvedValue('copied')
})

describe('a message that comes up', () => {
  test('gets its view, and the banner in its frame', async () => {
    const message = display()
    expect(await answerOpen(message, AT)).toMatchObject({ message, view: SAMPLES[1], hidden: false })
    expect(diagnoseMessage).toHaveBeenCalledWith(new TextEncoder().encode('bounce'))
    expect(executeScript).toHaveBeenCalledOnce()
    expect(setBadgeText).not.toHaveBeenCalled()
  })

  test('is offered what its webmail can do, and what can be done on every page', async () => {
    await answerOpen(display(), AT)
    expect(engineFor).toHaveBeenCalledWith(['clipboard', 'files', 'tags', 'reminders', 'compose'])
  })

  test('is judged by the text that the page shows, where there is no more', async () => {
    expect(await answerOpen(display({ kind: 'text', text: 'not delivered' }), AT)).not.toBeNull()
    expect(diagnoseText).toHaveBeenCalledWith('not delivered')
  })

  test('that is a trick is marked on the toolbar', async () => {
    judge.mockResolvedValueOnce({ verdict: 'trick', reasons: [], linkHosts: [] })
    await answerOpen(display(), AT)
    expect(setBadgeText).toHaveBeenCalledWith({ tabId: 5, text: '!' })
  })

  test('that hides the banner is marked until it does no longer', async () => {
    const message = display()
    await answerRequest({ type: 'covered', message, covered: true }, 5)
    expect(setBadgeText).toHaveBeenLastCalledWith({ tabId: 5, text: '•' })
    await answerRequest({ type: 'covered', message, covered: false }, 5)
    expect(setBadgeText).toHaveBeenLastCalledWith({ tabId: 5, text: null })
  })

  test.each(['not-bounce', 'auto-reply', 'receipt'])('gets nothing as %s', async (kind) => {
    expect(await answerOpen(display(raw('mail'), kind), AT)).toBeNull()
    expect(executeScript).not.toHaveBeenCalled()
    expect(setBadgeText).not.toHaveBeenCalled()
  })

  test.each([null, { kind: 'raw', base64: '%', cut: false } as const])(
    'gets nothing when it cannot be read',
    async (source) => {
      expect(await answerOpen(display(source), AT)).toBeNull()
    },
  )
})

describe('an action', () => {
  test('leaves to the page what only a page can do', async () => {
    const message = display()
    runAction.mockImplementation(async (_id, { effects }) => {
      await effects.writeClipboard({ text: 'ticket', html: null })
      return 'copied'
    })
    const request = { type: 'action', message, action: 'copy-ticket', choice } as const
    expect(await answerRequest(request, 5)).toEqual({ do: 'copy', text: 'ticket', html: null })
    runAction.mockImplementation(async (_id, { effects }) => {
      await effects.saveFile('a.eml', new Uint8Array([1]), 'message/rfc822')
      return 'saved'
    })
    expect(await answerRequest(request, 5)).toMatchObject({
      do: 'save',
      name: 'a.eml',
      base64: btoa('\u0001'),
    })
  })

  test('asks the page for the message when the background has forgotten it, and not otherwise', async () => {
    const message = display()
    const request = { type: 'action', message, action: 'copy-ticket', choice } as const
    expect(await answerRequest(request, 5)).toBe('copied')
    expect(await answerRequest(request, 5)).toBe('copied')
    expect(sendMessage.mock.calls).toEqual([[5, { type: 'read', message }]])
  })

  test('is about a message of the tab that asks, and of no other', async () => {
    const message = display()
    await answerOpen(message, AT)
    sendMessage.mockResolvedValue(null)
    const request = { type: 'action', message, action: 'copy-ticket', choice } as const
    expect(await answerRequest(request, 6)).toBe('failed')
    expect(await answerRequest(request, 5)).toBe('copied')
  })

  test('fails for a message that is no longer open', async () => {
    display()
    expect(await answerRequest({ type: 'action', message: 99_999, action: 'copy-ticket', choice }, 5)).toBe(
      'failed',
    )
    expect(runAction).not.toHaveBeenCalled()
  })

  test('has the whole bounce even where only its beginning was read', async () => {
    const message = display(raw('begin', true))
    let bytes: Uint8Array | null = null
    runAction.mockImplementation(async (_id, { effects }) => {
      bytes = await effects.bounceBytes()
      return 'saved'
    })
    await answerOpen(message, AT)
    sendMessage.mockResolvedValue({ name: 'x', can: [], source: raw('begin and end') })
    await answerRequest({ type: 'action', message, action: 'export-ticket', choice }, 5)
    expect(sendMessage).toHaveBeenLastCalledWith(5, { type: 'read-whole', message })
    expect(bytes).toEqual(new TextEncoder().encode('begin and end'))
  })

  test('cannot do what no webmail can', async () => {
    const message = display()
    runAction.mockImplementation(async (_id, { effects }) => {
      await expect(effects.openPage('address')).rejects.toThrow()
      return 'failed'
    })
    expect(await answerRequest({ type: 'action', message, action: 'mark-address', choice }, 5)).toBe('failed')
  })

  test('opens the page for a reminder beside the webmail', async () => {
    const message = display()
    runAction.mockImplementation(async (_id, { effects }) => {
      await effects.openPage('retry')
      return 'opened'
    })
    expect(await answerRequest({ type: 'action', message, action: 'retry-later', choice }, 5)).toBe('opened')
    expect(createTab).toHaveBeenCalledWith(
      expect.objectContaining({ url: expect.stringContaining(`retry/index.html?tab=5&message=${message}`) }),
    )
  })
})

test('"not a bounce" keeps the banner away until it is taken back, and the popup still knows the bounce', async () => {
  const message = display()
  runAction.mockImplementation(async (id, { effects }) => {
    await effects.setHidden(id === 'not-a-bounce')
    return 'hidden'
  })
  await answerRequest({ type: 'action', message, action: 'not-a-bounce', choice }, 5)
  expect(await answerOpen(message, AT)).toBeNull()
  expect(executeScript).not.toHaveBeenCalled()
  expect(await answerRequest({ type: 'displayed' }, 5)).toMatchObject({ message, hidden: true })
  expect(JSON.stringify(storage.data)).not.toContain('mail.example')
  await answerRequest({ type: 'action', message, action: 'show-again', choice }, 5)
  expect(await answerOpen(message, AT)).not.toBeNull()
})

test('a bounce that is dealt with is shown as such', async () => {
  const message = display()
  runAction.mockImplementation(async (_id, { effects }) => {
    await effects.setDone(true)
    return 'done'
  })
  expect(await answerRequest({ type: 'action', message, action: 'mark-done', choice }, 5)).toBe('done')
  expect(((await answerOpen(message, AT)) as Shown).done).toBe(true)
})

test('copies only commands that the diagnosis holds', async () => {
  const message = display()
  expect(await answerRequest({ type: 'copy-command', message, text: 'rm -rf /' }, 5)).toBe('failed')
  const text = 'nslookup -q=mx example.com'
  expect(await answerRequest({ type: 'copy-command', message, text }, 5)).toMatchObject({ do: 'copy', text })
})

test('the popup gets nothing where no bounce stands open', async () => {
  sendMessage.mockRejectedValue(new Error('Receiving end does not exist'))
  expect(await answerRequest({ type: 'displayed' }, 5)).toBeNull()
})
